package org.plushkeep.toy.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

@Timeout(120)
final class SerialLinkTest {
  private static final byte[] FIRST = ToyClips.clip(40, 1);
  private static final byte[] SECOND = ToyClips.clip(30, 2);
  private static final byte[] NO_SECRET = new byte[0];

  @Test
  void aPairedToyHandsOverWhatItHas() throws Exception {
    try (PlugIn plug = new PlugIn(FIRST, SECOND)) {
      byte[] secret = plug.pair();
      assertThat(secret).hasSize(PairingSecret.BYTES);
      try (SerialLink link = plug.link(secret)) {
        assertThat(link.identifier()).isEqualTo("0002_14_09_30_15");
        assertThat(link.comparison()).isEmpty();
        assertThat(link.freshSecret()).isEmpty();
        link.glow(true);
        assertThat(fetch(link)).isEqualTo(FIRST);
        assertThat(link.recordingWaits()).isTrue();
        assertThat(fetch(link)).isEqualTo(SECOND);
        assertThat(link.recordingWaits()).isFalse();
      }
      assertThat(plug.toy.breaches()).isZero();
    }
  }

  @Test
  void whatWasNotKeptIsOfferedAgain() throws Exception {
    try (PlugIn plug = new PlugIn(FIRST, SECOND)) {
      byte[] secret = plug.pair();
      try (SerialLink link = plug.link(secret)) {
        assertThat(fetch(link)).isEqualTo(FIRST);
        // Nobody asked whether another waits: the first was not kept.
        assertThat(fetch(link)).isEqualTo(FIRST);
      }
      try (SerialLink link = plug.link(secret)) {
        assertThat(fetch(link)).isEqualTo(FIRST);
      }
    }
  }

  @Test
  void aToyWithNothingHasNothing() throws Exception {
    try (PlugIn plug = new PlugIn();
        SerialLink link = plug.link(plug.pair())) {
      assertThat(link.recordingWaits()).isFalse();
      assertThat(fetch(link)).isEmpty();
    }
  }

  @Test
  void nothingIsHandedOverBeforeThePaw() throws Exception {
    try (PlugIn plug = new PlugIn(FIRST);
        SerialLink link = plug.link(NO_SECRET)) {
      assertThat(link.freshSecret()).isEmpty();
      assertProblem(Problem.FORGOTTEN, () -> fetch(link));
      assertThat(link.comparison()).containsExactly(plug.blinks.get()).hasSize(3);
      for (int number : link.comparison()) {
        assertThat(number).isBetween(1, 5);
      }
    }
  }

  @Test
  void nobodyPresses() throws Exception {
    try (PlugIn plug = new PlugIn(new PracticeToy(List.of(), Radio.instant()), 64);
        SerialLink link = plug.link(NO_SECRET)) {
      plug.toy.pressesItsOwnPaw(Duration.ofDays(1));
      assertProblem(Problem.NO_PAW, () -> link.awaitPaw(Duration.ofMillis(20), () -> false));
      assertProblem(Problem.CANCELLED, () -> link.awaitPaw(Duration.ofDays(1), () -> true));
      assertThat(link.freshSecret()).isEmpty();
    }
  }

  @Test
  void anotherToyAndAToyThatForgotAreStopped() throws Exception {
    try (PlugIn plug = new PlugIn(FIRST);
        PlugIn other = new PlugIn(FIRST)) {
      byte[] secret = plug.pair();
      other.pair();
      assertProblem(Problem.FORGOTTEN, () -> other.link(secret));
      plug.socket.forget();
      assertProblem(Problem.FORGOTTEN, () -> plug.link(secret));
    }
  }

  @Test
  void aToyThatKnowsTheNumberButNotTheSecretIsStopped() throws Exception {
    byte[] secret = new byte[PairingSecret.BYTES];
    try (SerialPuppet impostor = SerialPuppet.impostor()) {
      assertProblem(
          Problem.OTHER_TOY, () -> SerialLink.open(impostor::plugIn, PlugIn.QUICK, secret));
      assertThat(impostor.heard)
          .as("nothing is asked or told, not even sealed")
          .containsOnly(Frame.Type.HELLO, Frame.Type.OPEN);
    }
  }

  @Test
  void whatIsNoToyIsNotUnderstoodAndWhatIsSilentDoesNotAnswer() {
    Pipe silent = new Pipe();
    Timing hasty =
        new Timing(Duration.ofMillis(5), 2, Duration.ofMillis(20), Duration.ZERO, Duration.ZERO);
    assertProblem(Problem.NO_ANSWER, () -> SerialLink.open(silent::console, hasty, NO_SECRET));
  }

  /** Whoever listens on the cable, also at the first plug-in, hears neither names nor sounds. */
  @Test
  void aTapHearsNothing() throws Exception {
    ByteArrayOutputStream tap = new ByteArrayOutputStream();
    byte[] tune =
        "a tune that a child has sung, again and again. "
            .repeat(9)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] message =
        "Sleep well, says somebody who is far away. ".repeat(9).getBytes(StandardCharsets.US_ASCII);
    try (PlugIn plug = new PlugIn(tune)) {
      plug.onTheWay =
          bytes -> {
            synchronized (tap) {
              tap.writeBytes(bytes);
            }
            return bytes;
          };
      byte[] secret = plug.pair();
      try (SerialLink link = plug.link(secret)) {
        assertThat(fetch(link)).isEqualTo(tune);
        link.care().orElseThrow().send(2, message, (_, _) -> {}, () -> false);
      }
      assertThat(plug.toy.stored(2)).isEqualTo(message);
      String heard = tap.toString(StandardCharsets.ISO_8859_1);
      assertThat(heard).contains("CloudPets");
      assertThat(heard).doesNotContain("0002_14").doesNotContain("tune").doesNotContain("again");
      assertThat(heard).doesNotContain("Sleep").doesNotContain("somebody").doesNotContain("away");
      assertThat(heard).doesNotContain(new String(secret, 0, 6, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void everyPlugInHasOtherKeys() throws Exception {
    List<String> wires = new ArrayList<>();
    try (PlugIn plug = new PlugIn(FIRST)) {
      byte[] secret = plug.pair();
      for (int i = 0; i < 2; i++) {
        ByteArrayOutputStream tap = new ByteArrayOutputStream();
        plug.onTheWay =
            bytes -> {
              synchronized (tap) {
                tap.writeBytes(bytes);
              }
              return bytes;
            };
        try (SerialLink link = plug.link(secret)) {
          assertThat(link.identifier()).isNotEmpty();
        }
        wires.add(tap.toString(StandardCharsets.ISO_8859_1).substring(40));
      }
    }
    assertThat(wires.get(0)).isNotEqualTo(wires.get(1));
  }

  /** From the first handshake on: pairing, and what is fetched afterwards. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void wrongBitsLostAndDoubledFramesChangeNothing(boolean terminals) throws Exception {
    try (PlugIn plug = plug(terminals, FIRST, SECOND)) {
      plug.isBadCable(new Random(5));
      byte[] secret = plug.pair();
      try (SerialLink link = plug.link(secret)) {
        assertThat(fetch(link)).isEqualTo(FIRST);
        assertThat(link.recordingWaits()).isTrue();
        assertThat(fetch(link)).isEqualTo(SECOND);
        assertThat(link.recordingWaits()).isFalse();
      }
      assertThat(plug.hurt).hasValueGreaterThan(10);
    }
  }

  /** Pulled out at every frame there is, plugged in again at once: it goes on where it was. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pulledOutAtEveryFrameAndPluggedInAgain(boolean terminals) throws Exception {
    try (PlugIn plug = plug(terminals, FIRST)) {
      byte[] secret = plug.pair();
      int frames = countFrames(plug, secret);
      assertThat(frames).isGreaterThan(20);
      int whole = 0;
      int broken = 0;
      for (int at = 0; at < frames; at++) {
        AtomicInteger until = new AtomicInteger(at);
        plug.onTheWay =
            bytes -> {
              if (until.getAndDecrement() == 0) {
                plug.cable.pull();
              }
              return bytes;
            };
        try (SerialLink link = plug.link(secret)) {
          List<Integer> progress = new ArrayList<>();
          assertThat(link.fetchRecording((got, _) -> progress.add(got), () -> false))
              .isEqualTo(FIRST);
          assertThat(progress).isSorted().doesNotHaveDuplicates(); // nothing twice
          whole++;
        } catch (ToyException e) {
          assertThat(e.problem()).isEqualTo(Problem.PULLED_OUT);
          broken++;
        }
      }
      assertThat(whole).isGreaterThan(10);
      assertThat(broken).isBetween(1, 12); // while shaking hands, or asking what there is
    }
  }

  private static PlugIn plug(boolean terminals, byte[]... recordings) {
    assumeTrue(!terminals || Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
    PlugIn plug = new PlugIn(recordings);
    return terminals ? plug.onTerminals() : plug;
  }

  private static int countFrames(PlugIn plug, byte[] secret) throws ToyException {
    AtomicInteger frames = new AtomicInteger();
    plug.onTheWay =
        bytes -> {
          frames.incrementAndGet();
          return bytes;
        };
    try (SerialLink link = plug.link(secret)) {
      fetch(link);
    }
    return frames.get();
  }

  @Test
  void pulledOutForGoodIsALostLink() throws Exception {
    try (PlugIn plug = new PlugIn(FIRST)) {
      byte[] secret = plug.pair();
      Timing hasty =
          new Timing(
              Duration.ofMillis(15),
              4,
              Duration.ofSeconds(1),
              Duration.ofMillis(20),
              Duration.ofMillis(2));
      AtomicInteger plugs = new AtomicInteger();
      try (SerialLink link =
          SerialLink.open(
              () -> {
                if (plugs.getAndIncrement() > 0) {
                  throw new java.io.IOException("nothing there");
                }
                return plug.plugIn();
              },
              hasty,
              secret)) {
        assertProblem(
            Problem.PULLED_OUT,
            () -> link.fetchRecording((_, _) -> plug.cable.pull(), () -> false));
      }
    }
  }

  /** What is plugged in again and says nothing is not waited for longer than a toy pulled out. */
  @Test
  void aSilentPlugIsGivenUpWhenTheTimeIsUpOrSomebodyStops() throws Exception {
    Timing slow =
        new Timing(
            Duration.ofMillis(15),
            400,
            Duration.ofSeconds(60),
            Duration.ofMillis(300),
            Duration.ofMillis(2));
    for (Problem problem : List.of(Problem.PULLED_OUT, Problem.CANCELLED)) {
      try (PlugIn plug = new PlugIn(FIRST)) {
        byte[] secret = plug.pair();
        AtomicInteger plugs = new AtomicInteger();
        Line.Source once =
            () -> plugs.getAndIncrement() == 0 ? plug.plugIn() : new Pipe().console();
        long begun = System.nanoTime();
        try (SerialLink link = SerialLink.open(once, slow, secret)) {
          assertProblem(
              problem,
              () ->
                  link.fetchRecording(
                      (_, _) -> plug.cable.pull(),
                      () -> problem == Problem.CANCELLED && plugs.get() > 1));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
      }
    }
  }

  @Test
  void stoppingStops() throws Exception {
    try (PlugIn plug = new PlugIn(FIRST);
        SerialLink link = plug.link(plug.pair())) {
      AtomicInteger asked = new AtomicInteger();
      assertProblem(
          Problem.CANCELLED,
          () -> link.fetchRecording((_, _) -> {}, () -> asked.incrementAndGet() > 3));
    }
  }

  private static byte[] fetch(SerialLink link) throws ToyException {
    return link.fetchRecording((_, _) -> {}, () -> false);
  }

  private static void assertProblem(
      Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            ToyException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e).hasMessageEndingWith(".");
            });
  }
}
