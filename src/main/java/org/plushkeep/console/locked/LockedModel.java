package org.plushkeep.console.locked;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.toys.ArrivingBytes;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.vault.Intake;

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
  private @Nullable LockedVisits errand;
  private @Nullable Intake intake;
  private boolean watching;
  private boolean askingAgain;
  private String trouble = "";
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
            this::collectByItself,
            this::tellTrouble);
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

  /** Looks again, unless that was forbidden meanwhile, by a command. */
  private void lookAgain() {
    if (!watching || !allowed.get() || askingAgain) {
      return;
    }
    askingAgain = true;
    background.run(
        door::intake,
        opened -> {
          askingAgain = false;
          opened.filter(_ -> watching).ifPresentOrElse(this::look, this::end);
        },
        sentence -> {
          askingAgain = false;
          if (watching) {
            nearby.rests(); // a disk that sleeps, say
            trouble = sentence;
            message.set(working.get() ? message.get() : sentence);
          }
        });
  }

  private void look(Intake fresh) {
    intake = fresh;
    nearby.look(fresh);
  }

  /** Somebody uses the window, and may want to collect. */
  public void touch() {
    if (!nearby.isLooking()) {
      lookAgain();
    }
  }

  /** The vault is being opened: looks no more. */
  public void stop() {
    watching = false;
    nearby.stop();
  }

  /** Ends a collection that goes on; what has come in stays, and no other begins by itself. */
  public void cancel() {
    if (errand != null) {
      errand.cancelled().set(true);
    }
  }

  /** Collects from every paired toy that is near. */
  public void collect() {
    Intake into = intake;
    if (!working.get() && into != null) {
      begin(
          new LockedVisits(into, List.copyOf(nearby.near().values()), false), "locked.nothing-new");
    }
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
        .ifPresent(one -> begin(new LockedVisits(into, List.of(one), true), "locked.waiting"));
  }

  private boolean wasAsked(ToyId toy, Instant now) {
    Instant last = asked.get(toy);
    return last != null
        && Duration.between(last, now).abs().compareTo(PairedNearby.REST)
            < 0; // or a clock put back
  }

  /**
   * Begins an errand.
   *
   * @param nothing what is said when nothing has come of it
   */
  private void begin(LockedVisits fresh, String nothing) {
    errand = fresh;
    fresh.toys().forEach(one -> asked.put(one.toy().id(), time.now()));
    arriving.begin();
    working.set(true);
    background.run(
        background.unbroken(() -> fresh.run(arriving)),
        count -> done(fresh, count == 0 ? nothing : "locked.new", ""),
        sentence -> done(fresh, "locked.kept", sentence + " "));
  }

  private void done(LockedVisits of, String key, String before) {
    errand = null;
    arriving.end();
    working.set(false);
    message.set(before.strip());
    tellWaiting(of.into(), key, before);
    arrived.run();
    if (of.cancelled().get()) {
      nearby.near().keySet().forEach(toy -> asked.put(toy, time.now()));
    } else {
      collectByItself(); // from the next one
    }
  }

  /** Why one of the ways of looking does not work, or that it does again. */
  private void tellTrouble(String sentence) {
    Intake of = intake;
    if (!trouble.equals(sentence)) {
      trouble = sentence;
      if (of != null && !working.get()) {
        tellWaiting(of, "locked.waiting");
      }
    }
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
            String said = (before + texts.format(key, count)).strip();
            message.set((said + " " + trouble).strip());
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
