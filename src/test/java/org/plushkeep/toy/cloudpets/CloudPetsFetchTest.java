package org.plushkeep.toy.cloudpets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.ScriptedGatt;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;

/** What is made of a transfer, however a toy sends it. */
class CloudPetsFetchTest {
  private static final String SEND = "COMMAND 02";
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final ScriptedGatt gatt = new ScriptedGatt();
  private CloudPetsLink link;

  @BeforeEach
  void open() throws ToyException {
    link = CloudPetsLink.open(gatt, new CloudPetsLink.Patience(LONG, LONG, LONG));
    gatt.asked.clear();
  }

  /** The watch over the toy's ear, over everything that any test here says. */
  @AfterEach
  void theEarStaysShut() {
    assertThat(gatt.asked).noneMatch(said -> said.startsWith("COMMAND 0802"));
  }

  private void patience(Duration firstByte, Duration stall, Duration whole) throws ToyException {
    link = CloudPetsLink.open(gatt, new CloudPetsLink.Patience(firstByte, stall, whole));
    gatt.asked.clear();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aRecordingIsWhatComesBetweenStateSevenAndItsEnd(int end) throws Exception {
    byte[] clip = ToyClips.clip(3, 1);
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          send(clip);
          gatt.state(end);
        });
    List<String> told = new ArrayList<>();
    assertThat(link.fetchRecording((got, all) -> told.add(got + "/" + all), () -> false))
        .isEqualTo(clip);
    assertThat(gatt.asked).containsExactly(SEND);
    assertThat(told).containsExactly("152/152");
  }

  /** A stack that may lose pieces: each time the toy is asked, it sends the next of these. */
  private void sendsInTurn(byte[]... recordings) {
    gatt.mayLosePieces();
    AtomicInteger next = new AtomicInteger();
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          send(recordings[Math.min(next.getAndIncrement(), recordings.length - 1)]);
          gatt.state(1);
        });
  }

  private static byte[] untold(int frames, int seed) {
    byte[] clip = ToyClips.clip(frames, seed);
    clip[2] = 0x40; // 8000 Hz: nobody is sure how such a header tells its length
    clip[3] = 0x1f;
    return clip;
  }

  private static byte[] without(byte[] clip, int piece) {
    byte[] rest = Arrays.copyOf(clip, clip.length - 20);
    System.arraycopy(clip, piece * 20 + 20, rest, piece * 20, clip.length - piece * 20 - 20);
    return rest;
  }

  @Test
  void whereThePiecesMayBeLostARecordingCountsOnceItCameTwice() throws Exception {
    byte[] clip = untold(5, 1);
    sendsInTurn(without(clip, 3), clip, without(clip, 7), clip);
    assertBadRecording();
    sendsInTurn(without(clip, 3), clip);
    assertThat(link.fetchRecording((_, _) -> {}, () -> false)).isEqualTo(clip);
    sendsInTurn(clip, without(clip, 10), clip); // the last piece, which is a short one
    assertThat(link.fetchRecording((_, _) -> {}, () -> false)).isEqualTo(clip);
  }

  @Test
  void whereThePiecesMayBeLostAnotherRecordingIsNotTakenForTheFirst() throws Exception {
    sendsInTurn(untold(5, 1), untold(6, 2));
    assertBadRecording();
  }

  @Test
  void whereThePiecesMayBeLostNoRecordingIsStillNone() throws Exception {
    sendsInTurn(new byte[0]);
    assertThat(link.fetchRecording((_, _) -> {}, () -> false)).isEmpty();
    assertThat(gatt.asked).containsExactly(SEND);
  }

  private void assertBadRecording() {
    assertThatThrownBy(() -> link.fetchRecording((_, _) -> {}, () -> false))
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_RECORDING));
  }

  @Test
  void whatWasLeftFromBeforeIsNoPartOfIt() throws Exception {
    byte[] clip = ToyClips.clip(2, 1);
    gatt.when(
        SEND,
        () -> {
          gatt.state(4); // the echo of a read, as BlueZ sends it
          gatt.state(1);
          gatt.audio(new byte[20]);
          gatt.state(7);
          send(clip);
          gatt.state(1);
          gatt.audio(new byte[20]);
          gatt.state(7);
          gatt.audio(new byte[20]);
        });
    assertThat(fetch()).isEqualTo(clip);
  }

  @Test
  void piecesThatSayTheSameAreAllKept() throws Exception {
    byte[] silence = new byte[2000];
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          send(silence);
          gatt.state(1);
        });
    assertThat(fetch()).isEqualTo(silence);
  }

  @Test
  void aToyWithoutARecordingHandsOverNothing() throws Exception {
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          gatt.state(1);
        });
    assertThat(fetch()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 5, 6, 8, 9, 10, 15, 16, 17, 18, 19, 77})
  void anyOtherEndIsNone(int end) {
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          send(ToyClips.clip(3, 1));
          gatt.state(end);
          gatt.state(1);
        });
    assertFails(Problem.BAD_RECORDING, this::fetch);
  }

  @Test
  void anEmptyStateIsNoEndEither() {
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          send(ToyClips.clip(3, 1));
          gatt.notify(GattCharacteristic.STATE);
        });
    assertFails(Problem.BAD_RECORDING, this::fetch);
  }

  @Test
  void aToyThatRefusesSaysSoAtOnce() {
    gatt.when(SEND, () -> gatt.state(15));
    assertFails(Problem.BAD_RECORDING, this::fetch);
  }

  @Test
  void lessThanItsHeaderAnnouncesIsNotWhole() {
    byte[] clip = ToyClips.clip(10, 1);
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          send(Arrays.copyOf(clip, clip.length - 1));
          gatt.state(1);
        });
    assertFails(Problem.BAD_RECORDING, this::fetch);
  }

  @Test
  void aLinkLostInTheMiddleGivesNothing() {
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          send(ToyClips.clip(3, 1));
          gatt.disconnect();
        });
    assertFails(Problem.LINK_LOST, this::fetch);
  }

  @Test
  void anEndThatComesAfterTheLinkHasGoneMakesNothingWhole() {
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          send(ToyClips.clip(3, 1));
          gatt.disconnect();
          gatt.state(1);
        });
    assertFails(Problem.LINK_LOST, this::fetch);
  }

  @Test
  void aRecordingThatWasWholeBeforeTheLinkWentIsKept() throws Exception {
    byte[] clip = ToyClips.clip(3, 1);
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          send(clip);
          gatt.state(1);
          gatt.disconnect();
        });
    assertThat(fetch()).isEqualTo(clip);
  }

  @Test
  void aToyThatNeverEndsIsNotListenedToForEver() {
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          for (int i = 0; i < 100_000; i++) {
            gatt.audio(new byte[20]);
          }
        });
    assertFails(Problem.BAD_RECORDING, this::fetch);
  }

  @Test
  void norIsOneThatOnlyDrips() throws Exception {
    patience(LONG, LONG, Duration.ofMillis(300));
    AtomicBoolean over = new AtomicBoolean();
    gatt.when(SEND, () -> Thread.startVirtualThread(() -> drip(over)));
    try {
      assertFails(Problem.BAD_RECORDING, this::fetch);
    } finally {
      over.set(true);
    }
  }

  private void drip(AtomicBoolean over) {
    gatt.state(7);
    while (!over.get()) {
      gatt.audio(new byte[1]);
      Thread.yield();
    }
  }

  @Test
  void aToyThatDoesNotBeginIsNotWaitedForForEver() throws Exception {
    patience(SHORT, LONG, LONG);
    assertFails(Problem.NO_ANSWER, this::fetch);
    gatt.when(SEND, () -> gatt.state(7));
    assertFails(Problem.NO_ANSWER, this::fetch);
  }

  @Test
  void norOneThatStalls() throws Exception {
    patience(LONG, SHORT, LONG);
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          gatt.audio(new byte[20]);
        });
    assertFails(Problem.NO_ANSWER, this::fetch);
  }

  @Test
  void fetchingCanBeStopped() {
    AtomicBoolean stop = new AtomicBoolean();
    gatt.when(
        SEND,
        () -> {
          gatt.state(7);
          gatt.audio(new byte[20]);
        });
    assertFails(
        Problem.CANCELLED, () -> link.fetchRecording((got, all) -> stop.set(true), stop::get));
  }

  @Test
  void anInterruptedThreadStopsFetching() throws Exception {
    gatt.when(SEND, () -> Thread.currentThread().interrupt());
    assertFails(Problem.CANCELLED, this::fetch);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatComesAfterItWasStoppedIsNoPartOfTheNext() throws Exception {
    gatt.when(SEND, () -> gatt.state(7));
    assertFails(Problem.CANCELLED, () -> link.fetchRecording((got, all) -> {}, () -> true));
    send(ToyClips.clip(9, 9));
    byte[] clip = ToyClips.clip(2, 1);
    gatt.when(
        SEND,
        () -> {
          send(ToyClips.clip(1, 8));
          gatt.state(1);
          gatt.state(7);
          send(clip);
          gatt.state(1);
        });
    assertThat(fetch()).isEqualTo(clip);
  }

  @Test
  void closingFreesWhoeverWaits() throws Exception {
    CompletableFuture<Problem> ended = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            fetch();
          } catch (ToyException e) {
            ended.complete(e.problem());
          }
        });
    link.close();
    assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo(Problem.LINK_LOST);
  }

  private byte[] fetch() throws ToyException {
    return link.fetchRecording((got, all) -> {}, () -> false);
  }

  private void send(byte[] recording) {
    for (int at = 0; at < recording.length; at += 20) {
      gatt.audio(Arrays.copyOfRange(recording, at, Math.min(recording.length, at + 20)));
    }
  }

  private static void assertFails(Problem problem, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
