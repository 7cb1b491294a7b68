package org.plushkeep.share;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gagravarr.opus.OpusFile;
import org.jflac.FLACDecoder;
import org.jflac.metadata.StreamInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.Wavs;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.VaultException;

class ExporterTest {
  private static final ToyId TOY = new ToyId("practice");
  private static final Instant COLLECTED = Instant.parse("2026-11-24T11:05:07Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneId.of("Europe/Berlin"));

  @TempDir Path folder;

  private final MemoryVault vault = new MemoryVault();

  @BeforeEach
  void pair() throws VaultException {
    vault.saveToy(new KnownToy(TOY, "Bentley", "Ada", "", Instant.EPOCH));
  }

  @Test
  void theToysOwnBytesLeaveAsTheyCame() throws Exception {
    byte[] clip = ToyClips.clip(50, 1);
    RecordingId id = add(clip);
    ExportResult result = export(List.of(id), EnumSet.of(ExportFormat.TOY));
    assertThat(result.files()).containsExactly(folder.resolve(name(id) + ".au"));
    assertThat(result.files().getFirst()).hasBinaryContent(clip);
  }

  @Test
  void theWavHasTheDecodersRateAndSamples() throws Exception {
    RecordingId id = add(ToyClips.clip(50, 1));
    ExportResult result = export(List.of(id), EnumSet.of(ExportFormat.WAV));
    byte[] wav = Files.readAllBytes(result.files().getFirst());
    assertThat(new String(wav, 0, 4, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    assertThat(wav).hasSize(44 + 50 * 320 * 2);
    assertThat(wav[24] & 0xff | (wav[25] & 0xff) << 8).isEqualTo(16_000);
    assertThat(wav[34]).isEqualTo((byte) 16);
  }

  @Test
  void everyKindOfSoundIsTheSameRecording() throws Exception {
    RecordingId id = add(ToyClips.clip(50, 1));
    ExportResult result = export(List.of(id), EnumSet.allOf(ExportFormat.class));
    assertThat(result.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            name(id) + ".wav", name(id) + ".flac", name(id) + ".opus", name(id) + ".au");
    short[] samples = ToyAudio.decode(ToyClips.clip(50, 1)).samples();
    assertThat(result.files().get(0)).hasBinaryContent(Wavs.mono16(16_000, samples));
    byte[] flac = Files.readAllBytes(result.files().get(1));
    StreamInfo info = new FLACDecoder(new ByteArrayInputStream(flac)).readStreamInfo();
    assertThat(info.getSampleRate()).isEqualTo(16_000);
    assertThat(info.getTotalSamples()).isEqualTo(samples.length);
    try (OpusFile opus = new OpusFile(result.files().get(2).toFile())) {
      assertThat(opus.getInfo().getRate()).isEqualTo(16_000);
      assertThat(opus.getNextAudioPacket()).isNotNull();
    }
    var told = vault.journal().page(JournalFilter.ALL, 0, 10);
    assertThat(told).as("one entry, however many files").hasSize(1);
    assertThat(told.getFirst().event()).isEqualTo(JournalEvent.EXPORTED);
    assertThat(told.getFirst().count()).isEqualTo(1);
    assertThat(told.getFirst().about()).contains(id);
  }

  @Test
  void theHistoryTellsOfAnExportBeforeItsFirstFileIsThere() throws Exception {
    List<RecordingId> ids = List.of(add(ToyClips.clip(50, 1)), add(ToyClips.clip(50, 2)));
    ExportOptions options =
        new ExportOptions(EnumSet.of(ExportFormat.TOY), NameTemplate.USUAL, false);
    List<Long> told = new ArrayList<>();
    Exporter.Progress killed =
        new Exporter.Progress() {
          @Override
          public void done(int recordings) {}

          @Override
          public void written(java.nio.file.Path file) {
            vault.journal().page(JournalFilter.ALL, 0, 10).forEach(one -> told.add(one.count()));
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(
            () -> new Exporter(vault, CLOCK).export(ids, folder, options, killed, () -> false))
        .hasMessage("killed");
    assertThat(told).startsWith(2L);
  }

  @Test
  void nothingInAFileTellsWhoseItIsUnlessAskedFor() throws Exception {
    RecordingId id = add(ToyClips.clip(50, 1));
    Set<ExportFormat> all = EnumSet.allOf(ExportFormat.class);
    for (Path file : export(List.of(id), all).files()) {
      assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("Bentley", "Ada", "2026");
    }
    ExportResult tagged = export(List.of(id), new ExportOptions(all, NameTemplate.USUAL, true));
    for (Path file : tagged.files().subList(0, 3)) {
      assertThat(Files.readString(file, ISO_8859_1))
          .contains("Bentley, 2026-11-24 12:05", "2026-11-24", "Bentley")
          .doesNotContain("Ada");
    }
    assertThat(tagged.files().getLast()).hasBinaryContent(ToyClips.clip(50, 1));
  }

  @Test
  void theParentSaysHowFilesAreNamed() throws Exception {
    vault.saveToy(new KnownToy(TOY, "Ada's: Bentley?", "Ada", "", Instant.EPOCH));
    List<RecordingId> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(add(ToyClips.clip(1, i)));
    }
    ExportOptions options =
        new ExportOptions(
            EnumSet.of(ExportFormat.TOY), NameTemplate.parse("{number} {toy} {date}"), false);
    assertThat(export(ids, options).files())
        .extracting(file -> file.getFileName().toString())
        .startsWith("01 Ada's_ Bentley_ 2026-11-24.au")
        .endsWith("10 Ada's_ Bentley_ 2026-11-24.au");
  }

  @Test
  void aTextSaysWhatEachFileIsAndItsSha256() throws Exception {
    RecordingId id = add(ToyClips.clip(50, 1));
    ExportResult result = export(List.of(id), EnumSet.allOf(ExportFormat.class));
    assertThat(result.files()).hasSize(4);
    String note = Files.readString(result.note().orElseThrow());
    for (Path file : result.files()) {
      String sha256 =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
      assertThat(note).contains(file.getFileName().toString()).contains("SHA-256: " + sha256);
    }
    assertThat(note).doesNotContain("Ada");
  }

  @Test
  void theNamesSayWhenAndNotWho() throws Exception {
    RecordingId id = add(ToyClips.clip(1, 1));
    ExportResult result = export(List.of(id), EnumSet.of(ExportFormat.TOY));
    assertThat(result.files().getFirst().getFileName().toString())
        .isEqualTo("2026-11-24_12-05-07_" + id.toString().substring(0, 8) + ".au")
        .matches("[A-Za-z0-9._-]+");
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    RecordingId id = add(ToyClips.clip(1, 1));
    Path first = folder.resolve(name(id) + ".au");
    Files.writeString(first, "mine");
    ExportResult result = export(List.of(id), EnumSet.of(ExportFormat.TOY));
    ExportResult again = export(List.of(id), EnumSet.of(ExportFormat.TOY));
    assertThat(first).hasContent("mine");
    assertThat(result.files()).containsExactly(folder.resolve(name(id) + " (2).au"));
    assertThat(again.files()).containsExactly(folder.resolve(name(id) + " (3).au"));
    assertThat(again.note()).contains(folder.resolve("plushkeep-export (2).txt"));
  }

  @Test
  void whatCannotBeDecodedIsToldOfAndTheOthersGoOn() throws Exception {
    RecordingId good = add(ToyClips.clip(5, 1));
    RecordingId bad = add(new byte[] {1, 2, 3});
    ExportResult result = export(List.of(bad, good), EnumSet.of(ExportFormat.WAV));
    assertThat(result.files()).hasSize(1);
    assertThat(result.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.id()).isEqualTo(bad);
              assertThat(failure.reason()).isEqualTo(ExportResult.Reason.NOT_DECODABLE);
            });
  }

  @Test
  void whatCannotBeDecodedLeavesAsTheToysBytesAllTheSame() throws Exception {
    RecordingId bad = add(new byte[] {1, 2, 3});
    ExportResult result = export(List.of(bad), EnumSet.allOf(ExportFormat.class));
    assertThat(result.files()).containsExactly(folder.resolve(name(bad) + ".au"));
    assertThat(result.failures()).hasSize(1);
  }

  @Test
  void oneDamagedRecordingDoesNotHoldUpTheOthers() throws Exception {
    RecordingId good = add(ToyClips.clip(5, 1));
    RecordingId bad = add(ToyClips.clip(5, 2));
    vault.damage(bad);
    ExportResult result = export(List.of(bad, good), EnumSet.of(ExportFormat.TOY));
    assertThat(result.files()).hasSize(1);
    assertThat(result.failures().getFirst().reason()).isEqualTo(ExportResult.Reason.DAMAGED);
  }

  @Test
  void anUnknownIdIsNoticedBeforeAnythingIsWritten() throws Exception {
    RecordingId good = add(ToyClips.clip(5, 1));
    assertThatThrownBy(
            () -> export(List.of(good, RecordingId.random()), EnumSet.of(ExportFormat.TOY)))
        .isInstanceOf(VaultException.class);
    assertThat(list()).isEmpty();
  }

  @Test
  void cancellingInTheMiddleOfAFileLeavesNoHalfOfIt() throws Exception {
    RecordingId first = add(ToyClips.clip(5, 1));
    RecordingId second = add(ToyClips.clip(5000, 2));
    List<Path> written = new ArrayList<>();
    ExportResult result =
        new Exporter(vault, CLOCK)
            .export(
                List.of(first, second),
                folder,
                ExportOptions.of(EnumSet.allOf(ExportFormat.class)),
                new Exporter.Progress() {
                  @Override
                  public void done(int recordings) {}

                  @Override
                  public void written(Path file) {
                    written.add(file);
                  }
                },
                () -> written.size() >= 5);
    assertThat(result.cancelled()).isTrue();
    assertThat(result.files()).hasSize(5);
    assertThat(list())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(result.files().stream(), result.note().stream()).toList());
  }

  @Test
  void whereverItIsCancelledWhatIsThereIsWhole() throws Exception {
    List<RecordingId> ids = List.of(add(ToyClips.clip(200, 1)), add(ToyClips.clip(200, 2)));
    ExportOptions all = ExportOptions.of(EnumSet.allOf(ExportFormat.class));
    Map<Path, byte[]> whole = new HashMap<>();
    for (Path file : export(ids, all).files()) {
      whole.put(file.getFileName(), Files.readAllBytes(file));
    }
    boolean finished = false;
    for (int asked = 0; !finished; asked++) {
      Path to = Files.createDirectory(folder.resolve("stopped-" + asked));
      AtomicInteger left = new AtomicInteger(asked);
      ExportResult result =
          new Exporter(vault, CLOCK)
              .export(ids, to, all, done -> {}, () -> left.getAndDecrement() <= 0);
      for (Path file : result.files()) {
        assertThat(file).hasBinaryContent(whole.get(file.getFileName()));
      }
      assertThat(to.toFile().list())
          .hasSize(result.files().size() + result.note().stream().mapToInt(n -> 1).sum());
      finished = !result.cancelled();
    }
    assertThat(folder.toFile().list((at, name) -> name.startsWith("stopped")))
        .hasSizeGreaterThan(15);
  }

  @Test
  void hundredsAreToldOfOneByOneInTheirOrder() throws Exception {
    List<RecordingId> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      ids.add(add(ToyClips.clip(3, i)));
    }
    List<Integer> told = new ArrayList<>();
    ExportOptions options = ExportOptions.of(EnumSet.of(ExportFormat.FLAC));
    ExportResult result =
        new Exporter(vault, CLOCK).export(ids, folder, options, told::add, () -> false);
    assertThat(result.files()).hasSize(300).doesNotHaveDuplicates();
    assertThat(told).isEqualTo(IntStream.rangeClosed(1, 300).boxed().toList());
  }

  @Test
  void twoExportsOfTheSameNamesAtOnceLoseNothing() throws Exception {
    List<RecordingId> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(add(ToyClips.clip(1, i)));
    }
    ExportOptions options =
        new ExportOptions(EnumSet.of(ExportFormat.TOY), NameTemplate.parse("{date}"), false);
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Future<ExportResult> one = two.submit(() -> export(ids, options));
      Future<ExportResult> other = two.submit(() -> export(ids, options));
      Set<Path> written = new HashSet<>(one.get().files());
      written.addAll(other.get().files());
      assertThat(written).hasSize(200);
    }
    assertThat(list()).hasSize(202);
    Set<Integer> sounds = new HashSet<>();
    for (Path file : list()) {
      sounds.add(Arrays.hashCode(Files.readAllBytes(file)));
    }
    assertThat(sounds).hasSize(102);
  }

  @Test
  void aFileWhereTheFolderShouldBeIsASentence() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    RecordingId id = add(ToyClips.clip(1, 1));
    assertThatThrownBy(
            () ->
                new Exporter(vault, CLOCK)
                    .export(
                        List.of(id),
                        file,
                        ExportOptions.of(EnumSet.of(ExportFormat.TOY)),
                        done -> {},
                        () -> false))
        .isInstanceOf(ShareException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void theFolderIsMadeWhenItIsNotThere() throws Exception {
    Path deep = folder.resolve("a").resolve("b");
    RecordingId id = add(ToyClips.clip(1, 1));
    new Exporter(vault, CLOCK)
        .export(
            List.of(id),
            deep,
            ExportOptions.of(EnumSet.of(ExportFormat.TOY)),
            done -> {},
            () -> false);
    assertThat(deep).isDirectoryContaining("glob:**.au");
  }

  private String name(RecordingId id) {
    return "2026-11-24_12-05-07_" + id.toString().substring(0, 8);
  }

  private ExportResult export(List<RecordingId> ids, Set<ExportFormat> formats)
      throws VaultException, ShareException {
    return export(ids, ExportOptions.of(formats));
  }

  private ExportResult export(List<RecordingId> ids, ExportOptions options)
      throws VaultException, ShareException {
    return new Exporter(vault, CLOCK).export(ids, folder, options, done -> {}, () -> false);
  }

  private RecordingId add(byte[] bytes) throws VaultException {
    NewRecording fresh =
        new NewRecording(TOY, COLLECTED, bytes, Duration.ZERO, "g722.1-16k", new byte[0]);
    return vault.add(List.of(fresh)).getFirst().orElseThrow().id();
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
