package org.plushkeep.console.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plushkeep.audio.Waveform;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.Mended;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** The inbox without its window: which recordings are shown, and what is decided about them. */
public final class InboxModel {
  private record Contents(List<RecordingId> ids, List<KnownToy> toys, int unheard, int inBin) {}

  /** What is deleted is erased for good. */
  public static final int NO_BIN = -1;

  private record Filled(Optional<Recording> recording, Waveform waveform) {}

  private static final RecordingFilter UNHEARD =
      new RecordingFilter(Optional.empty(), Set.of(Verdict.NEW));

  private final Vault vault;
  private final Background background;
  private final EraseQueue erasing;
  private final LazyRows rows = new LazyRows();
  private final ObservableList<KnownToy> toys = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<ToyId>> toy = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Verdict>> verdict =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty mostlySilent = new SimpleBooleanProperty();
  private final BooleanProperty binned = new SimpleBooleanProperty();
  private final IntegerProperty inBin = new SimpleIntegerProperty();
  private final IntegerProperty binDays = new SimpleIntegerProperty(NO_BIN);
  private final ObjectProperty<Map<RecordingId, Instant>> leaves =
      new SimpleObjectProperty<>(Map.of());
  private final ObjectProperty<Set<RecordingId>> movedAway = new SimpleObjectProperty<>(Set.of());
  private final BooleanProperty loaded = new SimpleBooleanProperty();
  private final IntegerProperty unheard = new SimpleIntegerProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private final StringProperty mended = new SimpleStringProperty("");
  private List<RecordingId> inVault = List.of();
  private int asked;

  public InboxModel(Vault vault, Background background, EraseQueue erasing) {
    this.vault = vault;
    this.background = background;
    this.erasing = erasing;
    toy.subscribe(_ -> refresh());
    verdict.subscribe(_ -> refresh());
    mostlySilent.subscribe(_ -> refresh());
    binned.subscribe(_ -> refresh());
    erasing.changesProperty().subscribe(_ -> showWhatIsNotHidden());
    vault.onMended(cost -> background.inWindow(() -> isMended(cost)));
  }

  private void isMended(Mended cost) {
    mended.set(background.sentences().mended(cost));
    fillAnew();
    refresh();
  }

  /** Reads again which recordings there are. */
  public void refresh() {
    int mine = ++asked;
    RecordingFilter filter =
        new RecordingFilter(
            toy.get(),
            verdict.get().map(Set::of).orElse(Set.of()),
            mostlySilent.get(),
            binned.get());
    background.run(
        () ->
            new Contents(
                vault.ids(filter),
                vault.care().everyToy(),
                vault.count(UNHEARD),
                vault.bin().count()),
        contents -> {
          if (mine == asked) {
            inVault = contents.ids();
            unheard.set(contents.unheard());
            inBin.set(contents.inBin());
            if (inBin.get() == 0 && binned.get()) {
              binned.set(false); // there is nothing to see any more, and no way back but this
              return;
            }
            if (!toys.equals(contents.toys())) {
              toys.setAll(contents.toys());
              rereadAll(); // a toy or a child may have another name now
            }
            showWhatIsNotHidden();
            loaded.set(true);
            problem.set("");
          }
        },
        problem::set);
  }

  /** Fills a row that somebody looks at. */
  public void look(InboxRow row) {
    if (row.firstLook()) {
      fill(row);
    }
  }

  private void fill(InboxRow row) {
    background.runRaw(
        () -> new Filled(vault.find(row.id()), waveform(row.id())),
        filled -> {
          row.recordingProperty().set(filled.recording());
          row.waveformProperty().set(filled.waveform());
        },
        failure -> row.problemProperty().set(background.sentences().aboutRecording(failure)));
  }

  private Waveform waveform(RecordingId id) throws VaultException {
    try {
      return Waveform.fromBytes(vault.readPeaks(id));
    } catch (VaultException damagedOutline) {
      if (damagedOutline.problem() == VaultException.Problem.DAMAGED) {
        return Waveform.EMPTY; // only a picture; the sound itself is checked when it is played
      }
      throw damagedOutline;
    }
  }

  /** Decides about recordings. */
  public void decide(List<InboxRow> about, Verdict decision) {
    List<InboxRow> all = List.copyOf(about);
    background.run(
        () -> vault.setVerdicts(all.stream().map(InboxRow::id).toList(), decision),
        damaged -> {
          problem.set(background.sentences().notDecided(damaged.size()));
          all.forEach(this::reread);
          countUnheard();
        },
        failure -> {
          problem.set(failure);
          all.forEach(this::reread); // some were decided about before that
        });
  }

  private void countUnheard() {
    background.run(() -> vault.count(UNHEARD), unheard::set, problem::set);
  }

  /** Reads a row's facts again after something about it was changed. */
  public void reread(InboxRow row) {
    background.runRaw(
        () -> vault.find(row.id()),
        found -> {
          row.recordingProperty().set(found);
          rowOf(row.id()).recordingProperty().set(found); // where the list has made it anew
        },
        failure -> row.problemProperty().set(background.sentences().aboutRecording(failure)));
  }

  private void rereadAll() {
    rows.held().stream().filter(InboxRow::wasLookedAt).forEach(this::reread);
  }

  /** Fills again every row that somebody has looked at: what is told of their sound has changed. */
  public void fillAnew() {
    rows.held().stream().filter(InboxRow::wasLookedAt).forEach(this::fill);
  }

  /** Hides recordings and erases them for good when the time for "Undo" is over. */
  public void erase(List<RecordingId> ids) {
    erasing.erase(ids);
  }

  /** Whether a recording has just left the list, or is about to. */
  public boolean isLeaving(RecordingId id) {
    return erasing.hides(id) || movedAway.get().contains(id);
  }

  /** Those that were put elsewhere, or erased by a rule, last. */
  public ObjectProperty<Set<RecordingId>> movedAwayProperty() {
    return movedAway;
  }

  /** The row of a recording, shown or not. */
  public InboxRow rowOf(RecordingId id) {
    return rows.rowOf(id);
  }

  /** The recordings shown, newest first. */
  public ObservableList<InboxRow> rows() {
    return rows;
  }

  /** The toys to choose from. */
  public ObservableList<KnownToy> toys() {
    return toys;
  }

  public ObjectProperty<Optional<ToyId>> toyProperty() {
    return toy;
  }

  public ObjectProperty<Optional<Verdict>> verdictProperty() {
    return verdict;
  }

  /** Whether only those are shown in which there is next to nothing to hear. */
  public BooleanProperty mostlySilentProperty() {
    return mostlySilent;
  }

  /** Whether only those in the bin are shown; else only those that are not there. */
  public BooleanProperty binnedProperty() {
    return binned;
  }

  /** How many are in the bin. */
  public IntegerProperty inBinProperty() {
    return inBin;
  }

  /**
   * How many days what is deleted waits in the bin; 0 for until somebody empties it, {@link
   * #NO_BIN} when it is erased for good.
   */
  public IntegerProperty binDaysProperty() {
    return binDays;
  }

  /** Whether deleting means the bin now. */
  public BooleanBinding throwsAwayBinding() {
    return binDays.greaterThan(NO_BIN).and(binned.not());
  }

  /** When those that are about to be erased by a rule are, not before. */
  public ObjectProperty<Map<RecordingId, Instant>> leavesProperty() {
    return leaves;
  }

  /** Whether the vault has been asked at all: before that, "empty" would be a guess. */
  public BooleanProperty loadedProperty() {
    return loaded;
  }

  /** What is to be told of a vault that was damaged and is mended; empty for nothing. */
  public StringProperty mendedProperty() {
    return mended;
  }

  /** How many in the vault nobody has decided about. */
  public IntegerProperty unheardProperty() {
    return unheard;
  }

  /** Whether there is nothing to show at all, and no filter to blame for it. */
  public boolean isEmpty() {
    return loaded.get() && !isFiltered() && rows.isEmpty() && inBin.get() == 0;
  }

  public StringProperty problemProperty() {
    return problem;
  }

  /** Whether a filter hides some. */
  public boolean isFiltered() {
    return toy.get().isPresent() || verdict.get().isPresent() || mostlySilent.get() || binned.get();
  }

  /** Calls after every change of what is shown. */
  public void onShown(Consumer<List<RecordingId>> listener) {
    rows.addListener(
        (javafx.collections.ListChangeListener<InboxRow>) _ -> listener.accept(rows.ids()));
  }

  /** Forgets everything it shows; answers still on their way are not listened to. */
  public void forget() {
    asked++;
    loaded.set(false);
    inVault = List.of();
    rows.forget();
    toys.clear();
  }

  private void showWhatIsNotHidden() {
    rows.show(inVault.stream().filter(id -> !erasing.hides(id)).toList());
  }
}
