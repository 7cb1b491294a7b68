package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.SoundFixtures;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.drive.PluggedDrives;

/** A recorder that is plugged in as a drive, for a script. */
class RecordersTest {
  private static final String EASI = "drive:EASI-SPEAK";

  @TempDir Path folder;
  private Cli cli;
  private Path root;
  private final PluggedDrives drives = new PluggedDrives();

  @BeforeEach
  void start() throws IOException {
    cli = new Cli(folder);
    cli.radio(new ScriptedFinder());
    cli.drives(drives);
    cli.onVault("vault create").done();
    root = Files.createDirectories(folder.resolve("media/EASI"));
    Files.createDirectory(root.resolve("VOICE"));
    drives.plug(root, "EASI-SPEAK");
    record("REC1.WAV", 1);
    record("REC2.WAV", 2);
    Files.write(root.resolve("VOICE/REC3.MP3"), SoundFixtures.read("mpeg2.mp3"));
    Files.writeString(root.resolve("VOICE/settings.ini"), "[volume]");
  }

  private void record(String name, int seed) throws IOException {
    Files.write(
        root.resolve("VOICE").resolve(name),
        Wavs.mono16(8000, Tones.sine(8000, 300 + 10 * seed, 6000, 8000)));
  }

  private List<String> left() throws IOException {
    try (var files = Files.list(root.resolve("VOICE"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Cli.Result collect(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "--scan-seconds";
    args[1] = "0";
    System.arraycopy(more, 0, args, 2, more.length);
    return cli.onVault("collect", args);
  }

  @Test
  void itIsAmongTheToys() {
    Cli.Result table = cli.run("toys", "--scan-seconds", "0").done();
    assertThat(table.out()).contains(EASI, "EASI-SPEAK", "drive");
    JsonArray all =
        JsonParser.parseString(cli.run("toys", "--scan-seconds", "0", "--json").done().out())
            .getAsJsonArray();
    JsonObject toy = all.get(0).getAsJsonObject();
    assertThat(toy.get("id").getAsString()).isEqualTo(EASI);
    assertThat(toy.get("way").getAsString()).isEqualTo("drive");
    assertThat(toy.get("signal").isJsonNull()).isTrue();
  }

  @Test
  void pairedItIsCollectedFromAndKeepsWhatItHas() throws Exception {
    Cli.Result first = collect("--pair", "--name", "Class 1b", "--child", "Ada").done();
    assertThat(first.out())
        .contains("Paired with Class 1b", "3 new", "1 other files left alone", "only in VOICE");
    assertThat(cli.list()).hasSize(3);
    JsonObject one = cli.list().get(0).getAsJsonObject();
    assertThat(one.get("toy").getAsString()).isEqualTo("Class 1b");
    assertThat(one.get("child").getAsString()).isEqualTo("Ada");
    assertThat(left()).hasSize(4);
    record("REC4.WAV", 4);
    assertThat(collect().done().out()).contains("1 new, 3 already here");
    assertThat(cli.list()).hasSize(4);
    assertThat(cli.onVault("vault info").done().out()).contains("toys:        1");
  }

  @Test
  void erasedFromItIsWhatIsInTheVault() throws Exception {
    assertThat(collect("--pair", "--erase").done().out()).contains("3 new", "3 erased from it");
    assertThat(left()).containsExactly("settings.ini");
    assertThat(cli.list()).hasSize(3);
    assertThat(cli.onVault("vault verify").done().out()).isNotEmpty();
    assertThat(cli.onVault("history").done().out()).contains("erased from toy");
  }

  /** Recorders that a school has had made alike may have the same volume number too. */
  @Test
  void twoThatShareANumberAreBothCollectedFrom() throws Exception {
    Path twin = Files.createDirectories(folder.resolve("media/EASI1/VOICE"));
    Files.write(twin.resolve("REC1.WAV"), Wavs.mono16(8000, Tones.sine(8000, 700, 6000, 8000)));
    drives.plug(twin.getParent(), "EASI-SPEAK");
    assertThat(
            JsonParser.parseString(cli.run("toys", "--scan-seconds", "0", "--json").done().out())
                .getAsJsonArray())
        .hasSize(2);
    assertThat(cli.run("safety", "--scan-seconds", "0").done().out()).contains("4 recordings");
    assertThat(collect("--pair", "--erase").done().out())
        .contains("3 new", "3 erased from it", "1 new", "1 erased from it");
    assertThat(cli.list()).hasSize(4);
    assertThat(left()).containsExactly("settings.ini");
    assertThat(twin).isEmptyDirectory();
    record("REC7.WAV", 7);
    Files.move(twin.getParent(), folder.resolve("away"));
    Cli.Result half = collect();
    half.fails(1, "unplugged");
    assertThat(half.out()).contains("1 new");
  }

  /** Two gigabytes: told, left where they are, and what is beside them comes in. */
  @Test
  void aHugeFileIsToldOfAndLeft() throws Exception {
    record("REC8.WAV", 8);
    try (RandomAccessFile huge =
        new RandomAccessFile(root.resolve("VOICE/REC8.WAV").toFile(), "rw")) {
      huge.setLength(2L << 30);
    }
    assertThat(collect("--pair", "--erase").done().out())
        .contains("3 new", "1 larger than 134 MB and left on it", "3 erased from it");
    assertThat(left()).containsExactly("REC8.WAV", "settings.ini");
  }

  @Test
  void strangersAreNotTouched() throws Exception {
    collect().fails(4, "--pair");
    collect("--toy", EASI).fails(4, EASI, "not paired");
    collect("--toy", "drive:OTHER").fails(4, "drive:OTHER", "not in range");
    assertThat(cli.list()).isEmpty();
    assertThat(left()).hasSize(4);
  }

  @Test
  void withAToyInRangePairingAsksForTheOne() throws Exception {
    ScriptedFinder radio = new ScriptedFinder();
    cli.radio(radio);
    radio.put("C4:BE:84:00:00:01").offers(ToyClips.clip(10, 1));
    collect("--pair").fails(1, "--toy", EASI, "C4:BE:84:00:00:01");
    assertThat(collect("--pair", "--toy", EASI).done().out()).contains("3 new");
    collect("--pair", "--toy", "C4:BE:84:00:00:01").done();
    radio.put("C4:BE:84:00:00:01").offers(ToyClips.clip(20, 2));
    record("REC5.WAV", 5);
    assertThat(collect().done().out()).contains("1 new, 3 already here").contains("1 new");
    assertThat(cli.list()).hasSize(6);
  }

  @Test
  void pulledOutItSaysSo() throws Exception {
    collect("--pair").done();
    record("REC6.WAV", 6);
    Files.move(root, folder.resolve("away"));
    collect("--toy", EASI).fails(1, "unplugged");
    drives.pull(root);
    collect("--toy", EASI).fails(4, "not in range");
    assertThat(cli.list()).hasSize(3);
    Files.move(folder.resolve("away"), root);
    drives.plug(root, "EASI-SPEAK");
    assertThat(collect().done().out()).contains("1 new, 3 already here");
  }

  @Test
  void aLockedVaultErasesNothing() throws Exception {
    cli.run("collect", "--vault", cli.vault.toString(), "--locked", "--erase")
        .fails(2, "--erase needs the passphrase");
    assertThat(left()).hasSize(4);
  }

  @Test
  void ctrlCStopsItWithNothingHalf() throws Exception {
    cli.interrupted.set(true);
    collect("--pair", "--toy", EASI).fails(130);
    cli.interrupted.set(false);
    assertThat(cli.list()).isEmpty();
    assertThat(left()).hasSize(4);
  }

  /** With no hardware at all: made, seen, collected, erased, recorded on again. */
  @Test
  void thePracticeRecorderGoesTheWholeWay() throws Exception {
    drives.pull(root);
    Path practice = folder.resolve("my recorder");
    assertThat(cli.run("practice", "drive", practice.toString()).done().out())
        .contains("3 recordings", "--practice-drive");
    String[] plugged = {"--practice-drive", practice.toString()};
    assertThat(cli.run("toys", "--scan-seconds", "0", plugged[0], plugged[1]).done().out())
        .contains("drive:practice", "PRACTICE");
    assertThat(collect("--pair", plugged[0], plugged[1]).done().out())
        .contains("Practice recorder", "3 new");
    assertThat(cli.run("practice", "drive", practice.toString()).done().out())
        .contains("4 recordings");
    assertThat(collect("--erase", plugged[0], plugged[1]).done().out())
        .contains("1 new, 3 already here", "4 erased from it");
    try (var files = Files.walk(practice)) {
      assertThat(files.filter(file -> file.toString().endsWith("WAV"))).isEmpty();
    }
    assertThat(cli.list()).hasSize(4);
    cli.list()
        .forEach(
            one -> assertThat(one.getAsJsonObject().get("format").getAsString()).startsWith("wav"));
    cli.run("--practice-drive", practice.toString()).done();
    assertThat(cli.windowDrives.get().now()).hasSize(1).allMatch(drive -> drive.practice());
  }

  /** No folder of the family's own is ever taken for a recorder. */
  @Test
  void noOtherFolderIsTakenForOne() throws Exception {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("letter.txt"), "Dear bear");
    cli.run("practice", "drive", mine.toString()).fails(1, "something in it");
    collect("--pair", "--erase", "--practice-drive", mine.toString())
        .fails(4, "no practice recorder");
    cli.run("--practice-drive", mine.toString()).fails(4, "no practice recorder");
    cli.run("toys", "--practice-drive", folder.resolve("nowhere").toString())
        .fails(4, "no practice recorder");
    assertThat(mine.resolve("letter.txt")).hasContent("Dear bear");
    try (var files = Files.list(mine)) {
      assertThat(files).hasSize(1);
    }
  }
}
