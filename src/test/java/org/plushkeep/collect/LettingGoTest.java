package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.standin.LettingGo;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * A toy that lets go at each step of each errand, by both adapters: every one ends in a sentence,
 * nothing is taken for done that is not, and the next time it is done whole.
 */
@Timeout(300)
class LettingGoTest extends AtHostileToys {
  /** Each step up to here; of those beyond, which are alike (a clip is sent), fewer and fewer. */
  private static final int ALL_UP_TO = 14;

  /** The link, what it says of itself, and listening to it: the same for every errand. */
  private static final int HANDSHAKE = 6;

  private final Clock clock = Clock.systemUTC();
  private final KnownToy known = new KnownToy(id, "Toy", "", "", Instant.EPOCH);
  private final PracticeToy toy =
      new PracticeToy(List.of(), Radio.instant()).pressesItsOwnPaw(Duration.ZERO);

  /** What somebody wants of the toy. */
  enum Errand {
    PAIR {
      @Override
      void run(LettingGoTest test, ToyLink link) throws Exception {
        var _ =
            new Pairing(vault).pair(link, test.id, "Toy", "", Duration.ofSeconds(30), () -> false);
      }

      @Override
      boolean isDone(LettingGoTest test) throws Exception {
        return test.isKnown();
      }
    },
    COLLECT {
      @Override
      void prepare(LettingGoTest test) throws Exception {
        test.toy.record(test.clip);
        super.prepare(test);
      }

      @Override
      void run(LettingGoTest test, ToyLink link) throws Exception {
        var _ = new Collector(vault).collect(link, test.known, (_, _) -> {}, () -> false);
      }

      @Override
      boolean isDone(LettingGoTest test) throws Exception {
        assertThat(test.stored()).isSubsetOf(told(test.clip));
        return test.stored().size() == 1;
      }
    },
    SET_VOLUME {
      @Override
      void run(LettingGoTest test, ToyLink link) throws Exception {
        var _ = new Care(vault, test.clock).setVolume(link, test.known, 77);
      }

      @Override
      boolean isDone(LettingGoTest test) {
        return test.toy.volume() == 77;
      }
    },
    PLAY {
      @Override
      void run(LettingGoTest test, ToyLink link) throws Exception {
        boolean played = new Care(vault, test.clock).play(link, test.known, 1, () -> false);
        assertThat(played).isTrue();
      }

      @Override
      boolean isDone(LettingGoTest test) {
        return false; // nothing stays of it
      }
    },
    SEND {
      @Override
      void run(LettingGoTest test, ToyLink link) throws Exception {
        new Care(vault, test.clock)
            .put(link.care().orElseThrow(), test.known, 3, test.clip, (_, _) -> {}, () -> false);
      }

      @Override
      boolean isDone(LettingGoTest test) throws Exception {
        // Nobody has said of the slot that the clip is in it: that says who sends a message.
        assertThat(vault.care().slots(test.id))
            .allSatisfy(slot -> assertThat(slot.content()).isEqualTo(ToySlot.Content.UNKNOWN));
        byte[] there = test.toy.stored(3);
        return there.length >= test.clip.length
            && Arrays.equals(Arrays.copyOf(there, test.clip.length), test.clip);
      }
    },
    CLEAR {
      /** Until well into its first slot; all of it are minutes of what SEND has shown. */
      @Override
      int mostSteps() {
        return 24;
      }

      @Override
      void run(LettingGoTest test, ToyLink link) throws Exception {
        var _ = new Care(vault, test.clock).clear(link, test.known, new Untold(), () -> false);
      }

      @Override
      boolean isDone(LettingGoTest test) throws Exception {
        List<ToySlot> slots = vault.care().slots(test.id);
        for (ToySlot slot : slots) {
          boolean silent = slot.content() == ToySlot.Content.SILENCE;
          assertThat(!silent || test.toy.stored(slot.number()).length > 0).isTrue();
        }
        return slots.size() == 4
            && slots.stream().allMatch(slot -> slot.content() == ToySlot.Content.SILENCE);
      }
    };

    void prepare(LettingGoTest test) throws Exception {
      vault.saveToy(test.known);
    }

    /** Of those that are tried. */
    int mostSteps() {
      return Integer.MAX_VALUE;
    }

    abstract void run(LettingGoTest test, ToyLink link) throws Exception;

    /** Whether all of it has been done; nothing that is not may say that it is. */
    abstract boolean isDone(LettingGoTest test) throws Exception;
  }

  private record Untold() implements ToyClearing.Progress {
    @Override
    public void overwriting(int slot, int sent, int all) {}

    @Override
    public void bytes(int received, int expected) {}

    @Override
    public void stored(Recording recording) {}
  }

  static Stream<Arguments> errands() {
    return Stream.of(Way.values())
        .flatMap(way -> Stream.of(Errand.values()).map(errand -> Arguments.of(way, errand)));
  }

  @ParameterizedTest(name = "{0}: {1}, and the toy lets go at each step")
  @MethodSource
  void errands(Way way, Errand errand) throws Exception {
    LettingGo going = new LettingGo(toy);
    try (AutoCloseable _ = putIntoRange(way, PracticeToy.ADVERTISED_NAME, going)) {
      ToyFinder finder = finder(way, LONG);
      SeenToy seen = find(finder);
      if (errand != Errand.PAIR) {
        errand.prepare(this);
      }
      int step = errand == Errand.PAIR ? 0 : HANDSHAKE;
      boolean over = false;
      while (!over && step <= errand.mostSteps()) {
        going.at(step);
        Optional<ToyException> failure = go(finder, seen, errand);
        over = going.steps() <= step;
        if (over) {
          assertThat(failure).as("nobody let go").isEmpty();
        } else {
          failure.ifPresent(LettingGoTest::isPlain);
          boolean done = errand.isDone(this);
          assertThat(failure.isPresent() || done || errand == Errand.PLAY).isTrue();
        }
        step = next(step);
      }
      assertThat(step).as("steps").isGreaterThan(6);
      assertThat(!over || errand == Errand.PLAY || errand.isDone(this)).isTrue();
    } finally {
      vault.care().forget(id);
    }
    assertThat(toy.breaches()).isZero();
  }

  private static int next(int step) {
    return step < ALL_UP_TO ? step + 1 : step + step / 2;
  }

  private Optional<ToyException> go(ToyFinder finder, SeenToy seen, Errand errand)
      throws Exception {
    try (ToyLink link = finder.connect(seen)) {
      errand.run(this, link);
      return Optional.empty();
    } catch (ToyException e) {
      return Optional.of(e);
    }
  }

  private static void isPlain(ToyException e) {
    assertThat(e.problem()).as(e.getMessage()).isIn(Problem.LINK_LOST, Problem.OUT_OF_RANGE);
    assertThat(e.getMessage()).endsWith(".").doesNotContain("Exception", "null");
  }

  private boolean isKnown() throws Exception {
    return vault.toys().stream().anyMatch(one -> one.id().equals(id));
  }
}
