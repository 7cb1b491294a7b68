package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.AudioInfo;
import org.plushkeep.collect.ImportOutcome.Kind;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.SoundFixtures;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException;

/** What a disk and a parent can do while files come in. */
class ImporterTest {
  private static final byte[] MP3 = SoundFixtures.read("mpeg2.mp3");

  @TempDir Path folder;
  private final MemoryVault vault = new MemoryVault();
  private final List<ImportOutcome> told = new ArrayList<>();

  @Test
  void aFileThatGrowsWhileItIsReadIsNotStored() throws Exception {
    Path file = put("growing.mp3", MP3);
    ImportResult result =
        run(
            () -> {
              append(file, new byte[100]);
              return false;
            },
            file);
    assertThat(result.count(Kind.CHANGING)).isEqualTo(1);
    assertThat(result.outcomes().getFirst().sentence()).contains("try again");
    assertThat(stored()).isEmpty();
    assertThat(run(() -> false, file).added()).isEqualTo(1);
  }

  @Test
  void aFileThatShrinksWhileItIsReadIsNotStored() throws Exception {
    Path file = put("shrinking.mp3", Arrays.copyOf(MP3, 5 << 20));
    ImportResult result =
        run(
            () -> {
              cut(file);
              return false;
            },
            file);
    assertThat(result.count(Kind.CHANGING)).isEqualTo(1);
    assertThat(stored()).isEmpty();
  }

  @Test
  void cancelledBetweenFilesWhatIsInStays() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String name : SoundFixtures.DECODABLE) {
      files.add(put(name, SoundFixtures.read(name)));
    }
    ImportResult result = run(() -> told.size() >= 3, files.toArray(Path[]::new));
    assertThat(result.cancelled()).isTrue();
    assertThat(result.added()).isEqualTo(3);
    assertThat(stored()).hasSize(3);
  }

  @Test
  void cancelledWhileReadingNothingOfTheFileIsStored() throws Exception {
    Path file = put("long.mp3", Arrays.copyOf(MP3, 5 << 20));
    int[] asked = {0};
    ImportResult result = run(() -> ++asked[0] > 3, file);
    assertThat(result.cancelled()).isTrue();
    assertThat(result.outcomes()).isEmpty();
    assertThat(stored()).isEmpty();
    assertThat(vault.toys()).as("made with the first file").isEmpty();
  }

  @Test
  void aFullDiskEndsItAndWhatIsInStays() throws Exception {
    Path first = put("first.mp3", MP3);
    Path second = put("second.ogg", SoundFixtures.read("vorbis.ogg"));
    Importer.Progress progress =
        new Importer.Progress() {
          @Override
          public void done(ImportOutcome outcome) {
            told.add(outcome);
            vault.fillDisk();
          }
        };
    assertThatThrownBy(
            () ->
                new Importer(vault)
                    .importAll(
                        List.of(first, second), ToyId.files(""), "Files", progress, () -> false))
        .isInstanceOf(VaultException.class);
    assertThat(told).singleElement().matches(one -> one.kind() == Kind.NEW);
    assertThat(stored()).hasSize(1);
  }

  @Test
  void aFileThatMayNotBeReadIsSaidSo() throws Exception {
    Path file = put("secret.mp3", MP3);
    file.toFile().setReadable(false);
    assumeFalse(Files.isReadable(file), "this user reads everything");
    assertThat(run(() -> false, file).count(Kind.UNREADABLE)).isEqualTo(1);
  }

  /** An earlier Plushkeep could not play it; a later one can, and finds it. */
  @Test
  void whatCouldNotBePlayedIsReadAgain() throws Exception {
    run(() -> false, put("voice.mp3", MP3), put("letter.txt", "Dear bear".getBytes()));
    Recording voice =
        stored().stream().filter(one -> one.format().equals("mp3")).findFirst().orElseThrow();
    vault.retell(
        voice.id(),
        AudioInfo.UNKNOWN,
        java.time.Duration.ZERO,
        org.plushkeep.recording.Silence.UNKNOWN,
        new byte[0]);
    assertThat(new Rereader(vault).readUnknown()).isEqualTo(1);
    assertThat(vault.find(voice.id()).orElseThrow().format()).isEqualTo("mp3");
    assertThat(vault.readPeaks(voice.id())).isNotEmpty();
  }

  @Test
  void aToyIsNoPlaceForFiles() {
    assertThatThrownBy(
            () ->
                new Importer(vault)
                    .importAll(
                        List.of(),
                        new ToyId("practice"),
                        "",
                        new Importer.Progress() {},
                        () -> false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ImportResult run(BooleanSupplier cancelled, Path... files) throws VaultException {
    Importer.Progress progress =
        new Importer.Progress() {
          @Override
          public void done(ImportOutcome outcome) {
            told.add(outcome);
          }
        };
    return new Importer(vault)
        .importAll(List.of(files), ToyId.files(""), "Imported files", progress, cancelled);
  }

  private List<Recording> stored() throws VaultException {
    return vault.page(RecordingFilter.ALL, 0, 100);
  }

  private Path put(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static void append(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void cut(Path file) {
    try {
      Files.write(file, new byte[10]);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
