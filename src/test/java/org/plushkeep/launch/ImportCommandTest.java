package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.file.SoundFiles;
import org.plushkeep.testing.SoundFixtures;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.Wavs;

/** What a script does with files from elsewhere. */
class ImportCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private Path files;

  @BeforeEach
  void start() throws IOException {
    cli = new Cli(folder);
    cli.onVault("vault create").done();
    files = Files.createDirectory(folder.resolve("files"));
  }

  @Test
  void filesOfEveryKindAreStoredListedAndLeftWhereTheyAre() throws Exception {
    for (String name : SoundFixtures.DECODABLE) {
      put(name, SoundFixtures.read(name));
    }
    List<String> lines = cli.onVault("import", files.toString()).done().lines();
    assertThat(lines)
        .hasSameSizeAs(SoundFixtures.DECODABLE)
        .allMatch(line -> line.matches(".*: new \\(\\d+\\.\\d\\d s, [-a-z0-9]+\\)"));
    assertThat(cli.list())
        .hasSameSizeAs(SoundFixtures.DECODABLE)
        .allSatisfy(
            one -> {
              assertThat(text(one.getAsJsonObject(), "toy")).isEqualTo("Imported files");
              assertThat(SoundFiles.isFormat(text(one.getAsJsonObject(), "format"))).isTrue();
              assertThat(one.getAsJsonObject().get("seconds").getAsDouble()).isBetween(0.5, 2.2);
            });
    for (String name : SoundFixtures.DECODABLE) {
      assertThat(files.resolve(name)).hasBinaryContent(SoundFixtures.read(name));
    }
  }

  @Test
  void theSameBytesAreNotStoredTwiceWhateverTheyAreCalled() throws Exception {
    Path one = put("a.mp3", SoundFixtures.read("mpeg2.mp3"));
    Path same = put("b.wav", SoundFixtures.read("mpeg2.mp3"));
    assertThat(cli.onVault("import", one.toString(), same.toString()).done().lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("a.mp3: new (", ", mp3)"),
            second -> assertThat(second).endsWith("b.wav: already here"));
    assertThat(cli.onVault("import", "--from", "recorder", same.toString()).done().out())
        .contains("already here");
    assertThat(cli.list()).hasSize(1);
  }

  @Test
  void aToysRecordingThatWasExportedIsTheSame() throws Exception {
    cli = new Cli(Files.createDirectory(folder.resolve("with-a-toy")));
    new Story(cli).collect(ToyClips.clip(50, 1));
    Path out = folder.resolve("out");
    cli.onVault("export", "--all", "--format", "toy", "--to", out.toString()).done();
    assertThat(cli.onVault("import", out.toString()).done().out()).contains(".au: already here");
    assertThat(cli.list()).hasSize(1);
  }

  @Test
  void aToysRecordingFromElsewhereIsHeardAsOne() throws Exception {
    put("bear.bin", ToyClips.clip(50, 1));
    cli.onVault("import", files.toString()).done();
    assertThat(text(only(), "format")).isEqualTo("g722.1-16k");
    assertThat(only().get("seconds").getAsDouble()).isEqualTo(1.0);
  }

  @Test
  void whatTheyAreFromIsTheNameTheyAreListedUnder() throws Exception {
    put("a.mp3", SoundFixtures.read("mpeg2.mp3"));
    cli.onVault("import", files.toString(), "--from", "School recorder").done();
    assertThat(text(only(), "toy")).isEqualTo("School recorder");
    cli.onVault("import", files.toString(), "--from", "x".repeat(59)).fails(2, "--from");
    cli.onVault("import", files.toString(), "--from", "a\nb").fails(2, "--from");
  }

  /** What cannot be played is kept to the bit, and leaves the vault as it came. */
  @Test
  void whatCannotBePlayedIsKeptAndSaidSo() throws Exception {
    Path text = put("letter.txt", "Dear bear, how are you?\n".repeat(500).getBytes());
    Path lossless = put("alac.m4a", SoundFixtures.read("alac.m4a"));
    List<String> lines = cli.onVault("import", text.toString(), lossless.toString()).done().lines();
    assertThat(lines.get(0)).contains("letter.txt: kept, but it cannot be played. ");
    assertThat(lines.get(1)).contains("alac.m4a: kept, but it cannot be played. This M4A file");
    assertThat(cli.list())
        .hasSize(2)
        .allSatisfy(one -> assertThat(text(one.getAsJsonObject(), "format")).isEqualTo("unknown"));
    Path out = folder.resolve("out");
    cli.onVault("export", "--all", "--format", "toy", "--to", out.toString()).done();
    assertThat(exported(out, ".bin"))
        .extracting(Files::readAllBytes)
        .containsExactlyInAnyOrder(Files.readAllBytes(text), Files.readAllBytes(lossless));
    cli.onVault("export", "--all", "--to", out.toString())
        .fails(1, "cannot be turned into sound", "--format toy");
  }

  @Test
  void importedFilesLeaveAsTheyCameAndAsSound() throws Exception {
    for (String name : List.of("mpeg2.mp3", "vorbis.ogg", "aac.m4a", "stereo24.flac")) {
      put(name, SoundFixtures.read(name));
    }
    cli.onVault("import", files.toString()).done();
    Path out = folder.resolve("out");
    cli.onVault("export", "--all", "--format", "toy", "--to", out.toString()).done();
    for (String name : List.of("mpeg2.mp3", "vorbis.ogg", "aac.m4a", "stereo24.flac")) {
      String ending = name.substring(name.lastIndexOf('.'));
      assertThat(exported(out, ending))
          .singleElement()
          .satisfies(path -> assertThat(path).hasBinaryContent(SoundFixtures.read(name)));
    }
    for (String format : List.of("wav", "flac", "opus")) {
      Path sound = folder.resolve(format);
      cli.onVault("export", "--all", "--format", format, "--to", sound.toString()).done();
      assertThat(exported(sound, "." + format))
          .hasSize(4)
          .allSatisfy(
              path ->
                  assertThat(SoundFiles.read(Files.readAllBytes(path)).pcm().duration().toMillis())
                      .isBetween(490L, 2200L));
    }
  }

  @Test
  void aFileThatEndsEarlyIsKeptAndSaidSo() throws Exception {
    byte[] whole = Wavs.mono16(16_000, SoundFixtures.original(16_000));
    Path cut = put("cut.wav", Arrays.copyOf(whole, whole.length / 2));
    assertThat(cli.onVault("import", cut.toString()).done().out())
        .contains("cut.wav: new (1.00 s, wav-pcm16). A part of it is missing or damaged.");
    assertThat(only().get("bytes").getAsInt()).isEqualTo(whole.length / 2);
  }

  @Test
  void whatCannotBeReadIsSaidAndTheOthersAreStored() throws Exception {
    Path good = put("good.mp3", SoundFixtures.read("mpeg2.mp3"));
    Path empty = put("empty.wav", new byte[0]);
    Path huge = files.resolve("huge.wav");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(5L << 30); // takes no room on the disk
    }
    Path nothing = Files.createDirectory(files.resolve("nothing"));
    Path missing = files.resolve("missing.wav");
    Path link = Files.createSymbolicLink(folder.resolve("link.mp3"), good);
    Cli.Result result =
        cli.onVault(
            "import",
            missing.toString(),
            empty.toString(),
            huge.toString(),
            nothing.toString(),
            good.toString(),
            link.toString());
    assertThat(result.fails(1, "4 of 6 files could not be stored.").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("missing.wav: not stored. There is no such file."),
            line -> assertThat(line).endsWith("empty.wav: not stored. This file is empty."),
            line -> assertThat(line).contains("huge.wav: not stored. This file is larger than 134"),
            line -> assertThat(line).contains("nothing: not stored. There is no file of sound"),
            line -> assertThat(line).contains("good.mp3: new ("),
            line -> assertThat(line).endsWith("link.mp3: already here"));
    assertThat(cli.list()).hasSize(1);
    cli.onVault("import", missing.toString()).fails(1, "missing.wav", "There is no such file.");
    if (Files.exists(Path.of("/dev/zero"))) {
      cli.onVault("import", "/dev/zero").fails(1, "This is no file.");
    }
  }

  /** Of a folder the files of sound are meant, in order; links in it lead nowhere. */
  @Test
  void aFolderIsTheSoundInIt() throws Exception {
    Path inner = Files.createDirectory(files.resolve("inner"));
    Files.write(inner.resolve("b"), SoundFixtures.read("mpeg2.mp3"));
    put("a.mp3", SoundFixtures.read("mpeg25.mp3"));
    put("readme.txt", "not sound".getBytes());
    put(".hidden.mp3", SoundFixtures.read("no-info.mp3"));
    Files.createSymbolicLink(inner.resolve("loop"), files);
    List<String> lines = cli.onVault("import", files.toString()).done().lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("a.mp3: new");
    assertThat(lines.get(1)).contains("b: new");
  }

  @Test
  void jsonIsOneArrayAndNothingElse() throws Exception {
    Path good = put("good.mp3", SoundFixtures.read("mpeg2.mp3"));
    Path text = put("letter.txt", "Dear bear".getBytes());
    Path missing = files.resolve("missing.wav");
    Cli.Result result =
        cli.onVault(
            "import",
            "--json",
            good.toString(),
            text.toString(),
            good.toString(),
            missing.toString());
    JsonArray array =
        JsonParser.parseString(result.fails(1, "1 of 3 files").out()).getAsJsonArray();
    assertThat(array).hasSize(3);
    JsonObject first = array.get(0).getAsJsonObject();
    assertThat(first.keySet())
        .containsExactly("file", "outcome", "id", "seconds", "format", "bytes", "problem");
    assertThat(text(first, "outcome")).isEqualTo("new");
    assertThat(text(first, "format")).isEqualTo("mp3");
    assertThat(cli.ids()).contains(text(first, "id"));
    assertThat(text(array.get(1).getAsJsonObject(), "outcome")).isEqualTo("new-unheard");
    assertThat(text(array.get(2).getAsJsonObject(), "outcome")).isEqualTo("missing");
    assertThat(array.get(2).getAsJsonObject().get("id").isJsonNull()).isTrue();
  }

  @Test
  void ctrlCStopsIt() throws Exception {
    put("a.mp3", SoundFixtures.read("mpeg2.mp3"));
    cli.interrupted.set(true);
    cli.onVault("import", files.toString()).fails(130, "Stopped. 0 files had been stored.");
  }

  @Test
  void importedFilesAreNoToy() throws Exception {
    put("a.mp3", SoundFixtures.read("mpeg2.mp3"));
    cli.onVault("import", files.toString()).done();
    cli.onVault("collect", "--scan-seconds", "0").fails(4, "No toy is paired");
    assertThat(cli.onVault("vault info").done().out()).containsPattern("toys: +0");
  }

  @Test
  void filesAreNeeded() {
    cli.onVault("import").fails(2);
  }

  private Path put(String name, byte[] bytes) throws IOException {
    return Files.write(files.resolve(name), bytes);
  }

  private JsonObject only() {
    assertThat(cli.list()).hasSize(1);
    return cli.list().get(0).getAsJsonObject();
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  private static List<Path> exported(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(ending)).toList();
    }
  }
}
