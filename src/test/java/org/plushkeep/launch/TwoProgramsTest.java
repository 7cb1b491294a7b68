package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.launch.window.WindowProgram;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.HeapDump;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/** A command while the window has the vault open, and a window while a command has. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoProgramsTest {
  private static final String TYPED = "hums";

  @TempDir Path folder;
  private Cli cli;
  private Process window;

  @BeforeEach
  void collect() {
    cli = new Cli(folder);
    new Story(cli).collect(ToyClips.clip(50, 1));
  }

  @AfterEach
  void end() throws Exception {
    if (window != null) {
      window.destroyForcibly().waitFor();
    }
  }

  private BufferedReader openWindow(String... steps) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                cli.vault.toString(),
                folder.resolve("state").toString(),
                Integer.toString(Cli.PASSPHRASE.length()),
                Integer.toString(TYPED.length())));
    arguments.addAll(List.of(steps));
    window = HeapDump.start(HeapDump.unseenWindow(), WindowProgram.class, arguments);
    tell(Cli.PASSPHRASE + TYPED);
    return window.inputReader(StandardCharsets.UTF_8);
  }

  private void tell(String text) throws Exception {
    OutputStream in = window.getOutputStream();
    in.write(text.getBytes(StandardCharsets.US_ASCII));
    in.flush();
  }

  private static void until(BufferedReader said, String line) throws Exception {
    List<String> lines = new ArrayList<>();
    while (!lines.contains(line)) {
      String next = said.readLine();
      assertThat(next).as("after %s", lines).isNotNull();
      lines.add(next);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "delete --all --yes", "collect", "vault verify", "backup"})
  void aCommandIsToldAndTheWindowGoesOn(String command) throws Exception {
    List<String> before = cli.ids();
    Path stick = folder.resolve("stick");
    try (BufferedReader said = openWindow("unlock", "listen", "wait", "note", "lock", "wait")) {
      until(said, "listen");
      String[] more =
          command.equals("backup") ? new String[] {"--to", stick.toString()} : new String[0];
      cli.onVault(command, more).fails(1, "Another Plushkeep has this vault open.");
      tell("\n");
      until(said, "lock");
    }
    assertThat(cli.ids()).isEqualTo(before);
    try (Vault vault = Vaults.open(cli.vault, Cli.PASSPHRASE.toCharArray())) {
      assertThat(vault.page(RecordingFilter.ALL, 0, 1).getFirst().note()).isEqualTo(TYPED);
    }
    cli.onVault("vault verify").done();
  }

  @Test
  void theWindowIsToldAndTheCommandGoesOn() throws Exception {
    Gate gate = new Gate(new ScriptedFinder());
    gate.toys.put(Story.TOY).offers(ToyClips.clip(60, 2));
    cli.radio(gate);
    CompletableFuture<Cli.Result> collecting =
        CompletableFuture.supplyAsync(() -> cli.onVault("collect", "--scan-seconds", "0"));
    assertThat(gate.connecting.await(60, TimeUnit.SECONDS)).isTrue();
    try (BufferedReader said = openWindow("be refused", "wait", "unlock", "listen", "lock")) {
      assertThat(said.readLine())
          .contains("Another Plushkeep has this vault open. It was left alone.");
      gate.goOn.countDown();
      assertThat(collecting.get(60, TimeUnit.SECONDS).done().out()).contains("1");
      tell("\n");
      until(said, "lock");
    }
    assertThat(cli.ids()).hasSize(2);
    cli.onVault("vault verify").done();
  }

  /** Toys that are reached when the test says so. */
  private record Gate(ScriptedFinder toys, CountDownLatch connecting, CountDownLatch goOn)
      implements ToyFinder {
    Gate(ScriptedFinder toys) {
      this(toys, new CountDownLatch(1), new CountDownLatch(1));
    }

    @Override
    public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) throws ToyException {
      return toys.look(found, lost);
    }

    @Override
    public boolean reaches(SeenToy toy) {
      return toys.reaches(toy);
    }

    @Override
    public ToyLink connect(SeenToy toy) {
      connecting.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return toys.connect(toy);
    }
  }
}
