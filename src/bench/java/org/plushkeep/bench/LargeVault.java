package org.plushkeep.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/** A vault that has become large, and when an erasure in it has come how far. */
public final class LargeVault {
  static final String PASSPHRASE = "violet anchors hum quietly";
  private static final String COMPACTION_DUE = "(?s).*\"compactionDue\": *true.*";

  /** One that can be read, and how much of it is silence is known: nobody looks at it again. */
  private static final String FORMAT = "ima-adpcm-high";

  private static final ToyId TOY = new ToyId("C4:BE:84:00:00:01");

  private LargeVault() {}

  /**
   * Makes one, for {@link #fillApart}.
   *
   * @param arguments folder, how many recordings, of how many bytes
   */
  public static void main(String[] arguments) throws VaultException {
    fill(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
  }

  /** As {@link #fill}, by a program of its own: its memory is not this one's. */
  static void fillApart(Path dir, int count, int bytes) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LargeVault.class.getName());
    command.addAll(List.of(dir.toString(), Integer.toString(count), Integer.toString(bytes)));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("the vault was not made");
    }
  }

  static void fill(Path dir, int count, int bytes) throws VaultException {
    Random random = new Random(bytes);
    try (Vault vault = Vaults.create(dir, PASSPHRASE.toCharArray())) {
      vault.saveToy(new KnownToy(TOY, "Bentley", "Ada", "", Instant.EPOCH));
      int batch = Math.min(500, 2_000_000 / bytes);
      for (int i = 0; i < count; i += batch) {
        List<NewRecording> fresh = new ArrayList<>();
        for (int one = i; one < Math.min(count, i + batch); one++) {
          byte[] sound = new byte[bytes];
          random.nextBytes(sound);
          Instant when = Instant.EPOCH.plusSeconds(one);
          fresh.add(
              new NewRecording(
                  TOY, when, sound, Duration.ZERO, FORMAT, new byte[64], new Silence(100)));
        }
        vault.add(fresh);
      }
    }
  }

  /** Every tenth of so many, by their places: what is scattered so touches every block of keys. */
  static int[] everyTenth(int count) {
    return IntStream.range(0, count / 10).map(i -> 10 * i).toArray();
  }

  /**
   * Waits for what an erasure does next.
   *
   * @param due for the key being gone for good; else for the compaction's end
   * @return when, by {@link System#nanoTime}
   */
  static long whenCompactionIs(boolean due, Path dir) {
    try {
      while (Files.readString(dir.resolve("vault.json")).matches(COMPACTION_DUE) != due) {
        Thread.sleep(2);
      }
      return System.nanoTime();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void wipe(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
