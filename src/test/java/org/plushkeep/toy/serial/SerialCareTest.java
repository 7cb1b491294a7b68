package org.plushkeep.toy.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * Care over a cable, with the practice toy at its other end, or a toy that does as a test wants.
 */
@Timeout(240)
final class SerialCareTest {
  private static final byte[] BEFORE = ToyClips.clip(3, 7);
  private static final byte[] CLIP = ToyClips.clip(30, 8);
  private static final byte[] SECRET = new byte[PairingSecret.BYTES];
  private static final Duration LONG = Duration.ofSeconds(60);

  private static PlugIn plug(int mostData, boolean terminals) {
    assumeTrue(!terminals || Files.exists(Path.of("/dev/ptmx")), "no pseudo-terminals here");
    PlugIn plug = new PlugIn(new PracticeToy(List.of(), Radio.instant()), mostData);
    return terminals ? plug.onTerminals() : plug;
  }

  private static ToyCare care(SerialLink link) {
    return link.care().orElseThrow();
  }

  private static void send(SerialLink link, byte[] clip) throws ToyException {
    care(link).send(2, clip, (_, _) -> {}, () -> false);
  }

  @Test
  void aToyTellsHowItIsAndIsMadeAsLoudAsAsked() throws Exception {
    try (PlugIn plug = plug(1024, false);
        SerialLink link = plug.link(plug.pair())) {
      assertThat(care(link).battery()).hasValue(80);
      assertThat(care(link).volume()).hasValue(128);
      for (int level : new int[] {0, 200, 255}) {
        care(link).setVolume(level);
        assertThat(care(link).volume()).hasValue(level);
        assertThat(plug.toy.volume()).isEqualTo(level);
      }
      assertThatThrownBy(() -> care(link).setVolume(256))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(plug.toy.breaches()).isZero();
    }
  }

  @Test
  void theHeartBlinksForSoLongUntilItIsFoundOrPulledOut() throws Exception {
    try (PlugIn plug = plug(1024, false);
        SerialLink link = plug.link(plug.pair())) {
      List<PracticeToy.Led> led = new CopyOnWriteArrayList<>();
      plug.toy.watchLed(led::add);
      care(link).blink(Duration.ofMillis(20), () -> false);
      assertThat(led).endsWith(new PracticeToy.Led(2, 250), new PracticeToy.Led(0, 0));
      AtomicInteger looked = new AtomicInteger();
      care(link).blink(LONG, () -> looked.incrementAndGet() > 3);
      assertThat(led.getLast().mode()).isZero();
      assertFails(
          Problem.PULLED_OUT,
          () ->
              care(link)
                  .blink(
                      LONG,
                      () -> {
                        plug.cable.pull();
                        return false;
                      }));
    }
  }

  @Test
  void aSlotIsPlayedUntilItEndsOrIsStoppedAndAnEmptyOneIsNot() throws Exception {
    try (PlugIn plug = plug(1024, false);
        SerialLink link = plug.link(plug.pair())) {
      assertThat(care(link).play(2, () -> false)).isFalse();
      send(link, CLIP);
      long begun = System.nanoTime();
      assertThat(care(link).play(2, () -> false)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
      assertThat(SerialStates.playing(plug.toy)).isFalse();
      AtomicBoolean played = new AtomicBoolean();
      assertThat(
              care(link)
                  .play(
                      2,
                      () -> {
                        played.set(SerialStates.playing(plug.toy));
                        return true;
                      }))
          .isTrue();
      assertThat(played).isTrue();
      assertThat(SerialStates.playing(plug.toy)).as("told to stop").isFalse();
      for (int slot : new int[] {0, 5, -1}) {
        assertThatThrownBy(() -> care(link).play(slot, () -> false))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> care(link).send(slot, CLIP, (_, _) -> {}, () -> false))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"64, false", "1024, false", "64, true", "1024, true"})
  void aMessageArrivesOverABadCable(int mostData, boolean terminals) throws Exception {
    try (PlugIn plug = plug(mostData, terminals)) {
      byte[] secret = plug.pair();
      plug.isBadCable(new Random(mostData));
      try (SerialLink link = plug.link(secret)) {
        List<Integer> told = new ArrayList<>();
        care(link).send(2, CLIP, (sent, _) -> told.add(sent), () -> false);
        assertThat(plug.toy.stored(2)).isEqualTo(CLIP);
        assertThat(told).isSorted().doesNotHaveDuplicates().endsWith(CLIP.length);
      }
      assertThat(plug.hurt).hasValueGreaterThan(3);
    }
  }

  /** At every frame there is: what was in the slot stays there until all of the new is. */
  @ParameterizedTest
  @CsvSource({"64, false", "256, true"})
  void pulledOutAtEveryFrameOfAnUpload(int mostData, boolean terminals) throws Exception {
    try (PlugIn plug = plug(mostData, terminals)) {
      byte[] secret = plug.pair();
      AtomicInteger frames = new AtomicInteger();
      pullsAt(plug, frames, Integer.MAX_VALUE);
      try (SerialLink link = plug.link(secret)) {
        send(link, CLIP);
      }
      int all = frames.get();
      assertThat(all).isGreaterThan(15);
      int whole = 0;
      int broken = 0;
      for (int at = 0; at < all; at++) {
        plug.onTheWay = bytes -> bytes;
        try (SerialLink link = plug.link(secret)) {
          send(link, BEFORE);
        }
        frames.set(0);
        pullsAt(plug, frames, at);
        List<Integer> told = new ArrayList<>();
        try (SerialLink link = plug.link(secret)) {
          care(link).send(2, CLIP, (sent, _) -> told.add(sent), () -> false);
          assertThat(plug.toy.stored(2)).isEqualTo(CLIP);
          assertThat(told).doesNotHaveDuplicates().endsWith(CLIP.length);
          whole++;
        } catch (ToyException e) {
          assertThat(e.problem()).isEqualTo(Problem.PULLED_OUT);
          assertThat(plug.toy.stored(2)).isEqualTo(BEFORE);
          broken++;
        }
      }
      assertThat(whole).isGreaterThan(all / 2);
      assertThat(broken).as("while shaking hands").isBetween(1, 12); // a slow machine asks twice
    }
  }

  private static void pullsAt(PlugIn plug, AtomicInteger frames, int at) {
    plug.onTheWay =
        bytes -> {
          if (frames.getAndIncrement() == at) {
            plug.cable.pull();
          }
          return bytes;
        };
  }

  @Test
  void pulledOutForGoodTheSlotKeepsWhatItHad() throws Exception {
    try (PlugIn plug = plug(64, false)) {
      byte[] secret = plug.pair();
      Timing hasty =
          new Timing(Duration.ofMillis(15), 4, LONG, Duration.ofMillis(30), Duration.ofMillis(2));
      AtomicInteger plugs = new AtomicInteger();
      Line.Source once =
          () -> {
            if (plugs.getAndIncrement() > 0) {
              throw new java.io.IOException("nothing there");
            }
            return plug.plugIn();
          };
      try (SerialLink link = SerialLink.open(once, hasty, secret)) {
        send(link, BEFORE);
        assertFails(
            Problem.PULLED_OUT,
            () -> care(link).send(2, CLIP, (_, _) -> plug.cable.pull(), () -> false));
      }
      assertThat(plug.toy.stored(2)).isEqualTo(BEFORE);
    }
  }

  @Test
  void stoppedItIsForgottenAndTheSlotKeepsWhatItHad() throws Exception {
    try (PlugIn plug = plug(64, false);
        SerialLink link = plug.link(plug.pair())) {
      send(link, BEFORE);
      List<Integer> told = new ArrayList<>();
      assertFails(
          Problem.CANCELLED,
          () -> care(link).send(2, CLIP, (sent, _) -> told.add(sent), () -> told.size() == 3));
      assertThat(plug.toy.stored(2)).isEqualTo(BEFORE);
      told.clear();
      care(link).send(2, CLIP, (sent, _) -> told.add(sent), () -> false);
      assertThat(told.getFirst()).as("from its beginning").isEqualTo(64);
      assertThat(plug.toy.stored(2)).isEqualTo(CLIP);
    }
  }

  @Test
  void aHalfMessageOfOneConsoleIsNotAnothers() throws Exception {
    try (PlugIn plug = plug(64, false)) {
      byte[] mine = plug.pair();
      byte[] theirs = plug.pair();
      AtomicInteger frames = new AtomicInteger();
      try (SerialLink link = plug.link(mine)) {
        pullsAt(plug, frames, 12);
        AtomicBoolean gone = new AtomicBoolean();
        assertFails(
            Problem.CANCELLED,
            () -> {
              care(link)
                  .send(
                      2,
                      CLIP,
                      (_, _) -> gone.set(frames.get() > 8),
                      () -> gone.get() && frames.get() > 13);
            });
      }
      plug.onTheWay = bytes -> bytes;
      List<Integer> told = new ArrayList<>();
      try (SerialLink link = plug.link(theirs)) {
        care(link).send(2, CLIP, (sent, _) -> told.add(sent), () -> false);
      }
      assertThat(told.getFirst()).isEqualTo(64);
      assertThat(plug.toy.stored(2)).isEqualTo(CLIP);
    }
  }

  private static byte[] where(int offset) {
    byte[] answer = new byte[5];
    Frame.little(answer).putInt(1, offset);
    return answer;
  }

  private static byte[] said(int... bytes) {
    byte[] answer = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      answer[i] = (byte) bytes[i];
    }
    return answer;
  }

  private static void sentTo(BiFunction<Op, byte[], byte[]> answers, Problem problem, Op... asked) {
    try (SerialPuppet puppet = new SerialPuppet(SECRET, answers)) {
      assertFails(
          problem,
          () -> {
            try (SerialLink link = SerialLink.open(puppet::plugIn, PlugIn.QUICK, SECRET)) {
              send(link, CLIP);
            }
          });
      assertThat(puppet.asked).containsSubsequence(asked).contains(Op.ABORT);
    }
  }

  /** Not understood, no such slot, not what was announced, a status that there is not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 99})
  void whatTheToyWillNotHaveIsNotTaken(int status) {
    sentTo((_, _) -> said(status), Problem.NOT_TAKEN, Op.UPLOAD);
    sentTo(
        (op, _) -> op == Op.WRITE ? said(status) : where(0),
        Problem.NOT_TAKEN,
        Op.UPLOAD,
        Op.WRITE);
    sentTo(
        (op, _) -> op == Op.UPLOADED ? said(status) : where(CLIP.length),
        Problem.NOT_TAKEN,
        Op.UPLOAD,
        Op.UPLOADED);
  }

  @Test
  void aToyThatTakesNoneForeverOrSaysWhatCannotBeIsNotTaken() {
    sentTo((_, _) -> where(0), Problem.NOT_TAKEN, Op.UPLOAD, Op.WRITE, Op.WRITE, Op.WRITE);
    sentTo((op, _) -> op == Op.WRITE ? where(65) : where(0), Problem.NOT_TAKEN, Op.WRITE);
    sentTo((_, _) -> where(-1), Problem.NOT_TAKEN, Op.UPLOAD);
    sentTo((_, _) -> where(CLIP.length + 1), Problem.NOT_TAKEN, Op.UPLOAD);
    sentTo((_, _) -> said(0, 0), Problem.NOT_UNDERSTOOD, Op.UPLOAD);
    sentTo((_, _) -> said(), Problem.NOT_TAKEN, Op.UPLOAD);
    sentTo((_, _) -> said(3), Problem.FORGOTTEN, Op.UPLOAD);
  }

  /** It is there, and must not be taken for one that was pulled out. */
  @Test
  void aToyThatStaysBusyIsSaidToBeBusyAndNotPluggedInAgain() throws Exception {
    sentTo((_, _) -> said(2), Problem.BUSY, Op.UPLOAD);
    AtomicInteger plugs = new AtomicInteger();
    BiFunction<Op, byte[], byte[]> records =
        (op, _) -> {
          byte[] offer = new byte[1 + 8 + 32];
          offer[5] = 100;
          return op == Op.OFFER ? offer : said(2);
        };
    try (SerialPuppet puppet = new SerialPuppet(SECRET, records);
        SerialLink link =
            SerialLink.open(
                () -> {
                  plugs.incrementAndGet();
                  return puppet.plugIn();
                },
                PlugIn.QUICK,
                SECRET)) {
      assertFails(Problem.BUSY, () -> link.fetchRecording((_, _) -> {}, () -> false));
      assertFails(Problem.BUSY, () -> link.care().orElseThrow().setVolume(3));
    }
    assertThat(plugs).hasValue(1);
  }

  /** A wiped memory holds no half clip that whoever pairs next could go on with. */
  @Test
  void aPracticeToyThatForgetsForgetsWhatHasComeOfAClipToo() throws Exception {
    byte[] announcement = new byte[1 + 4 + 32];
    Frame.little(announcement).put((byte) 2).putInt(100);
    byte[] part = new byte[4 + 10];
    try (PlugIn plug = plug(64, false)) {
      byte[] secret = plug.pair();
      try (SerialSession session =
          SerialSession.open(plug.plugIn(), PlugIn.QUICK, secret, () -> false)) {
        session.ask(Op.UPLOAD, announcement);
        session.ask(Op.WRITE, part);
      }
      plug.socket.forget();
      byte[] anew = plug.pair();
      try (SerialSession session =
          SerialSession.open(plug.plugIn(), PlugIn.QUICK, anew, () -> false)) {
        assertThat(session.tried(Op.WRITE, part).status()).isEqualTo(Op.Status.NO_SUCH);
      }
    }
  }

  @Test
  void aBusyToyIsAskedAgain() throws Exception {
    AtomicInteger busy = new AtomicInteger(5);
    AtomicInteger taken = new AtomicInteger();
    BiFunction<Op, byte[], byte[]> answers =
        (op, data) -> {
          if (busy.getAndDecrement() > 0) {
            return said(2);
          }
          if (op == Op.WRITE && Frame.little(data).getInt() == taken.get()) {
            taken.addAndGet(Math.min(7, data.length - 4)); // as much as there is room for
          }
          return op == Op.UPLOADED ? said(0) : where(taken.get());
        };
    try (SerialPuppet puppet = new SerialPuppet(SECRET, answers);
        SerialLink link = SerialLink.open(puppet::plugIn, PlugIn.QUICK, SECRET)) {
      send(link, BEFORE);
      assertThat(taken).hasValue(BEFORE.length);
      assertThat(puppet.asked).doesNotContain(Op.ABORT).endsWith(Op.UPLOADED);
    }
  }

  @Test
  void whatATypeOfToyDoesNotKnowIsNotKnown() throws Exception {
    AtomicInteger status = new AtomicInteger(1);
    AtomicInteger level = new AtomicInteger(101);
    BiFunction<Op, byte[], byte[]> answers =
        (op, _) ->
            switch (op) {
              case BATTERY -> said(status.get(), level.get());
              case VOLUME -> said(0, 1, 2);
              case PLAY -> said(2);
              default -> said(0);
            };
    try (SerialPuppet puppet = new SerialPuppet(SECRET, answers);
        SerialLink link = SerialLink.open(puppet::plugIn, PlugIn.QUICK, SECRET)) {
      assertThat(care(link).battery()).isEmpty();
      status.set(0);
      assertThat(care(link).battery()).isEmpty();
      level.set(100);
      assertThat(care(link).battery()).hasValue(100);
      assertThat(care(link).volume()).isEmpty();
      assertFails(Problem.BUSY, () -> care(link).play(1, () -> false));
      assertThat(puppet.asked).endsWith(Op.PLAY); // told to be silent
      assertFails(Problem.NOT_UNDERSTOOD, link::recordingWaits);
    }
  }

  private static void assertFails(Problem problem, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            ToyException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e).hasMessageEndingWith(".");
            });
  }

  /** What the practice toy does. */
  private static final class SerialStates {
    static boolean playing(PracticeToy toy) {
      AtomicBoolean playing = new AtomicBoolean();
      try (var _ =
          toy.watchState(
              state -> playing.set(state == org.plushkeep.toy.cloudpets.ToyState.PLAYBACK))) {
        return playing.get();
      }
    }
  }
}
