package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException.Problem;

/** {@code collect --locked}: no passphrase to collect, nothing to be heard without it. */
class LockedCollectTest {
  private static final String ONE = "C4:BE:84:00:00:01";
  private static final String TWO = "C4:BE:84:00:00:02";

  @TempDir static Path made;
  @TempDir Path folder;
  private Cli cli;
  private final ScriptedFinder radio = new ScriptedFinder();
  private ScriptedToy toy;

  /** A vault with a paired toy, one recording, and leave to collect while it is locked. */
  @BeforeAll
  static void make() {
    Cli first = new Cli(made);
    ScriptedFinder radio = new ScriptedFinder();
    first.radio(radio);
    radio.put(ONE).offers(ToyClips.clip(5, 99));
    first.onVault("vault create").done();
    first.onVault("collect", "--pair", "--scan-seconds", "0", "--name", "Stella").done();
    first.onVault("vault locked-collecting", "on").done();
  }

  @BeforeEach
  void start() throws Exception {
    cli = new Cli(folder);
    cli.radio(radio);
    toy = radio.put(ONE);
    Path from = new Cli(made).vault;
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, cli.vault.resolve(from.relativize(file).toString()));
      }
    }
  }

  private Cli.Result locked(String... more) {
    List<String> args = new ArrayList<>(List.of("collect", "--locked", "--scan-seconds", "0"));
    args.addAll(List.of("--vault", cli.vault.toString()));
    args.addAll(List.of(more));
    return cli.run(args.toArray(String[]::new));
  }

  @Test
  void onceAllowedItNeedsNoPassphraseAndTheNextCommandMovesIn() throws Exception {
    toy.offers(ToyClips.clip(10, 1)).offers(ToyClips.clip(20, 2));
    Files.move(cli.passwordFile, folder.resolve("hidden"));
    Cli.Result result = locked().done();
    assertThat(result.out())
        .contains("2 new recordings; 2 in all wait")
        .doesNotContain("Stella", ONE);
    Files.move(folder.resolve("hidden"), cli.passwordFile);
    Cli.Result listed = cli.onVault("list", "--json");
    assertThat(listed.code()).isZero();
    assertThat(listed.err())
        .isEqualTo("Came in while the vault was locked: 2 new, 0 already here.\n");
    assertThat(cli.list()).as("and says so once").hasSize(3);
    assertThat(cli.onVault("vault verify").done().out()).contains("3 recordings");
    Path out = folder.resolve("out");
    cli.onVault("export", "--to", out.toString(), "--all", "--format", "toy").done();
    try (var files = Files.list(out)) {
      assertThat(files.map(LockedCollectTest::bytes)).contains(ToyClips.clip(10, 1));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aVaultThatHasNotAllowedItSaysSoInOneLine() {
    toy.offers(ToyClips.clip(10, 1));
    locked().done();
    cli.onVault("vault locked-collecting", "off");
    locked().fails(1, "takes nothing in while it is locked", "locked-collecting on");
    assertThat(cli.list()).hasSize(2);
    assertThat(cli.onVault("vault info").done().out()).contains("locked:      nothing may come in");
    cli.run("collect", "--locked", "--vault", folder.toString()).fails(1, "holds no vault");
  }

  @Test
  void otherToysAreLeftAlone() {
    ScriptedToy stranger = radio.put(TWO).offers(ToyClips.clip(10, 3));
    toy.offers(ToyClips.clip(10, 1));
    assertThat(locked().done().out()).contains("1 new recording;");
    assertThat(stranger.asked).isEmpty();
    locked("--toy", TWO).fails(4, "None of the toys that this vault is paired with is in range");
    cli.radio(ScriptedFinder.none());
    locked().fails(4, "in range", "no Bluetooth");
  }

  @Test
  void whatIsThereAlreadyDoesNotComeInTwice() {
    toy.offers(ToyClips.clip(10, 1));
    locked().done();
    toy.offers(ToyClips.clip(10, 1));
    assertThat(locked().done().out()).contains("0 new recordings; 1 in all");
    cli.onVault("list");
    toy.offers(ToyClips.clip(10, 1));
    locked().done();
    assertThat(cli.onVault("list").err()).contains("0 new, 1 already here");
    assertThat(cli.list()).hasSize(2);
  }

  @Test
  void aLinkLostInTheMiddleKeepsWhatCameAndNoHalf() {
    toy.offers(ToyClips.clip(10, 1)).fails(Problem.LINK_LOST);
    assertThat(locked().fails(1).out()).contains("1 new recording; 1 in all");
    cli.interrupted.set(true);
    toy.offers(ToyClips.clip(10, 2));
    locked("--toy", ONE).fails(130);
    cli.interrupted.set(false);
    cli.onVault("list");
    assertThat(cli.list()).hasSize(2);
  }

  @Test
  void whatCannotBeMovedInIsToldAndTheRestComesIn() throws Exception {
    toy.offers(ToyClips.clip(10, 1));
    locked().done();
    Files.writeString(cli.vault.resolve("intake").resolve("0".repeat(32)), "no recording");
    Path key = cli.vault.resolve("intake").resolve("key.json");
    String changed = Files.readString(key).replaceFirst("(\"publicKey\": \")....", "$1AAAA");
    Files.writeString(key, changed.replace("\"checksum\"", "\"none\""));
    Cli.Result listed = cli.onVault("list", "--json");
    assertThat(listed.code()).isZero();
    assertThat(listed.err().lines()).hasSize(3);
    assertThat(listed.err())
        .contains("1 new", "1 file could not be moved in", "aside", "Somebody has changed the key");
    locked().fails(1, "takes nothing in");
    assertThat(cli.list()).hasSize(2);
  }

  @Test
  void aKeyThatTheDiskHasDamagedTakesNothingInAndUnlockingMendsIt() throws Exception {
    Path key = cli.vault.resolve("intake").resolve("key.json");
    String whole = Files.readString(key);
    Files.writeString(key, whole.replaceFirst("(\"publicKey\": \")....", "$1AAAA"));
    toy.offers(ToyClips.clip(10, 1));
    locked().fails(5, "damaged", "Unlocking the vault mends it");
    assertThat(toy.asked).doesNotContain("fetch");
    assertThat(cli.onVault("list").done().err()).isEmpty();
    locked().done();
    assertThat(cli.onVault("list").err()).contains("1 new").doesNotContain("changed");
    assertThat(cli.list()).hasSize(2);
  }

  @Test
  void theWrongUseIsTwo() {
    locked("--pair").fails(2, "--pair needs the passphrase");
    cli.onVault("collect", "--locked").fails(2, "needs no --password-file");
    cli.run("collect", "--vault", cli.vault.toString()).fails(2, "--password-file");
    cli.onVault("vault locked-collecting").fails(2);
    cli.onVault("vault locked-collecting", "perhaps").fails(2);
  }
}
