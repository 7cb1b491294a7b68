package org.plushkeep.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.dsp.Signals;
import org.plushkeep.testing.OldVault;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.ToyVoices;

/** What a script does with recordings that are in a vault: list, export, delete. */
class RecordingsTest {
  @TempDir Path folder;
  private Cli cli;
  private Story story;
  private Path to;

  @BeforeEach
  void start() {
    cli = new Cli(folder);
    story = new Story(cli);
    to = folder.resolve("out");
  }

  @Test
  void listTellsEverythingAboutARecording() throws Exception {
    byte[] clip = ToyClips.clip(50, 1);
    story.collect(clip);
    JsonObject one = cli.list().get(0).getAsJsonObject();
    assertThat(one.keySet())
        .containsExactly(
            "id",
            "toy",
            "child",
            "collectedAt",
            "seconds",
            "format",
            "bytes",
            "sha256",
            "verdict",
            "silence");
    assertThat(Instant.parse(one.get("collectedAt").getAsString()))
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
    assertThat(one.get("seconds").getAsJsonPrimitive().isNumber()).isTrue();
    assertThat(one.get("seconds").getAsDouble()).isEqualTo(1.0);
    assertThat(one.get("bytes").getAsInt()).isEqualTo(clip.length);
    assertThat(one.get("sha256").getAsString()).isEqualTo(sha256(clip));
    assertThat(one.get("verdict").getAsString()).isEqualTo("new");
    assertThat(one.get("toy").getAsString()).isEqualTo("Starburst the Unicorn");
    assertThat(one.get("format").getAsString()).startsWith("g722.1");
  }

  @Test
  void listShowsOnlyWhatIsMostlySilentWhenAskedTo() throws Exception {
    byte[] silent = ToyAudio.encode(new Pcm(16_000, new short[32_000]));
    byte[] tone = ToyAudio.encode(Signals.sine(16_000, 440, 0.5, 2));
    story.collect(tone, silent, new byte[] {1, 2, 3});
    for (JsonElement each : cli.list()) {
      JsonObject one = each.getAsJsonObject();
      boolean known = !one.get("format").getAsString().equals("unknown");
      assertThat(one.get("silence").isJsonNull()).isEqualTo(!known);
      if (known) {
        boolean isSilent = one.get("sha256").getAsString().equals(sha256(silent));
        assertThat(one.get("silence").getAsDouble()).isEqualTo(isSilent ? 1 : 0);
      }
    }
    assertThat(cli.onVault("list", "--mostly-silent").done().lines())
        .hasSize(2)
        .last(STRING)
        .contains(sha256(silent));
  }

  @Test
  void whatAnEarlierVersionStoredIsMeasuredWhenSomebodyAsks() throws Exception {
    Path old = folder.resolve("old");
    OldVault.put(2, old);
    Path passphrase = Files.writeString(folder.resolve("old.txt"), OldVault.PASSPHRASE);
    String[] asks = {
      "list", "--json", "--vault", old.toString(), "--password-file", passphrase.toString()
    };
    assertThat(cli.run(asks).done().out()).contains("\"silence\":null");
    String[] more = Arrays.copyOf(asks, asks.length + 1);
    more[asks.length] = "--mostly-silent";
    JsonArray silent = JsonParser.parseString(cli.run(more).done().out()).getAsJsonArray();
    assertThat(silent).hasSize(1);
    assertThat(silent.get(0).getAsJsonObject().get("silence").getAsDouble()).isGreaterThan(0.9);
  }

  @Test
  void jsonIsOneArrayAndNothingElse() {
    cli.onVault("vault create").done();
    assertThat(cli.onVault("list", "--json").done().out().strip()).isEqualTo("[]");
    assertThat(cli.onVault("list").done().out().strip()).isEqualTo("No recordings.");
  }

  @Test
  void theTableForPeopleHasTheSameFacts() {
    story.collectThree();
    List<String> lines = cli.onVault("list").done().lines();
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst()).startsWith("ID").contains("TOY", "CHILD", "SHA-256", "VERDICT");
    assertThat(lines.get(1)).startsWith(cli.ids().getFirst());
  }

  @Test
  void exportPrintsEachPathItWrote() throws Exception {
    story.collectThree();
    Cli.Result result = cli.onVault("export", "--to", to.toString(), "--all").done();
    assertThat(result.lines()).hasSize(4).allSatisfy(line -> assertThat(Path.of(line)).exists());
    assertThat(files()).hasSize(4);
    assertThat(result.lines().getLast()).endsWith("plushkeep-export.txt");
    assertThat(result.lines().subList(0, 3)).allMatch(line -> line.endsWith(".wav"));
  }

  @Test
  void exportOfSomeTakesOnlyThose() throws Exception {
    story.collectThree();
    List<String> ids = cli.ids();
    cli.onVault("export", "--to", to.toString(), "--format", "toy", ids.get(0), ids.get(2)).done();
    assertThat(files()).hasSize(3);
  }

  @Test
  void theToysBytesLeaveAsTheyCame() throws Exception {
    byte[] clip = ToyClips.clip(12, 5);
    story.collect(clip);
    Cli.Result result =
        cli.onVault("export", "--to", to.toString(), "--all", "--format", "toy").done();
    assertThat(Path.of(result.lines().getFirst())).hasBinaryContent(clip);
    assertThat(to.resolve("plushkeep-export.txt")).content().contains(sha256(clip));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "flac", "opus"})
  void soundLeavesInTheFormatThatWasAskedForAndTellsNobodysName(String format) throws Exception {
    story.collect(ToyClips.clip(50, 1), ToyVoices.recording("ima-adpcm-low", 2, 1));
    List<String> export = List.of("--to", to.toString(), "--all", "--format", format);
    Cli.Result result = cli.onVault("export", export.toArray(String[]::new)).done();
    assertThat(result.lines()).hasSize(3);
    for (String line : result.lines().subList(0, 2)) {
      assertThat(line).endsWith("." + format);
      assertThat(Files.readString(Path.of(line), ISO_8859_1)).doesNotContain("Starburst");
    }
    Cli.Result tagged =
        cli.onVault("export --tags --name {toy}", export.toArray(String[]::new)).done();
    for (String line : tagged.lines().subList(0, 2)) {
      assertThat(Path.of(line).getFileName().toString()).startsWith("Starburst the Unicorn");
      assertThat(Files.readString(Path.of(line), ISO_8859_1)).contains("Starburst the Unicorn");
    }
  }

  @Test
  void progressIsToldBesideTheResult() {
    story.collectThree();
    Cli.Result result =
        cli.onVault("export --progress", "--to", to.toString(), "--all", "--format", "flac");
    assertThat(result.code()).isZero();
    assertThat(result.lines()).hasSize(4).allSatisfy(line -> assertThat(Path.of(line)).exists());
    assertThat(result.err().lines()).last().isEqualTo("3 of 3 recordings");
  }

  @Test
  void exportStopsAtOnceOnCtrlCAndLeavesNoHalfFile() {
    story.collectThree();
    cli.interrupted.set(true);
    cli.onVault("export", "--to", to.toString(), "--all", "--format", "opus")
        .fails(130, "Stopped. 0 files");
    assertThat(to).isEmptyDirectory();
  }

  @Test
  void exportingTwiceOverwritesNothing() throws Exception {
    story.collectThree();
    cli.onVault("export", "--to", to.toString(), "--all").done();
    cli.onVault("export", "--to", to.toString(), "--all").done();
    assertThat(files()).hasSize(8);
  }

  @Test
  void anUnknownIdIsFourAndNothingIsExported() {
    story.collectThree();
    String known = cli.ids().getFirst();
    for (String unknown : List.of(Story.unknownId(), "not-an-id")) {
      cli.onVault("export", "--to", to.toString(), known, unknown).fails(4, unknown);
    }
    assertThat(to).doesNotExist();
  }

  @Test
  void whatTheToysMicrophoneRecordedIsListedAndExportedLikeTheOthers() throws Exception {
    story.collect(ToyVoices.recording("ima-adpcm-low", 2, 1));
    assertThat(cli.onVault("list").done().out()).contains("ima-adpcm-low").contains("2.00");
    cli.onVault("export", "--to", to.toString(), "--all").done();
    assertThat(files()).anyMatch(file -> file.toString().endsWith(".wav"));
  }

  @Test
  void whatNoCodecReadsIsToldOfWithAWayOutAndTheOthersAreExported() throws Exception {
    story.collect(ToyClips.clip(5, 1), new byte[] {1, 2, 3, 4});
    cli.onVault("export", "--to", to.toString(), "--all").fails(1, "--format toy");
    assertThat(files()).hasSize(2);
    cli.onVault("export", "--to", to.toString(), "--all", "--format", "toy").done();
  }

  @Test
  void aFileInThePlaceOfTheFolderIsASentence() throws Exception {
    story.collect(ToyClips.clip(5, 1));
    Files.writeString(to, "mine");
    cli.onVault("export", "--to", to.toString(), "--all").fails(1, "is a file");
    assertThat(to).hasContent("mine");
  }

  @Test
  void deleteNeedsAYes() {
    story.collectThree();
    cli.onVault("delete", "--all").fails(2, "--yes");
    assertThat(cli.list()).hasSize(3);
  }

  @Test
  void deleteIsForGood() {
    story.collectThree();
    List<String> ids = cli.ids();
    assertThat(cli.onVault("delete", "--yes", ids.get(1)).done().out()).contains("1 recording");
    assertThat(cli.ids()).containsExactly(ids.get(0), ids.get(2));
    cli.onVault("export", "--to", to.toString(), ids.get(1)).fails(4);
    cli.onVault("delete", "--yes", "--all").done();
    assertThat(cli.list()).isEmpty();
    cli.onVault("vault verify").done();
  }

  @Test
  void whoDeletesAllIsToldWhatIsStillInTheBin() {
    story.collectThree();
    cli.onVault("bin put", cli.ids().getFirst()).done();
    assertThat(cli.onVault("delete", "--yes", "--all").done().out())
        .contains("2 recordings", "Still in the bin: 1 recording.", "plushkeep bin empty");
    cli.onVault("bin empty", "--yes").done();
    assertThat(cli.onVault("delete", "--yes", "--all").done().out()).doesNotContain("bin");
  }

  @Test
  void deletingGivesAReceiptThatTheVaultKnowsAgain() throws Exception {
    story.collectThree();
    Path receipt = folder.resolve("erased.txt");
    String file = receipt.toString();
    String id = cli.ids().getFirst();
    assertThat(cli.onVault("delete", "--yes", id, "--receipt", file).done().out())
        .contains("1 recording", file);
    assertThat(receipt).content().contains("erased for good").doesNotContain(id, "Starburst");
    assertThat(cli.onVault("vault receipt", file).done().out()).contains("This vault made this");
    cli.onVault("delete", "--yes", "--all", "--receipt", file).fails(1, "there already");
    assertThat(cli.list()).as("nothing was deleted").hasSize(2);
    Files.writeString(receipt, Files.readString(receipt).replace("One", "No"));
    cli.onVault("vault receipt", file).fails(1, "not made by this vault");
    Files.writeString(receipt, "One");
    cli.onVault("vault receipt", file).fails(1, "no receipt");
    cli.onVault("vault receipt", file + ".missing").fails(1, "cannot be read");
  }

  @Test
  void withOneUnknownIdNothingIsDeleted() {
    story.collectThree();
    String unknown = Story.unknownId();
    cli.onVault("delete", "--yes", cli.ids().getFirst(), unknown).fails(4, unknown);
    assertThat(cli.list()).hasSize(3);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(to)) {
      return files.toList();
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
