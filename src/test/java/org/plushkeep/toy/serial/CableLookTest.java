package org.plushkeep.toy.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.safety.CableFacts;
import org.plushkeep.toy.safety.CableFacts.Proof;
import org.plushkeep.toy.safety.CableFacts.Told;
import org.plushkeep.toy.safety.CableLook;

/** What a stranger's computer finds out about a toy that it is plugged into. */
@Timeout(120)
final class CableLookTest {
  private static final byte[] NONE = new byte[0];
  private static final SeenToy SEEN =
      new SeenToy(UsbPorts.PRACTICE, "Plush", SeenToy.Way.SERIAL, java.util.OptionalInt.empty());

  private static CableFacts look(Line.Source source, byte[] secret) throws ToyException {
    return new CableLook(new SerialFinder(ports(source), PlugIn.QUICK))
        .look(SEEN, secret, () -> false);
  }

  private static UsbPorts ports(Line.Source source) {
    return new UsbPorts() {
      @Override
      public List<UsbPort> now() {
        return List.of(new UsbPort(UsbPorts.PRACTICE, "anywhere", "Plush"));
      }

      @Override
      public Line open(UsbPort port) throws IOException {
        return source.open();
      }
    };
  }

  @Test
  void aToyAsItShouldBeKeepsEverythingAndNothingOfItIsChanged() throws Exception {
    byte[] clip = ToyClips.clip(20, 1);
    try (PlugIn plug = new PlugIn(clip)) {
      byte[] secret = plug.pair();
      CableFacts facts = look(plug::plugIn, secret);
      assertThat(facts.told()).hasValue(new Told(true, true, false, false));
      assertThat(facts.letsGuessersIn()).hasValue(false);
      assertThat(facts.proof()).hasValue(Proof.PROVEN);
      assertThat(look(plug::plugIn, NONE).proof()).isEmpty();
      plug.socket.forget();
      assertThat(look(plug::plugIn, secret).proof()).hasValue(Proof.FORGOTTEN);

      byte[] anew = plug.pair();
      try (SerialLink link = plug.link(anew)) {
        assertThat(link.fetchRecording((_, _) -> {}, () -> false))
            .as("still offered as one that nobody has fetched")
            .isEqualTo(clip);
      }
      assertThat(plug.toy.breaches()).isZero();
    }
  }

  @Test
  void weakToysAreFoundOut() throws Exception {
    byte[] offer = new byte[1 + 8 + 32];
    offer[5] = 100;
    BiFunction<Op, byte[], byte[]> blabs =
        (op, _) ->
            switch (op) {
              case STATE -> new byte[] {0, 1, 0, 0};
              case OFFER -> offer.clone();
              case VOLUME -> new byte[] {0, 99};
              default -> new byte[] {1};
            };
    try (SerialPuppet puppet = new SerialPuppet(new byte[32], blabs)) {
      CableFacts facts = look(puppet::plugIn, NONE);
      assertThat(facts.told()).hasValue(new Told(true, false, true, true));
      assertThat(facts.letsGuessersIn()).as("its secret is all zeros").hasValue(true);
      assertThat(puppet.asked).doesNotContain(Op.READ, Op.FETCHED, Op.GAME);
    }
    byte[] theirs = new byte[32];
    theirs[3] = 1;
    BiFunction<Op, byte[], byte[]> obeys =
        (op, _) -> op == Op.OFFER ? new byte[] {3} : blabs.apply(op, NONE);
    try (SerialPuppet puppet = new SerialPuppet(theirs, obeys)) {
      CableFacts facts = look(puppet::plugIn, theirs);
      assertThat(facts.told()).hasValue(new Told(true, false, false, true));
      assertThat(facts.letsGuessersIn()).hasValue(false);
      assertThat(facts.proof()).hasValue(Proof.PROVEN);
    }
    try (SerialPuppet impostor = new SerialPuppet(new byte[] {1}, obeys)) {
      assertThat(look(impostor::plugIn, theirs).proof()).hasValue(Proof.OTHER_TOY);
    }
  }

  @Test
  void whatDoesNotAnswerIsAnObservationAndTroubleOfThisComputerIsNot() throws Exception {
    CableFacts facts = look(new Pipe()::console, NONE);
    assertThat(facts.refusal()).hasValue(Problem.NO_ANSWER);
    assertThat(facts.told()).isEmpty();
    assertThat(facts.letsGuessersIn()).isEmpty();
    assertProblem(
        Problem.PULLED_OUT,
        () ->
            look(
                () -> {
                  throw new IOException("gone");
                },
                NONE));
    assertProblem(
        Problem.PORT_SHUT,
        () ->
            look(
                () -> {
                  throw new PortShut("port");
                },
                NONE));
    AtomicInteger opened = new AtomicInteger();
    try (PlugIn plug = new PlugIn()) {
      CableLook look =
          new CableLook(
              new SerialFinder(
                  ports(
                      () -> {
                        opened.incrementAndGet();
                        return plug.plugIn();
                      }),
                  PlugIn.QUICK));
      assertProblem(Problem.CANCELLED, () -> look.look(SEEN, NONE, () -> true));
      assertThat(opened).hasValue(0);
      assertProblem(Problem.CANCELLED, () -> look.look(SEEN, NONE, () -> opened.get() == 2));
    }
  }

  /**
   * A toy that takes its time is not waited for without end, and whoever stops is heard between.
   */
  @Test
  void afterItsTimeNothingMoreIsAskedAndABusyToyIsNoObservation() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    AtomicBoolean busy = new AtomicBoolean();
    BiFunction<Op, byte[], byte[]> slow =
        (op, _) -> {
          if (op == Op.VOLUME) {
            LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
          }
          byte status = (byte) (busy.get() ? 2 : 3);
          return op == Op.STATE ? new byte[] {0, 1, 0, 0} : new byte[] {status};
        };
    try (SerialPuppet puppet = new SerialPuppet(new byte[] {1}, slow)) {
      ToyFinder finder =
          new SerialFinder(
              ports(
                  () -> {
                    opened.incrementAndGet();
                    return puppet.plugIn();
                  }),
              PlugIn.QUICK);
      CableFacts late = new CableLook(finder, Duration.ofMillis(1)).look(SEEN, NONE, () -> false);
      assertThat(late.told()).isEmpty();
      assertThat(late.refusal()).hasValue(Problem.NO_ANSWER);
      assertThat(puppet.asked).doesNotContain(Op.OFFER, Op.VOLUME);
      assertProblem(
          Problem.CANCELLED,
          () -> new CableLook(finder).look(SEEN, NONE, () -> puppet.asked.contains(Op.STATE)));
      assertThat(puppet.asked).doesNotContain(Op.OFFER, Op.VOLUME);
      opened.set(0);
      CableFacts half =
          new CableLook(finder, Duration.ofMillis(400)).look(SEEN, new byte[32], () -> false);
      assertThat(half.letsGuessersIn()).isEmpty();
      assertThat(half.proof().orElse(Proof.SILENT)).isEqualTo(Proof.SILENT);
      assertThat(opened).hasValue(1);
      busy.set(true);
      assertProblem(Problem.BUSY, () -> new CableLook(finder).look(SEEN, NONE, () -> false));
    }
  }

  private static void assertProblem(
      Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
