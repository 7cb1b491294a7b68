package org.plushkeep.toy.bluetooth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.cloudpets.CloudPetsLink;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/** What every {@link GattLink} promises, whichever Bluetooth stack stands behind it. */
@Timeout(120)
public abstract class GattLinkContract {
  private static final int MOST_SECONDS = 30;

  private final ShutEar ear = new ShutEar();
  private final byte[] clip = ToyClips.clip(60, 1);
  private PracticeToy toy;
  private Far far;

  /** The toy's end of the radio, beyond the adapter. */
  protected interface Far extends AutoCloseable {
    /** Links by the adapter that is tested. */
    GattLink connect() throws ToyException;

    /** Makes the toy notify, beyond what it does by itself. */
    void notify(GattCharacteristic characteristic, byte[] value) throws Exception;

    /** The radio loses the toy. */
    void loseLink() throws Exception;

    @Override
    void close();
  }

  /** Puts a toy into range. */
  protected abstract Far far(PracticeToy toy);

  @BeforeEach
  void putIntoRange() {
    toy = ear.on(new PracticeToy(List.of(clip), Radio.instant()));
    far = far(toy);
  }

  @AfterEach
  void end() {
    far.close();
    ear.check();
  }

  @Test
  void whatIsWrittenIsThereAndWhatIsReadIsWhole() throws Exception {
    try (GattLink link = far.connect()) {
      assertThat(link.read(GattCharacteristic.CONFIGURATION))
          .isEqualTo("0002_14_09_30_15".getBytes(StandardCharsets.US_ASCII));
      link.write(GattCharacteristic.VOLUME, new byte[] {0, 77});
      assertThat(link.read(GattCharacteristic.VOLUME)).containsExactly(0, 77);
      link.write(GattCharacteristic.LED, new byte[] {2, 44, 1, 100, 0});
      BlockingQueue<PracticeToy.Led> heart = new LinkedBlockingQueue<>();
      try (PracticeToy.Watch _ = toy.watchLed(heart::add)) {
        assertThat(heart.poll(MOST_SECONDS, TimeUnit.SECONDS))
            .isEqualTo(new PracticeToy.Led(2, 300));
      }
    }
  }

  @Test
  void theCallersArraysStayTheirOwn() throws Exception {
    try (GattLink link = far.connect()) {
      byte[] mine = {0, 77};
      link.write(GattCharacteristic.VOLUME, mine);
      mine[1] = 1;
      byte[] read = link.read(GattCharacteristic.VOLUME);
      assertThat(read).containsExactly(0, 77);
      read[1] = 2;
      assertThat(link.read(GattCharacteristic.VOLUME)).containsExactly(0, 77);
    }
  }

  @Test
  void twentyBytesAreWrittenAndMoreNever() throws Exception {
    byte[] most = "0123456789abcdefghij".getBytes(StandardCharsets.US_ASCII);
    try (GattLink link = far.connect()) {
      link.write(GattCharacteristic.CONFIGURATION, most);
      assertThat(link.read(GattCharacteristic.CONFIGURATION)).isEqualTo(most);
      assertThatThrownBy(() -> link.write(GattCharacteristic.CONFIGURATION, new byte[21]))
          .isInstanceOfAny(IllegalArgumentException.class, ToyException.class);
      assertThat(link.read(GattCharacteristic.CONFIGURATION)).isEqualTo(most);
    }
  }

  @Test
  void whatWasNotSubscribedToIsNotHeardAndWhatWasIs() throws Exception {
    try (GattLink link = far.connect()) {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      link.subscribe(GattCharacteristic.STATE, value -> heard.add("state " + hex(value)));
      far.notify(GattCharacteristic.DATA_REQUEST, new byte[] {1});
      far.notify(GattCharacteristic.STATE, new byte[] {18});
      assertThat(heard.poll(MOST_SECONDS, TimeUnit.SECONDS)).isEqualTo("state 12");
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void notificationsComeAllInOrderOnOneThreadAndTheEndLast() throws Exception {
    int count = 3000;
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch ended = new CountDownLatch(1);
    List<String> sent = new ArrayList<>();
    try (GattLink link = far.connect()) {
      for (GattCharacteristic one :
          List.of(GattCharacteristic.AUDIO_FROM_TOY, GattCharacteristic.STATE)) {
        link.subscribe(
            one,
            value -> {
              heard.add(one + " " + hex(value));
              threads.add(Thread.currentThread());
            });
      }
      link.onDisconnect(
          () -> {
            heard.add("end");
            threads.add(Thread.currentThread());
            ended.countDown();
          });
      for (int i = 0; i < count; i++) {
        byte[] value = new byte[20];
        value[0] = (byte) (i / 2); // half say the same as the one before
        value[1] = (byte) (i / 512);
        GattCharacteristic one =
            i % 7 == 0 ? GattCharacteristic.STATE : GattCharacteristic.AUDIO_FROM_TOY;
        far.notify(one, value);
        sent.add(one + " " + hex(value));
      }
      sent.add("end");
      far.loseLink();
      assertThat(ended.await(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
      far.notify(GattCharacteristic.AUDIO_FROM_TOY, new byte[] {1}); // too late
      assertFails(Problem.LINK_LOST, () -> link.read(GattCharacteristic.STATE));
      assertThat(heard.equals(sent)).as("each in its place").isTrue();
      assertThat(threads).hasSize(1);
    }
    assertThat(heard).hasSameSizeAs(sent);
  }

  @Test
  void whoeverListensSlowlyLosesNothing() throws Exception {
    int count = 60;
    CountDownLatch allSent = new CountDownLatch(1);
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    List<String> sent = new ArrayList<>();
    try (GattLink link = far.connect()) {
      link.subscribe(
          GattCharacteristic.AUDIO_FROM_TOY,
          value -> {
            heard.add(hex(value));
            awaitQuietly(allSent);
          });
      for (int i = 0; i < count; i++) {
        byte[] value = {(byte) i, 1};
        far.notify(GattCharacteristic.AUDIO_FROM_TOY, value);
        sent.add(hex(value));
      }
      allSent.countDown();
      until(() -> heard.size() == count);
    }
    assertThat(heard).isEqualTo(sent);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void howFullTheBatteryIsIsRead() throws Exception {
    GattLink link = far.connect();
    assertThat(link.battery()).hasValue(80);
    assertThat(link.battery()).hasValue(80);
    link.close();
    assertFails(Problem.LINK_LOST, link::battery);
  }

  @Test
  void allThatTheToyOffersIsSeenAndNoneOfItTouched() throws Exception {
    try (GattLink link = far.connect()) {
      Set<UUID> offered = link.traits().offered();
      assertThat(offered)
          .contains(GattCharacteristic.SERVICE, BatteryService.SERVICE, BatteryService.LEVEL)
          .containsAll(Stream.of(GattCharacteristic.values()).map(one -> one.uuid()).toList())
          .containsAll(FirmwareDoor.ALL);
      assertThat(FirmwareDoor.isAmong(offered)).isTrue();
      assertThat(link.traits().paired().orElse(false)).isFalse();
      assertThat(link.read(GattCharacteristic.VOLUME)).containsExactly(0, 128);
    }
  }

  @Test
  void whatIsSentUnansweredArrivesInItsOrderAndMoreThanTwentyBytesNever() throws Exception {
    byte[] message = ToyClips.clip(40, 7);
    try (ToyLink link = CloudPetsLink.open(far.connect())) {
      link.care().orElseThrow().send(3, message, (got, all) -> {}, () -> false);
    }
    assertThat(Arrays.copyOf(toy.stored(3), message.length)).isEqualTo(message);
    try (GattLink link = far.connect()) {
      assertThatThrownBy(() -> link.send(GattCharacteristic.AUDIO_TO_TOY, new byte[21]))
          .isInstanceOfAny(IllegalArgumentException.class, ToyException.class);
    }
  }

  @Test
  void oddSizesComeThroughAsTheyAre() throws Exception {
    try (GattLink link = far.connect()) {
      BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
      link.subscribe(GattCharacteristic.AUDIO_FROM_TOY, heard::add);
      for (int size : new int[] {0, 1, 20, 512}) {
        far.notify(GattCharacteristic.AUDIO_FROM_TOY, new byte[size]);
        assertThat(heard.poll(MOST_SECONDS, TimeUnit.SECONDS)).hasSize(size);
      }
    }
  }

  @Test
  void aLinkThatIsLostSaysSoOnceAndFailsEveryCallFromThenOn() throws Exception {
    AtomicInteger ends = new AtomicInteger();
    try (GattLink link = far.connect()) {
      link.onDisconnect(ends::incrementAndGet);
      far.loseLink();
      until(() -> ends.get() == 1);
      assertFails(Problem.LINK_LOST, () -> link.read(GattCharacteristic.STATE));
      assertFails(Problem.LINK_LOST, () -> link.write(GattCharacteristic.LED, new byte[5]));
      assertFails(Problem.LINK_LOST, () -> link.subscribe(GattCharacteristic.STATE, value -> {}));
      CountDownLatch late = new CountDownLatch(1);
      link.onDisconnect(late::countDown); // nobody is left waiting
      assertThat(late.await(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(ends).hasValue(1);
  }

  @Test
  void closingLetsGoOfTheToyAndDoesNoHarmTwice() throws Exception {
    GattLink link = far.connect();
    link.close();
    link.close();
    assertFails(Problem.LINK_LOST, () -> link.read(GattCharacteristic.STATE));
    try (GattLink again = far.connect()) { // which takes one at a time
      assertThat(again.read(GattCharacteristic.STATE)).isNotEmpty();
    }
  }

  @Test
  void aThreadThatWasToldToStopStillLetsGo() throws Exception {
    GattLink link = far.connect();
    Thread.currentThread().interrupt();
    link.close();
    assertThat(Thread.interrupted()).isTrue();
    far.connect().close();
  }

  @Test
  void aToyThatIsLinkedWithAnotherIsOutOfReachUntilItIsLetGo() throws Exception {
    GattLink other = toy.connect();
    assertFails(Problem.OUT_OF_RANGE, far::connect);
    other.close();
    far.connect().close();
  }

  @Test
  void aRecordingComesWholeAndHalfOfOneNever() throws Exception {
    CloudPetsLink.Patience short_ =
        new CloudPetsLink.Patience(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60));
    toy.dropLinkAfter(30);
    try (ToyLink link = CloudPetsLink.open(far.connect(), short_)) {
      assertFails(Problem.LINK_LOST, () -> link.fetchRecording((got, all) -> {}, () -> false));
    }
    try (ToyLink link = CloudPetsLink.open(far.connect(), short_)) {
      assertThat(link.fetchRecording((got, all) -> {}, () -> false)).isEqualTo(clip);
    }
  }

  private static String hex(byte[] value) {
    return HexFormat.of().formatHex(value);
  }

  private static void assertFails(Problem problem, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).as(e.toString()).isEqualTo(problem));
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).isNegative();
      Thread.sleep(2);
    }
  }
}
