package org.plushkeep.console.locked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.plushkeep.console.HandTime;
import org.plushkeep.console.MemoryDoor;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;

/** When a locked window looks for toys, and which it asks, on a clock that a test turns. */
final class LockedModelTest {
  private static final String ONE = "C4:BE:84:00:00:01";
  private static final String TWO = "C4:BE:84:00:00:02";
  private static final Duration ROUND = PairedNearby.LOOK.plus(PairedNearby.REST);

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final HandTime time = new HandTime();
  private final MemoryDoor door = new MemoryDoor();
  private final ScriptedFinder radio = new ScriptedFinder();
  private final ScriptedToy toy = radio.put(ONE);
  private final BooleanProperty byItself = new SimpleBooleanProperty();
  private final Queue<Runnable> held = new ArrayDeque<>();
  private boolean holding;
  private final Background background =
      new Background(
          work -> {
            if (holding) {
              held.add(work);
            } else {
              work.run();
            }
          },
          Runnable::run,
          new Sentences(texts));
  private final LockedModel model = modelWith(radio);

  private LockedModel modelWith(ToyFinder finder) {
    return new LockedModel(
        door,
        List.of(finder),
        background,
        time,
        texts,
        new Moments(texts, ZoneOffset.UTC),
        byItself,
        () -> {});
  }

  private void locks() {
    door.takesIn(0);
    model.start();
  }

  private int waiting() throws Exception {
    return door.intake().orElseThrow().waiting();
  }

  @Test
  void withNobodyThereItLooksForHalfAMinuteAndThenRests() throws Exception {
    toy.offers(ToyClips.clip(10, 1));
    locks();
    assertThat(radio.isLookedBy()).isTrue();
    time.advance(PairedNearby.LOOK);
    assertThat(radio.isLookedBy()).isFalse();
    time.advance(Duration.ofHours(3));
    assertThat(radio.searches()).as("it was not chosen that it looks by itself").isEqualTo(1);
    assertThat(toy.asked).as("nothing was asked of the toy").isEmpty();
    assertThat(model.possibleBinding().get()).as("the button is there").isTrue();
    model.touch();
    assertThat(radio.isLookedBy()).as("somebody came").isTrue();
    model.touch();
    assertThat(radio.searches()).isEqualTo(2);
    time.advance(PairedNearby.LOOK);
    assertThat(radio.isLookedBy()).isFalse();
    model.collect();
    assertThat(waiting()).as("by the button, also while it rests").isEqualTo(1);
  }

  @Test
  void byItselfItFetchesWhatWaitsAndLooksEveryFiveMinutes() throws Exception {
    byItself.set(true);
    toy.offers(ToyClips.clip(10, 1));
    locks();
    assertThat(waiting()).isEqualTo(1);
    assertThat(model.messageProperty().get()).startsWith("New: one recording");
    toy.asked.clear();
    time.advance(ROUND.minusSeconds(1));
    assertThat(radio.searches()).isEqualTo(1);
    toy.offers(ToyClips.clip(10, 2));
    time.advance(Duration.ofSeconds(1));
    assertThat(waiting()).isEqualTo(2);
    time.advance(ROUND.multipliedBy(3));
    assertThat(radio.searches()).isEqualTo(5);
  }

  @Test
  void aToyOnWhichNothingWaitsIsLetGoAndItsHeartStaysDark() {
    byItself.set(true);
    locks();
    assertThat(toy.asked).containsExactly("waits?", "close");
    for (int i = 0; i < 24; i++) {
      model.touch(); // somebody moves the mouse: that asks the toy no more often
      time.advance(PairedNearby.LOOK.dividedBy(2));
      model.touch();
    }
    assertThat(toy.asked.stream().filter("waits?"::equals)).hasSize(2);
    assertThat(toy.asked).doesNotContain("glow", "fetch");
  }

  @Test
  void oneToysTroubleIsNotTheOthersAndItIsAskedAgainNextTime() throws Exception {
    byItself.set(true);
    ScriptedToy other = radio.put(TWO).offers(ToyClips.clip(10, 2));
    toy.fails(Problem.LINK_LOST).offers(ToyClips.clip(10, 1));
    locks();
    assertThat(other.asked).contains("fetch");
    assertThat(waiting()).isEqualTo(1);
    time.advance(ROUND);
    assertThat(waiting()).isEqualTo(2);
  }

  @Test
  void aToyThatHasGoneIsNotOffered() {
    locks();
    time.advance(PairedNearby.LOOK);
    radio.take(ONE);
    model.touch();
    time.advance(PairedNearby.LOOK);
    assertThat(model.possibleBinding().get()).isFalse();
  }

  @Test
  void itEndsWhenUnlockedAndWhenForbidden() throws Exception {
    byItself.set(true);
    locks();
    assertThat(model.aloneBinding().get()).isTrue();
    model.stop(); // it is being unlocked
    time.advance(ROUND.multipliedBy(3));
    model.touch();
    assertThat(radio.searches()).isEqualTo(1);

    model.start();
    door.takesNothingIn();
    toy.offers(ToyClips.clip(10, 1));
    time.advance(ROUND.multipliedBy(3));
    assertThat(radio.searches()).as("a command has forbidden it meanwhile").isEqualTo(2);
    assertThat(radio.isLookedBy()).isFalse();
    assertThat(toy.asked).doesNotContain("fetch");
    assertThat(model.aloneBinding().get()).isFalse();
    assertThat(door.intake()).isEqualTo(Optional.empty());
  }

  @Test
  void whereItIsNotAllowedNothingIsLookedFor() {
    byItself.set(true);
    model.start();
    model.touch();
    time.advance(ROUND.multipliedBy(2));
    assertThat(radio.searches()).isZero();
    assertThat(model.aloneBinding().get()).isFalse();
  }

  @Test
  void whatWasChosenIsHeldToThoughItIsReadALittleLate() throws Exception {
    toy.offers(ToyClips.clip(10, 1));
    locks();
    assertThat(waiting()).isZero();
    byItself.set(true);
    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void whoeverMovesTheMouseWakesNothingThatWasForbiddenMeanwhile() {
    byItself.set(true);
    locks();
    time.advance(PairedNearby.LOOK);
    door.takesNothingIn();
    model.touch();
    assertThat(radio.searches()).isEqualTo(1);
    assertThat(radio.isLookedBy()).isFalse();
    assertThat(model.aloneBinding().get()).isFalse();
    time.advance(ROUND.multipliedBy(2));
    assertThat(radio.searches()).isEqualTo(1);
  }

  @Test
  void stoppedOnceItStopsThoughAnotherToyIsNear() {
    ScriptedToy other = radio.put(TWO).offers(ToyClips.clip(10, 2));
    toy.offers(ToyClips.clip(10, 1));
    byItself.set(true);
    door.takesIn(0);
    holding = true;
    model.start();
    while (!model.workingProperty().get()) {
      held.remove().run();
    }
    model.cancel();
    holding = false;
    while (!held.isEmpty()) {
      held.remove().run();
    }
    assertThat(model.workingProperty().get()).isFalse();
    time.advance(PairedNearby.LOOK);
    model.touch();
    assertThat(other.asked).doesNotContain("fetch");
    time.advance(ROUND.multipliedBy(2));
    assertThat(other.asked).as("after a rest").contains("fetch");
  }

  @Test
  void whatTheButtonHasJustAskedIsNotAskedAgainAtOnce() {
    toy.offers(ToyClips.clip(10, 1));
    locks();
    model.collect();
    toy.asked.clear();
    byItself.set(true);
    assertThat(toy.asked).isEmpty();
  }

  @Test
  void aDiskThatSleepsEndsItForOneRoundOnly() throws Exception {
    byItself.set(true);
    locks();
    time.advance(PairedNearby.LOOK);
    door.sleeps(true);
    time.advance(PairedNearby.REST);
    assertThat(model.messageProperty().get())
        .isNotEmpty()
        .isEqualTo(texts.get("problem.vault.DISK"));
    assertThat(model.aloneBinding().get()).isTrue();
    door.sleeps(false);
    door.takesIn(1);
    toy.offers(ToyClips.clip(10, 1));
    time.advance(PairedNearby.REST);
    assertThat(waiting()).as("into the one that was read now").isEqualTo(2);
    assertThat(model.messageProperty().get()).doesNotContain(texts.get("problem.vault.DISK"));
  }

  @Test
  void whereAnErasureWasCutShortItSaysThatUnlockingMendsIt() {
    byItself.set(true);
    door.isClosed(true);
    locks();
    assertThat(model.messageProperty().get()).contains("until you have unlocked once");
    assertThat(model.aloneBinding().get()).as("it does not say that it collects").isFalse();
    model.stop();
    door.isClosed(false);
    locks();
    assertThat(model.messageProperty().get()).isEmpty();
    assertThat(model.aloneBinding().get()).isTrue();
  }

  @Test
  void whereThereIsNoBluetoothItSaysSo() {
    LockedModel deaf = modelWith(ScriptedFinder.none());
    byItself.set(true);
    door.takesIn(1);
    deaf.start();
    assertThat(deaf.messageProperty().get())
        .contains("One recording waits", texts.get("problem.toy.NO_BLUETOOTH"));
  }

  @Test
  void aToyThatGoesWhileItIsLookedWhetherItIsPairedIsNotOffered() {
    door.takesIn(0);
    holding = true;
    model.start();
    for (int i = 0; radio.searches() == 0 || held.isEmpty(); i++) {
      assertThat(i).isLessThan(20);
      held.remove().run();
    }
    radio.lose(ONE);
    holding = false;
    while (!held.isEmpty()) {
      held.remove().run();
    }
    assertThat(model.possibleBinding().get()).isFalse();
  }
}
