package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.collect.DriveCollector;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.Wavs;
import org.plushkeep.testing.disk.UnpluggedDisk;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.drive.PluggedDrives;
import org.plushkeep.vault.SpoiledPlaces;

/** What a script is told where a damaged vault has no place for some of what comes in. */
class DamagedVaultCommandTest {
  private static final String ONE = "C4:BE:84:00:00:01";
  private static final String TWO = "C4:BE:84:00:00:02";
  private static final int OFFERED = SpoiledPlaces.SURELY_BOTH;
  private static final Pattern TALLY =
      Pattern.compile("(\\d+) new(?:, \\d+ already here)?, (\\d+) could not be stored");

  @TempDir Path folder;
  private Cli cli;
  private int before;
  private final ScriptedFinder radio = new ScriptedFinder();

  @BeforeEach
  void start() throws Exception {
    cli = new Cli(folder);
    cli.radio(radio);
    cli.onVault("vault create").done();
    SpoiledPlaces.spoil(cli.vault, Cli.PASSPHRASE);
    before = cli.ids().size();
  }

  private void pairAnother() {
    radio.put(TWO).identifier("").offers(new byte[0]);
    collect("--pair", "--toy", TWO, "--name", "Starburst").done();
  }

  private ScriptedToy offering(String id, int seed) {
    ScriptedToy toy = radio.put(id).identifier("");
    for (int i = 0; i < OFFERED; i++) {
      toy.offers(ToyClips.clip(2, seed + i));
    }
    return toy;
  }

  private Cli.Result collect(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "--scan-seconds";
    args[1] = "0";
    System.arraycopy(more, 0, args, 2, more.length);
    return cli.onVault("collect", args);
  }

  /** How many of a line's recordings could not be stored; the others were. */
  private static int refused(String line) {
    Matcher tally = TALLY.matcher(line);
    assertThat(tally.find()).as(line).isTrue();
    int refused = Integer.parseInt(tally.group(2));
    assertThat(Integer.parseInt(tally.group(1)) + refused).isEqualTo(OFFERED);
    assertThat(refused).isBetween(1, OFFERED - 1);
    return refused;
  }

  @Test
  void everyToyIsVisitedToItsEndAndWhatCouldNotBeStoredIsToldOnce() {
    pairAnother();
    ScriptedToy first = offering(ONE, 0);
    ScriptedToy second = offering(TWO, OFFERED);
    Cli.Result result = collect();
    List<String> lines = result.lines();
    assertThat(lines).hasSize(2);
    int refused = refused(lines.get(0)) + refused(lines.get(1));
    result.fails(
        5,
        refused + " recordings could not be stored: the vault is damaged there.",
        "still on the toy",
        "'plushkeep vault verify'",
        "backup");
    assertThat(first.recordingWaits() || second.recordingWaits()).isFalse();
    assertThat(cli.ids()).hasSize(before + 2 * OFFERED - refused);
  }

  @Test
  void anotherToysTroubleIsToldToo() {
    pairAnother();
    offering(ONE, 0);
    radio.put(TWO).identifier("").fails(Problem.NO_ANSWER);
    Cli.Result result = collect();
    result.fails(
        5,
        refused(result.lines().getFirst()) + " recordings could not be stored",
        "1 of 2 toys could not be read. ",
        "NO_ANSWER");
  }

  @Test
  void aLinkThatIsLostLaterHidesNothing() {
    offering(ONE, 0).fails(Problem.LINK_LOST);
    Cli.Result result = collect();
    result.fails(
        5,
        refused(result.lines().getFirst()) + " recordings could not be stored",
        "backup, put it back, then collect again. The toy: LINK_LOST");
  }

  @Test
  void aToyIsNotClearedOfWhatCouldNotBeStored() {
    ScriptedToy toy = offering(ONE, 0).cares();
    cli.onVault("toy clear", "--yes", "--scan-seconds", "0")
        .fails(5, "new could be stored", "Nothing on the toy was overwritten.");
    assertThat(toy.recordingWaits()).isFalse();
    assertThat(toy.asked).noneMatch(one -> one.startsWith("send"));
    assertThat(cli.ids()).hasSizeBetween(before + 1, before + OFFERED - 1);
  }

  private Path sounds(Path into) throws IOException {
    Files.createDirectories(into);
    for (int i = 0; i < OFFERED; i++) {
      Files.write(
          into.resolve("REC" + i + ".WAV"),
          Wavs.mono16(8000, Tones.sine(8000, 300 + 10 * i, 6000, 800)));
    }
    return into;
  }

  @Test
  void onARecorderStaysWhatCouldNotBeStoredThoughTheRestIsErased() throws Exception {
    PluggedDrives drives = new PluggedDrives();
    cli.drives(drives);
    Path voice = sounds(folder.resolve("media/EASI/VOICE"));
    drives.plug(voice.getParent(), "EASI-SPEAK");
    Cli.Result result = collect("--pair", "--toy", "drive:EASI-SPEAK", "--erase");
    int refused = refused(result.out());
    result.fails(5, refused + " recordings could not be stored", "still on the toy");
    assertThat(result.out())
        .contains((OFFERED - refused) + " erased from it, " + refused + " left on it");
    try (var files = Files.list(voice)) {
      assertThat(files).hasSize(refused);
    }
  }

  @Test
  void aRecorderThatIsPulledOutLaterHidesNothing() throws Exception {
    Path root = Files.createDirectories(folder.resolve("media/EASI"));
    sounds(root.resolve("VOICE"));
    PluggedDrives drives = new PluggedDrives();
    cli.drives(drives);
    try (UnpluggedDisk disk = new UnpluggedDisk(root)) {
      drives.plug(disk.root(), "EASI-SPEAK");
      disk.plugIn();
      Drive drive = drives.now().getFirst();
      KnownToy known = new KnownToy(drive.id(), "", "", "", Instant.EPOCH);
      new DriveCollector(new MemoryVault(), drive)
          .collect(known, new DriveCollector.Progress() {}, () -> false);
      disk.pullAfter(disk.steps() - 1);
      Cli.Result result = collect("--pair", "--toy", "drive:EASI-SPEAK");
      result.fails(5, " could not be stored: the vault is damaged there.", "unplugged");
      assertThat(result.out()).contains(" new, ", " could not be stored");
    }
  }

  @Test
  void filesThatFindAPlaceAreImportedAndTheOthersAreTold() throws Exception {
    Path files = sounds(folder.resolve("files"));
    Cli.Result result = cli.onVault("import", files.toString());
    assertThat(result.lines()).hasSize(OFFERED);
    long refused =
        result.out().lines().filter(line -> line.contains("not stored. The vault is")).count();
    assertThat(refused).isBetween(1L, OFFERED - 1L);
    result.fails(
        5,
        refused + " of " + OFFERED + " files could not be stored. The vault is damaged",
        "'plushkeep vault verify'",
        "backup");
    assertThat(cli.ids()).hasSize(before + OFFERED - (int) refused);
    Cli.Result again = cli.onVault("import", "--json", files.toString());
    assertThat(JsonParser.parseString(again.out()).getAsJsonArray())
        .hasSize(OFFERED)
        .extracting(one -> ((JsonObject) one).get("outcome").getAsString())
        .contains("already-here")
        .isSubsetOf("already-here", "new", "vault-damaged");
  }
}
