package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.console.inbox.EraseQueue;
import org.plushkeep.console.inbox.ExportModel;
import org.plushkeep.console.inbox.InboxModel;
import org.plushkeep.console.inbox.InboxRow;
import org.plushkeep.console.player.NoteModel;
import org.plushkeep.console.toys.ToysModel;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.share.ExportFormat;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException;

/** The screens' models without a window: all on one thread, time turned by hand. */
final class ModelsTest {
  private static final ToyId BEAR = new ToyId("C4:BE:84:01:02:03");
  private static final ToyId CAT = new ToyId("C4:BE:84:01:02:04");

  private final HandTime time = new HandTime();
  private final Background background =
      new Background(Runnable::run, Runnable::run, new Sentences(new Texts(Locale.ENGLISH)));
  private final MemoryVault vault = new MemoryVault();
  private final EraseQueue erasing = new EraseQueue(vault, background, time);
  private final InboxModel inbox = new InboxModel(vault, background, erasing);

  @BeforeEach
  void fill() throws VaultException {
    vault.saveToy(new KnownToy(BEAR, "Bentley", "Mia", "", Instant.EPOCH));
    vault.saveToy(new KnownToy(CAT, "Charley", "", "", Instant.EPOCH));
    for (byte i = 0; i < 6; i++) {
      vault.add(
          List.of(
              new NewRecording(
                  i % 2 == 0 ? BEAR : CAT,
                  Instant.EPOCH.plusSeconds(i),
                  new byte[] {i},
                  Duration.ofSeconds(1),
                  "unknown",
                  new byte[0])));
    }
    inbox.refresh();
  }

  private List<RecordingId> shown() {
    return inbox.rows().stream().map(InboxRow::id).toList();
  }

  @Test
  void theInboxShowsTheNewestFirstAndFiltersByToyAndVerdict() throws VaultException {
    assertThat(shown()).isEqualTo(vault.ids(RecordingFilter.ALL)).hasSize(6);
    inbox.toyProperty().set(Optional.of(CAT));
    assertThat(shown()).hasSize(3);
    inbox.decide(List.of(inbox.rows().getFirst()), Verdict.FLAGGED);
    inbox.verdictProperty().set(Optional.of(Verdict.FLAGGED));
    assertThat(shown()).hasSize(1);
    assertThat(inbox.isFiltered()).isTrue();
  }

  @Test
  void anExportWritesWhatIsChosenAndAnotherWordStopsIt(@TempDir Path folder) throws Exception {
    List<RecordingId> clips = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      NewRecording clip =
          new NewRecording(
              BEAR,
              Instant.EPOCH.plusSeconds(100 + i),
              ToyClips.clip(5, i),
              Duration.ZERO,
              "g722.1-16k",
              new byte[0]);
      clips.add(vault.add(List.of(clip)).getFirst().orElseThrow().id());
    }
    ExportModel model = new ExportModel(clips, vault, background, new Texts(Locale.ENGLISH));
    model.chosenProperty(ExportFormat.WAV).set(false);
    assertThat(model.noneChosenBinding().get()).isTrue();
    model.chosenProperty(ExportFormat.FLAC).set(true);
    model.chosenProperty(ExportFormat.OPUS).set(true);
    assertThat(model.noneChosenBinding().get()).isFalse();
    model
        .progressProperty()
        .subscribe(
            progress -> {
              if (progress.doubleValue() >= 0.5) {
                model.cancel();
              }
            });
    model.export(folder);
    assertThat(model.stepProperty().get()).isEqualTo(ExportModel.Step.DONE);
    assertThat(model.messageProperty().get()).startsWith("Stopped.").contains("4 files");
    assertThat(folder.toFile().list())
        .hasSize(5)
        .filteredOn(name -> name.endsWith(".flac") || name.endsWith(".opus"))
        .hasSize(4);
  }

  @Test
  void aRowIsReadWhenSomebodyLooks() {
    InboxRow row = inbox.rows().getFirst();
    assertThat(row.recordingProperty().get()).isEmpty();
    inbox.look(row);
    assertThat(row.recordingProperty().get().orElseThrow().toyName()).isEqualTo("Charley");
  }

  @Test
  void aToyThatGotAnotherNameIsCalledByItAtOnce() throws VaultException {
    inbox.look(inbox.rows().getFirst());
    vault.saveToy(new KnownToy(CAT, "Diesel", "Mia", "", Instant.EPOCH));
    inbox.refresh();
    assertThat(inbox.rows().getFirst().recordingProperty().get().orElseThrow().toyName())
        .isEqualTo("Diesel");
  }

  @Test
  void aDeletionHidesAtOnceAndErasesAfterTenSeconds() {
    List<RecordingId> two = shown().subList(1, 3);
    inbox.erase(List.copyOf(two));
    assertThat(shown()).hasSize(4);
    time.advance(Duration.ofMillis(9900));
    assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(6);
    assertThat(erasing.secondsLeftProperty().get()).isEqualTo(1);
    time.advance(Duration.ofMillis(400));
    assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(4);
    assertThat(erasing.undoableProperty().get()).isZero();
  }

  @Test
  void aClockSetBackErasesNoneEarlyAndNoneNever() {
    inbox.erase(List.copyOf(shown().subList(1, 3)));
    time.advance(Duration.ofSeconds(4));
    time.jump(Duration.ofDays(-400));
    time.advance(Duration.ofSeconds(5));
    assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(6);
    assertThat(erasing.secondsLeftProperty().get()).isBetween(1, 2);
    time.advance(Duration.ofSeconds(2));
    assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(4);
  }

  @Test
  void undoBringsTheLatestDeletionBackAndLeavesTheOneBefore() {
    List<RecordingId> all = List.copyOf(shown());
    inbox.erase(all.subList(0, 1));
    time.advance(Duration.ofSeconds(4));
    inbox.erase(all.subList(1, 3));
    assertThat(erasing.undoableProperty().get()).isEqualTo(2);
    erasing.undo();
    assertThat(shown()).hasSize(5);
    assertThat(erasing.secondsLeftProperty().get()).isEqualTo(6);
    time.advance(Duration.ofSeconds(20));
    assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(5);
  }

  @Test
  void aFilterOrANewRecordingBringsNothingHiddenBack() {
    inbox.erase(shown().subList(0, 1));
    inbox.toyProperty().set(Optional.of(CAT));
    assertThat(shown()).hasSize(2);
    inbox.refresh();
    assertThat(shown()).hasSize(2);
  }

  @Test
  void lockingTakesWhatIsStillWaiting() {
    inbox.erase(shown().subList(0, 2));
    assertThat(erasing.takeAll()).hasSize(2);
    time.advance(Duration.ofSeconds(20));
    assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(6);
  }

  @Test
  void aNoteSavesItselfWhenTypingPauses() throws VaultException {
    RecordingId id = shown().getFirst();
    List<RecordingId> saved = new ArrayList<>();
    NoteModel note = new NoteModel(vault, background, time, saved::add);
    note.show(id, "");
    note.textProperty().set("Si");
    time.advance(Duration.ofMillis(500));
    note.textProperty().set("Sings");
    time.advance(Duration.ofMillis(500));
    assertThat(saved).isEmpty();
    time.advance(Duration.ofMillis(500));
    assertThat(vault.find(id).orElseThrow().note()).isEqualTo("Sings");
    assertThat(note.stateProperty().get()).isEqualTo(NoteModel.State.SAVED);
  }

  @Test
  void aNoteThatCannotBeSavedSaysSoAndKeepsItsText() {
    NoteModel note = new NoteModel(vault, background, time, _ -> {});
    note.show(shown().getFirst(), "");
    vault.fillDisk();
    note.textProperty().set("Sings");
    time.advance(Duration.ofSeconds(1));
    assertThat(note.stateProperty().get()).isEqualTo(NoteModel.State.FAILED);
    assertThat(note.textProperty().get()).isEqualTo("Sings");
  }

  @Test
  void turningToAnotherRecordingSavesTheNoteOfTheLast() throws VaultException {
    NoteModel note = new NoteModel(vault, background, time, _ -> {});
    RecordingId first = shown().getFirst();
    note.show(first, "");
    note.textProperty().set("Sings");
    note.show(shown().get(1), "");
    assertThat(vault.find(first).orElseThrow().note()).isEqualTo("Sings");
  }

  @Test
  void bluetoothThatComesLaterIsNoticedAndThePracticeToyWasThereAllAlong() {
    NoBluetooth bluetooth = new NoBluetooth();
    PlushToy plush = new PlushToy(List.of());
    ToysModel toys = new ToysModel(vault, List.of(bluetooth, plush), background, time);
    toys.start();
    assertThat(toys.problemProperty().get()).contains("no Bluetooth");
    assertThat(toys.toys()).anyMatch(toy -> toy.isPractice() && toy.isInRange());
    assertThat(toys.toys()).filteredOn(toy -> !toy.isInRange()).hasSize(2);
    bluetooth.plugIn();
    time.advance(Duration.ofSeconds(5));
    assertThat(toys.problemProperty().get()).isEmpty();
    toys.stop();
  }
}
