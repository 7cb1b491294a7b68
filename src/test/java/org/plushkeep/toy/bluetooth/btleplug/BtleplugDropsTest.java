package org.plushkeep.toy.bluetooth.btleplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * What the library drops without a word, since the computer stood still, is never taken for all.
 */
@Timeout(120)
class BtleplugDropsTest {
  private static final String ADDRESS = "C4:BE:84:00:00:01";

  private final ShutEar ear = new ShutEar();
  private final FakeBtleplug library = new FakeBtleplug();
  private final byte[] told = ToyClips.clip(200, 1);

  /** As the toy records: its header does not tell how long it is. */
  private final byte[] untold = withRate(ToyClips.clip(200, 2), 8000);

  @AfterEach
  void end() {
    library.close();
    ear.check();
    assertThat(library.breaches()).isZero();
  }

  private static byte[] withRate(byte[] clip, int rate) {
    clip[2] = (byte) rate;
    clip[3] = (byte) (rate >> 8);
    return clip;
  }

  private FakePeripheral.Device holding(byte[] recording) {
    PracticeToy toy = ear.on(new PracticeToy(List.of(recording), Radio.instant()));
    return library.device(ADDRESS, "CloudPets B 1.0.19", -60, toy);
  }

  private ToyLink connect() throws ToyException {
    return BtleplugFinders.on(library, false, Duration.ofSeconds(5))
        .connect(
            new SeenToy(
                new ToyId(ADDRESS), "CloudPets", SeenToy.Way.BLUETOOTH, OptionalInt.empty()));
  }

  private byte[] fetch(ToyLink link) throws ToyException {
    return link.fetchRecording((got, all) -> {}, () -> false);
  }

  private int downloads() {
    return Collections.frequency(library.writes, "COMMAND WITH_RESPONSE");
  }

  @Test
  void aRecordingThatTellsItsLengthIsAskedForOnce() throws Exception {
    var _ = holding(told);
    try (ToyLink link = connect()) {
      assertThat(fetch(link)).isEqualTo(told);
    }
    assertThat(downloads()).isEqualTo(1);
  }

  @Test
  void oneThatComesShortIsRefusedAndWholeWhenAskedForAgain() throws Exception {
    var _ = holding(told).whoseCentralStandsStill(40, 3);
    try (ToyLink link = connect()) {
      assertBad(link);
      assertThat(fetch(link)).isEqualTo(told);
    }
  }

  @Test
  void oneWhoseBeginningIsLostIsAskedForAgain() throws Exception {
    var _ = holding(told).whoseCentralStandsStill(1, 3);
    try (ToyLink link = connect()) {
      assertThat(fetch(link)).isEqualTo(told);
    }
    assertThat(downloads()).isEqualTo(2);
  }

  @Test
  void oneThatDoesNotTellItsLengthIsWholeOnceItCameTwice() throws Exception {
    var _ = holding(untold);
    try (ToyLink link = connect()) {
      assertThat(fetch(link)).isEqualTo(untold);
    }
    assertThat(downloads()).isEqualTo(2);
  }

  @Test
  void whatIsLostOfItTheFirstTimeIsMissedTheSecondAndThereTheThird() throws Exception {
    var _ = holding(untold).whoseCentralStandsStill(100, 5);
    try (ToyLink link = connect()) {
      assertThat(fetch(link)).isEqualTo(untold);
    }
    assertThat(downloads()).isEqualTo(3);
  }

  @Test
  void whatIsLostTheSecondTimeDoesNoHarm() throws Exception {
    var _ = holding(untold).whoseCentralStandsStill(100, 0, 2);
    try (ToyLink link = connect()) {
      assertThat(fetch(link)).isEqualTo(untold);
    }
  }

  @Test
  void oneThatComesOtherwiseEachTimeIsNoRecording() throws Exception {
    var _ = holding(untold).whoseCentralStandsStill(100, 5, 1, 9);
    try (ToyLink link = connect()) {
      assertBad(link);
    }
    assertThat(downloads()).isEqualTo(3);
  }

  /** Whoever listens is stuck, and the toy says more meanwhile than can wait to be heard. */
  @Test
  void aToyThatSaysMoreThanCanBeHeardIsLetGoOf() throws Exception {
    var _ = holding(told);
    CompletableFuture<Boolean> stuck = new CompletableFuture<>();
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger heard = new AtomicInteger();
    BtleplugFinder finder = BtleplugFinders.on(library, false, Duration.ofSeconds(5));
    try (BtleplugGattLink link = finder.gatt(new ToyId(ADDRESS))) {
      link.onDisconnect(over::countDown);
      link.subscribe(
          GattCharacteristic.AUDIO_FROM_TOY,
          value -> {
            stuck.join();
            heard.incrementAndGet();
          });
      String uuid = GattCharacteristic.AUDIO_FROM_TOY.uuid().toString();
      for (int i = 0; i < 2 * Deliveries.MOST; i++) {
        var _ = link.notification(uuid, new byte[20], new FakeBtleplug.Ignoring());
      }
      stuck.complete(true);
      assertThat(over.await(60, TimeUnit.SECONDS)).as("it was let go of").isTrue();
      assertThat(heard.get()).isBetween(Deliveries.MOST, Deliveries.MOST + 1);
      assertThatThrownBy(() -> link.read(GattCharacteristic.STATE))
          .isInstanceOfSatisfying(
              ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.LINK_LOST));
    }
    assertThat(library.called).contains("disconnect");
  }

  private void assertBad(ToyLink link) {
    assertThatThrownBy(() -> fetch(link))
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_RECORDING));
  }
}
