package org.plushkeep.console.locked;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.LockedCollector;
import org.plushkeep.console.locked.PairedNearby.Sight;
import org.plushkeep.console.toys.ArrivingBytes;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Intake;
import org.plushkeep.vault.VaultException;

/**
 * Collecting while the vault is locked, where the parent has allowed that: by a button, and by
 * itself where that was chosen too. It says how many wait, and nothing else of them. What has begun
 * goes on when the vault is unlocked meanwhile.
 *
 * <p>By itself it fetches only what a toy says nobody has fetched yet, and its heart glows only
 * then. Otherwise a recording that was erased here, and is still on the toy, would come back by
 * itself.
 */
public final class LockedModel {
  private final VaultDoor door;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final Runnable arrived;
  private final PairedNearby nearby;
  private final BooleanProperty allowed = new SimpleBooleanProperty();
  private final BooleanProperty working = new SimpleBooleanProperty();
  private final StringProperty message = new SimpleStringProperty("");
  private final BooleanBinding possible;
  private final BooleanBinding alone;
  private final BooleanBinding needUnlocking;
  private final Map<ToyId, Instant> asked = new HashMap<>();
  private final ArrivingBytes arriving;
  private AtomicBoolean cancelled = new AtomicBoolean();
  private @Nullable Intake intake;
  private boolean watching;
  private int telling;

  /**
   * @param byItself whether it collects with nobody there
   * @param arrived called in the window when something has come in
   */
  public LockedModel(
      VaultDoor door,
      List<ToyFinder> finders,
      Background background,
      Time time,
      Texts texts,
      Moments moments,
      ObservableBooleanValue byItself,
      Runnable arrived) {
    this.door = door;
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.arriving = new ArrivingBytes(time, texts, moments, message);
    this.arrived = arrived;
    nearby =
        new PairedNearby(
            finders,
            background,
            time,
            working::get,
            byItself::get,
            this::lookAgain,
            this::collectByItself);
    possible =
        Bindings.createBooleanBinding(
            () -> allowed.get() && !working.get() && !nearby.near().isEmpty(),
            allowed,
            working,
            nearby.near());
    needUnlocking =
        Bindings.createBooleanBinding(
            () -> allowed.get() && !nearby.plugged().isEmpty(), allowed, nearby.plugged());
    alone = Bindings.and(allowed, byItself);
    byItself.subscribe((_, _) -> collectByItself()); // chosen before, and only read now
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
    asked.clear();
    if (!working.get()) {
      tellWaiting(opened, "locked.waiting");
    }
    nearby.start(opened);
  }

  private void end() {
    nearby.stop();
    allowed.set(false);
    message.set("");
  }

  /** Looks again by itself, unless that was forbidden meanwhile, by a command. */
  private void lookAgain() {
    background.run(
        door::intake,
        opened -> {
          if (watching && opened.isPresent()) {
            nearby.look();
          } else {
            end();
          }
        },
        sentence -> {
          end();
          message.set(sentence);
        });
  }

  /** Somebody uses the window, and may want to collect. */
  public void touch() {
    nearby.look();
  }

  /** The vault is being opened: looks no more. */
  public void stop() {
    watching = false;
    nearby.stop();
  }

  /** Ends a collection that goes on; what has come in stays. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Collects from every paired toy that is near. */
  public void collect() {
    Intake into = intake;
    if (working.get() || into == null) {
      return;
    }
    List<Sight> toys = List.copyOf(nearby.near().values());
    begin(
        mine -> visit(into, toys, mine),
        fresh -> done(into, fresh == 0 ? "locked.nothing-new" : "locked.new", ""),
        sentence -> done(into, "locked.kept", sentence + " "));
  }

  /** Asks the next toy that was not asked for a while, and collects what waits on it. */
  private void collectByItself() {
    Intake into = intake;
    if (!watching || working.get() || into == null || !alone.get()) {
      return;
    }
    Instant now = time.now();
    nearby.seenNow().stream()
        .filter(one -> !wasAsked(one.toy().id(), now))
        .findFirst()
        .ifPresent(
            one -> {
              asked.put(one.toy().id(), now);
              begin(
                  mine -> visit(into, one, mine, true),
                  fresh -> done(into, fresh == 0 ? "locked.waiting" : "locked.new", ""),
                  sentence -> done(into, "locked.kept", sentence + " "));
            });
  }

  private boolean wasAsked(ToyId toy, Instant now) {
    Instant last = asked.get(toy);
    return last != null
        && Duration.between(last, now).abs().compareTo(PairedNearby.REST)
            < 0; // or a clock put back
  }

  /** What is done with toys. */
  @FunctionalInterface
  private interface Errand {
    int run(AtomicBoolean cancelled) throws ToyException, VaultException;
  }

  private void begin(Errand errand, Consumer<Integer> done, Consumer<String> failed) {
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    arriving.begin();
    working.set(true);
    background.run(background.unbroken(() -> errand.run(mine)), done, failed);
  }

  private int visit(Intake into, List<Sight> toys, AtomicBoolean mine)
      throws ToyException, VaultException {
    int fresh = 0;
    for (Sight sight : toys) {
      fresh += visit(into, sight, mine, false);
    }
    return fresh;
  }

  /**
   * Collects from one toy.
   *
   * @param onlyWhatWaits whether nothing is fetched unless the toy says that something waits
   */
  private int visit(Intake into, Sight sight, AtomicBoolean mine, boolean onlyWhatWaits)
      throws ToyException, VaultException {
    try (ToyLink link = sight.finder().connect(sight.toy())) {
      if (onlyWhatWaits && !link.recordingWaits()) {
        return 0;
      }
      return new LockedCollector(into)
          .collect(link, sight.toy().id(), arriving::arrived, () -> {}, mine::get);
    }
  }

  private void done(Intake into, String key, String before) {
    arriving.end();
    working.set(false);
    message.set(before.strip());
    tellWaiting(into, key, before);
    arrived.run();
    collectByItself(); // from the next one
  }

  private void tellWaiting(Intake into, String key) {
    tellWaiting(into, key, "");
  }

  private void tellWaiting(Intake into, String key, String before) {
    int mine = ++telling;
    background.run(
        into::waiting,
        count -> {
          if (mine == telling && !working.get()) {
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

  /** Whether it collects by itself. */
  public BooleanBinding aloneBinding() {
    return alone;
  }

  /** Whether a paired toy is plugged in that can be collected from once the vault is open. */
  public BooleanBinding needUnlockingBinding() {
    return needUnlocking;
  }

  /** 0 to 1, or -1 while nobody knows. */
  public DoubleProperty progressProperty() {
    return arriving.progressProperty();
  }

  public StringProperty messageProperty() {
    return message;
  }
}
