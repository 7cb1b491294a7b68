package org.plushkeep.console.care;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.Care;
import org.plushkeep.collect.ToyCondition;
import org.plushkeep.console.care.CareVisit.Deed;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Care of one toy. Each deed links anew, so that nobody holds a toy that is not being used. */
public final class CareModel {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration FINDING = Duration.ofSeconds(60);
  private static final double UNKNOWN = -1;

  private final Vault vault;
  private final Background background;
  private final Time time;
  private final CareTexts words;
  private final Runnable stored;
  private final Care care;
  private final ObjectProperty<Optional<Deed>> doing = new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty message = new SimpleStringProperty("");
  private final BooleanProperty failed = new SimpleBooleanProperty();
  private final DoubleProperty progress = new SimpleDoubleProperty(UNKNOWN);
  private final ObjectProperty<Optional<ToyCondition>> condition =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty cap = new SimpleIntegerProperty(100);
  private final ObjectProperty<List<String>> slots;
  private final ObjectProperty<Optional<NearbyToy>> toy =
      new SimpleObjectProperty<>(Optional.empty());
  private final AtomicReference<Transfer> transfer = new AtomicReference<>(Transfer.NONE);
  private AtomicBoolean cancelled = new AtomicBoolean();
  private Time.@Nullable Stop ticking;

  /**
   * @param stored called in the window when recordings may have come into the vault
   */
  CareModel(Vault vault, Background background, Time time, Texts texts, Runnable stored) {
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.words = new CareTexts(texts, time);
    this.stored = stored;
    this.care = new Care(vault, time::now);
    this.slots = new SimpleObjectProperty<>(words.slots(List.of(), Map.of()));
  }

  /** The toy as it is seen now; it may be out of range. */
  public void show(NearbyToy now) {
    toy.set(Optional.of(now));
  }

  /** Reads what the vault knows of the toy; says nothing of what was done before. */
  public void enter() {
    if (!isWorking()) {
      message.set("");
      failed.set(false);
    }
    reread(_ -> {});
  }

  private record Kept(List<ToySlot> slots, Map<MessageId, String> titles, int cap) {}

  private void reread(java.util.function.Consumer<List<ToySlot>> then) {
    ToyId id = toy.get().orElseThrow().id();
    background.run(
        () -> kept(id),
        kept -> {
          slots.set(words.slots(kept.slots(), kept.titles()));
          cap.set(ToyCare.percent(kept.cap()));
          then.accept(kept.slots());
        },
        sentence -> {
          message.set(sentence);
          failed.set(true);
        });
  }

  private Kept kept(ToyId id) throws VaultException {
    Map<MessageId, String> titles = new HashMap<>();
    for (Message one : vault.messages().list()) {
      titles.put(one.id(), words.title(one));
    }
    return new Kept(vault.care().slots(id), titles, vault.care().volumeCap(id));
  }

  /** Asks the toy how it is. */
  public void look() {
    begin(
        Deed.LOOK,
        0,
        (link, known, _) -> {
          tell(care.look(link, known));
          return "";
        });
  }

  private void tell(ToyCondition now) {
    background.inWindow(() -> condition.set(Optional.of(now)));
  }

  /** Makes the toy as loud as that, and never louder; both 0 to 100 per cent. */
  public void setVolume(int percent, int most) {
    begin(
        Deed.VOLUME,
        0,
        (link, known, _) -> {
          vault.care().setVolumeCap(known.id(), ToyCare.level(most));
          care.setVolume(link, known, ToyCare.level(Math.min(percent, most)));
          tell(care.look(link, known));
          return words.done(Deed.VOLUME, 0);
        });
  }

  /** Has its heart blink, until it is stopped or a minute has passed. */
  public void find() {
    begin(
        Deed.FIND,
        0,
        (link, known, stop) -> {
          care.find(link, known, FINDING, stop::get);
          return words.done(Deed.FIND, 0);
        });
  }

  /** Has the toy play a slot. */
  public void play(int slot) {
    begin(
        Deed.PLAY,
        slot,
        (link, known, stop) ->
            care.play(link, known, slot, stop::get)
                ? words.done(Deed.PLAY, slot)
                : words.notPlayed());
  }

  /** Puts a message into a slot. */
  public void send(MessageId sent, int slot) {
    begin(
        Deed.SEND,
        slot,
        (link, known, stop) -> {
          ToyLink.ByteProgress told = (bytes, all) -> transfer.set(new Transfer(slot, bytes, all));
          care.send(link, known, slot, sent, told, stop::get);
          return words.done(Deed.SEND, slot);
        });
  }

  /** Collects all the toy offers, then overwrites its slots with silence. */
  public void clear() {
    begin(
        Deed.CLEAR,
        0,
        (link, known, stop) -> {
          care.clear(link, known, new Clearing(transfer), stop::get);
          return words.done(Deed.CLEAR, 0);
        });
  }

  private void begin(Deed deed, int slot, CareVisit.Work work) {
    Optional<NearbyToy> at = toy.get().filter(NearbyToy::isInRange);
    if (isWorking() || at.isEmpty()) {
      return;
    }
    KnownToy known = at.get().known().orElseThrow();
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    Instant began = time.now();
    transfer.set(Transfer.NONE);
    progress.set(UNKNOWN);
    failed.set(false);
    message.set(words.working(deed));
    doing.set(Optional.of(deed));
    ticking = time.every(TICK, () -> tellProgress(deed));
    NearbyToy there = at.get();
    background.runRaw(
        background.unbroken(() -> CareVisit.run(vault, there, known, work, mine)),
        said -> end(said, false),
        failure -> fail(deed, slot, began, failure));
  }

  /** What became of a slot that something was on its way to is what the vault says. */
  private void fail(Deed deed, int slot, Instant began, Throwable failure) {
    int touched = deed == Deed.CLEAR ? transfer.get().slot() : slot;
    String said = words.trouble(deed, touched, failure, background.sentences());
    reread(
        kept -> {
          boolean unknown =
              kept.stream()
                  .anyMatch(
                      one ->
                          one.number() == touched
                              && one.content() == ToySlot.Content.UNKNOWN
                              && !one.since().isBefore(began));
          end(unknown ? said + " " + words.slotUnknown(touched) : said, true);
        });
  }

  private void end(String said, boolean badly) {
    if (ticking != null) {
      ticking.stop();
      ticking = null;
    }
    message.set(said);
    failed.set(badly);
    doing.set(Optional.empty());
    stored.run();
    if (!badly) {
      reread(_ -> {});
    }
  }

  private void tellProgress(Deed deed) {
    Transfer now = transfer.get();
    if (now.all() > 0) {
      progress.set((double) now.bytes() / now.all());
      message.set(words.progress(deed, now));
    }
  }

  /** Stops what is being done; what was on its way to a slot is said then. */
  public void cancel() {
    cancelled.set(true);
  }

  /**
   * Forgets the toy.
   *
   * @param then in the window; told whether the database was made anew, too
   */
  public void forget(Consumer<Boolean> then) {
    ToyId id = toy.get().orElseThrow().id();
    background.run(
        () -> vault.care().forget(id),
        forgotten -> then.accept(forgotten.compacted()),
        sentence -> {
          message.set(sentence);
          failed.set(true);
        });
  }

  public boolean isWorking() {
    return doing.get().isPresent();
  }

  /** The toy, once it was shown. */
  public ObjectProperty<Optional<NearbyToy>> toyProperty() {
    return toy;
  }

  /** What is being done. */
  public ObjectProperty<Optional<Deed>> doingProperty() {
    return doing;
  }

  public StringProperty messageProperty() {
    return message;
  }

  /** Whether the message is about something that did not work. */
  public BooleanProperty failedProperty() {
    return failed;
  }

  /** 0 to 1, or -1 while nobody knows. */
  public DoubleProperty progressProperty() {
    return progress;
  }

  /** What the toy said last of itself. */
  public ObjectProperty<Optional<ToyCondition>> conditionProperty() {
    return condition;
  }

  /** How loud it may be, 0 to 100 per cent. */
  public IntegerProperty capProperty() {
    return cap;
  }

  /** What is in each slot, in words. */
  public ObjectProperty<List<String>> slotsProperty() {
    return slots;
  }
}
