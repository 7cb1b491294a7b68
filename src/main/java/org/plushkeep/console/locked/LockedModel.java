package org.plushkeep.console.locked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.LockedCollector;
import org.plushkeep.console.toys.Lookout;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Intake;
import org.plushkeep.vault.VaultException;

/**
 * Collecting while the vault is locked, where the parent has allowed that. It says how many wait,
 * and nothing else of them. What has begun goes on when the vault is unlocked meanwhile.
 */
public final class LockedModel {
  private static final double UNKNOWN = -1;
  private static final Duration TICK = Duration.ofMillis(100);

  private record Sight(SeenToy toy, ToyFinder finder) {}

  private record Bytes(int received, int expected) {}

  private final VaultDoor door;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final Moments moments;
  private final Runnable arrived;
  private final Lookout lookout;
  private final BooleanProperty allowed = new SimpleBooleanProperty();
  private final BooleanProperty working = new SimpleBooleanProperty();
  private final DoubleProperty progress = new SimpleDoubleProperty(UNKNOWN);
  private final StringProperty message = new SimpleStringProperty("");
  private final ObservableMap<ToyId, Sight> near = FXCollections.observableHashMap();
  private final BooleanBinding possible =
      Bindings.createBooleanBinding(
          () -> allowed.get() && !working.get() && !near.isEmpty(), allowed, working, near);
  private final AtomicReference<Bytes> bytes = new AtomicReference<>(new Bytes(0, -1));
  private AtomicBoolean cancelled = new AtomicBoolean();
  private @Nullable Intake intake;
  private Time.@Nullable Stop ticking;
  private Instant began = Instant.EPOCH;
  private boolean watching;

  /**
   * @param arrived called in the window when something has come in
   */
  public LockedModel(
      VaultDoor door,
      List<ToyFinder> finders,
      Background background,
      Time time,
      Texts texts,
      Moments moments,
      Runnable arrived) {
    this.door = door;
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.moments = moments;
    this.arrived = arrived;
    lookout =
        new Lookout(finders, background, time, this::found, toy -> near.remove(toy.id()), _ -> {});
  }

  /** The vault is locked: looks for paired toys, where that is allowed. */
  public void start() {
    watching = true;
    background.run(
        door::intake,
        opened -> opened.filter(_ -> watching).ifPresentOrElse(this::begin, this::end),
        sentence -> {
          end();
          message.set(sentence);
        });
  }

  private void begin(Intake opened) {
    intake = opened;
    allowed.set(true);
    lookout.start();
    if (!working.get()) {
      tellWaiting(opened, "locked.waiting");
    }
  }

  private void end() {
    allowed.set(false);
    message.set("");
  }

  /** The vault is being opened: looks no more. */
  public void stop() {
    watching = false;
    lookout.stop();
    near.clear();
  }

  /** Ends a collection that goes on; what has come in stays. */
  public void cancel() {
    cancelled.set(true);
  }

  private void found(SeenToy toy, ToyFinder finder) {
    Intake asked = intake;
    if (asked == null || toy.id().isSerial()) { // what such a toy wants to hear is inside
      return;
    }
    background.run(
        () -> asked.isLikelyPaired(toy.id()),
        paired -> {
          if (paired && watching) {
            near.put(toy.id(), new Sight(toy, finder));
          }
        },
        _ -> {});
  }

  /** Collects from every paired toy that is near. */
  public void collect() {
    Intake into = intake;
    if (working.get() || into == null) {
      return;
    }
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    List<Sight> toys = List.copyOf(near.values());
    bytes.set(new Bytes(0, -1));
    began = time.now();
    progress.set(UNKNOWN);
    message.set(texts.get("collect.linking"));
    working.set(true);
    ticking = time.every(TICK, this::tellProgress);
    background.run(
        background.unbroken(() -> visit(into, toys, mine)),
        fresh -> done(into, fresh == 0 ? "locked.nothing-new" : "locked.new", ""),
        sentence -> done(into, "locked.kept", sentence + " "));
  }

  private int visit(Intake into, List<Sight> toys, AtomicBoolean mine)
      throws ToyException, VaultException {
    int fresh = 0;
    for (Sight sight : toys) {
      try (ToyLink link = sight.finder().connect(sight.toy())) {
        fresh +=
            new LockedCollector(into)
                .collect(
                    link,
                    sight.toy().id(),
                    (received, expected) -> bytes.set(new Bytes(received, expected)),
                    () -> {},
                    mine::get);
      }
    }
    return fresh;
  }

  private void tellProgress() {
    Bytes now = bytes.get();
    if (now.received() == 0) {
      return;
    }
    String soFar = moments.size(now.received());
    String elapsed = Moments.length(Duration.between(began, time.now()));
    boolean known = now.expected() > 0;
    progress.set(known ? (double) now.received() / now.expected() : UNKNOWN);
    message.set(
        known
            ? texts.format("collect.progress", soFar, moments.size(now.expected()), elapsed)
            : texts.format("collect.progress-open", soFar, elapsed));
  }

  private void done(Intake into, String key, String before) {
    if (ticking != null) {
      ticking.stop();
      ticking = null;
    }
    working.set(false);
    message.set(before.strip());
    tellWaiting(into, key, before);
    arrived.run();
  }

  private void tellWaiting(Intake into, String key) {
    tellWaiting(into, key, "");
  }

  private void tellWaiting(Intake into, String key, String before) {
    background.run(
        into::waiting,
        count -> {
          if (!working.get()) {
            message.set((before + texts.format(key, count)).strip());
          }
        },
        _ -> {});
  }

  /** Whether it goes on now. */
  public BooleanProperty workingProperty() {
    return working;
  }

  /** Whether there is a paired toy near to collect from. */
  public BooleanBinding possibleBinding() {
    return possible;
  }

  /** 0 to 1, or -1 while nobody knows. */
  public DoubleProperty progressProperty() {
    return progress;
  }

  public StringProperty messageProperty() {
    return message;
  }
}
