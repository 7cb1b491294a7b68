package org.plushkeep.toy.bluetooth.btleplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.juul.kable.btleplug.ffi.Exception.DeviceNotFound;
import com.juul.kable.btleplug.ffi.Exception.NoSuchCharacteristic;
import com.juul.kable.btleplug.ffi.Exception.NotConnected;
import com.juul.kable.btleplug.ffi.Exception.Other;
import com.juul.kable.btleplug.ffi.Exception.PermissionDenied;
import com.juul.kable.btleplug.ffi.Exception.TimedOut;
import com.juul.kable.btleplug.ffi.InternalException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/** Finding and linking on Windows and macOS, with a fake of the library's interfaces. */
@Timeout(120)
class BtleplugFinderTest {
  private static final String ONE = "C4:BE:84:00:00:01";
  private static final String TWO = "C4:BE:84:00:00:02";
  private static final String NAME = "CloudPets B 1.0.19";

  private final ShutEar ear = new ShutEar();
  private final FakeBtleplug library = new FakeBtleplug();
  private final BlockingQueue<SeenToy> found = new LinkedBlockingQueue<>();
  private final BlockingQueue<SeenToy> lost = new LinkedBlockingQueue<>();
  private BtleplugFinder finder = windows(Duration.ofSeconds(5));

  @AfterEach
  void end() {
    library.close();
    ear.check();
    assertThat(library.breaches()).isZero();
  }

  private BtleplugFinder windows(Duration call) {
    return BtleplugFinders.on(library, false, call);
  }

  private BtleplugFinder mac() {
    return BtleplugFinders.on(library, true, Duration.ofSeconds(5));
  }

  private PracticeToy toy(byte[]... recordings) {
    return ear.on(new PracticeToy(List.of(recordings), Radio.instant()));
  }

  private static SeenToy seen(String address) {
    return new SeenToy(new ToyId(address), NAME, SeenToy.Way.BLUETOOTH, OptionalInt.empty());
  }

  private ToyFinder.Search look() throws ToyException {
    return finder.look(found::add, lost::add);
  }

  private static SeenToy next(BlockingQueue<SeenToy> queue) throws InterruptedException {
    SeenToy next = queue.poll(30, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).isNegative();
      Thread.sleep(2);
    }
  }

  private static void assertFails(Problem problem, String words, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ToyException.class,
            e -> {
              assertThat(e.problem()).as(e.toString()).isEqualTo(problem);
              assertThat(e.getMessage()).contains(words).endsWith(".");
              assertThat(e.getMessage()).doesNotContain("Exception", "null", "0x");
            });
  }

  @Test
  void toysAreFoundByNameOrServiceAndNothingElseIs() throws Exception {
    var _ = library.device(ONE, NAME, -60, toy());
    var _ = library.device(TWO, null, 127, toy()).tellsItsServiceOnly();
    var _ = library.device("11:22:33:44:55:66", "A telephone", -40, toy());
    var _ = library.device("11:22:33:44:55:67", "My CloudPets", -40, toy());
    try (ToyFinder.Search search = look()) {
      assertThat(Stream.of(next(found), next(found)).map(SeenToy::toString))
          .containsExactlyInAnyOrder(
              new SeenToy(new ToyId(ONE), NAME, SeenToy.Way.BLUETOOTH, OptionalInt.of(-60))
                  .toString(),
              new SeenToy(new ToyId(TWO), "CloudPets", SeenToy.Way.BLUETOOTH, OptionalInt.empty())
                  .toString());
      assertThat(search.isOver()).isFalse();
    }
    assertThat(found).isEmpty();
    until(() -> !library.isScanning());
  }

  @Test
  void aToyComesNearerAndGoes() throws Exception {
    FakePeripheral.Device toy = library.device(ONE, NAME, -60, toy());
    try (ToyFinder.Search _ = look()) {
      assertThat(next(found).signalDbm()).hasValue(-60);
      toy.heard(-58); // which is nothing to tell
      toy.heard(-41);
      assertThat(next(found).signalDbm()).hasValue(-41);
      library.vanish(ONE);
      assertThat(next(lost).id()).isEqualTo(new ToyId(ONE));
    }
  }

  @Test
  void aToyThatIsLinkedIsThereThoughItIsSilent() throws Exception {
    var _ = library.device(ONE, NAME, -60, toy());
    try (ToyFinder.Search search = look()) {
      var _ = next(found);
      ToyLink link = finder.connect(seen(ONE));
      assertThat(lost.poll(700, TimeUnit.MILLISECONDS)).isNull(); // more than twice the silence
      assertThat(search.isOver()).isFalse();
      library.vanish(ONE);
      link.close();
      assertThat(next(lost).id()).isEqualTo(new ToyId(ONE));
    }
  }

  @Test
  void thousandsOfToysAreNotShownAll() throws Exception {
    for (int i = 0; i < BtleplugSearch.MOST_TOYS + 500; i++) {
      var _ = library.device("C4:BE:84:01:%02X:%02X".formatted(i >> 8, i & 0xff), NAME, -60, null);
    }
    try (ToyFinder.Search _ = look()) {
      until(() -> found.size() >= BtleplugSearch.MOST_TOYS);
      assertThat(found.stream().map(SeenToy::id).distinct())
          .hasSizeLessThanOrEqualTo(BtleplugSearch.MOST_TOYS);
    }
  }

  @Test
  void switchedOffWhileSomebodyLooksLosesToysAndEndsTheSearch() throws Exception {
    var _ = library.device(ONE, NAME, -60, toy());
    try (ToyFinder.Search search = look()) {
      var _ = next(found);
      library.power(false);
      assertThat(next(lost).id()).isEqualTo(new ToyId(ONE));
      until(search::isOver);
    }
    assertFails(Problem.BLUETOOTH_OFF, "switched off", this::look);
    library.power(true);
    try (ToyFinder.Search search = look()) {
      assertThat(next(found).id()).isEqualTo(new ToyId(ONE));
      assertThat(search.isOver()).isFalse();
    }
  }

  /** Whoever looks anew may do so before the search that has ended is closed. */
  @Test
  void switchedOffAndOnAgainBeforeAnybodyAsks() throws Exception {
    var _ = library.device(ONE, NAME, -60, toy());
    ToyFinder.Search before = look();
    var _ = next(found);
    library.power(false);
    assertThat(next(lost).id()).isEqualTo(new ToyId(ONE));
    until(before::isOver);
    library.power(true);
    assertThat(lost.poll(200, TimeUnit.MILLISECONDS)).isNull(); // it has asked often meanwhile
    assertThat(before.isOver()).as("once over it stays so").isTrue();
    found.clear();
    try (ToyFinder.Search after = look()) {
      assertThat(next(found).id()).isEqualTo(new ToyId(ONE));
      before.close();
      var _ = library.device(TWO, NAME, -60, toy());
      until(() -> found.stream().anyMatch(toy -> toy.id().equals(new ToyId(TWO))));
      assertThat(after.isOver()).isFalse();
      finder.connect(seen(ONE)).close();
    }
    assertThat(library.isScanning()).isFalse();
  }

  @Test
  void switchedOffAndOnAgainSoSoonThatNobodyNoticed() throws Exception {
    finder = BtleplugFinders.slowToAsk(library);
    var _ = library.device(ONE, NAME, -60, toy());
    try (ToyFinder.Search search = look()) {
      var _ = next(found);
      library.power(false);
      library.power(true);
      assertThat(next(lost).id()).isEqualTo(new ToyId(ONE));
      found.clear();
      assertThat(next(found).id()).isEqualTo(new ToyId(ONE)); // by a search begun anew
      assertThat(search.isOver()).isFalse();
    }
    assertThat(library.isScanning()).isFalse();
  }

  @Test
  void thereIsNoRadioOrItMayNotBeUsed() {
    library.supported = false;
    assertFails(Problem.NO_BLUETOOTH, "no Bluetooth radio", this::look);
    assertFails(Problem.NO_BLUETOOTH, "no Bluetooth radio", () -> finder.connect(seen(ONE)));
    finder = mac();
    assertFails(Problem.NOT_ALLOWED_BY_MACOS, "System Settings", this::look);
  }

  static Stream<Arguments> lookingFails() {
    return Stream.of(
        Arguments.of(new PermissionDenied(), Problem.NOT_ALLOWED_BY_WINDOWS, "Settings"),
        Arguments.of(new Other("HRESULT(0x80070005)"), Problem.NOT_ALLOWED_BY_WINDOWS, "Settings"),
        Arguments.of(new Other("Access is denied."), Problem.NOT_ALLOWED_BY_WINDOWS, "Settings"),
        Arguments.of(new Other("odd"), Problem.BLUETOOTH_UNREACHABLE, "does not work"),
        Arguments.of(
            new InternalException("panic"), Problem.BLUETOOTH_UNREACHABLE, "does not work"),
        Arguments.of(
            new UnsatisfiedLinkError("x"), Problem.BLUETOOTH_UNREACHABLE, "cannot be used"),
        Arguments.of(
            new NoClassDefFoundError("x"), Problem.BLUETOOTH_UNREACHABLE, "cannot be used"));
  }

  @ParameterizedTest
  @MethodSource
  void lookingFails(Throwable failure, Problem problem, String words) throws Exception {
    for (String function : List.of("isSupported", "isAdapterOn", "scan")) {
      library.failures.put(function, failure);
      assertFails(problem, words, this::look);
      library.failures.clear();
    }
    assertThat(library.isScanning()).isFalse();
    var _ = library.device(ONE, NAME, -60, toy());
    try (ToyFinder.Search _ = look()) { // as soon as the cause has gone
      assertThat(next(found).id()).isEqualTo(new ToyId(ONE));
    }
  }

  @Test
  void aToyIsReadToTheLastByteAndNobodyScansAnyMore() throws Exception {
    byte[] longest = ToyClips.clip(2000, 2); // 40 s
    var _ = library.device(ONE, NAME, -60, toy(longest));
    try (ToyLink link = finder.connect(seen(ONE))) {
      assertThat(library.isScanning()).isFalse();
      assertThat(link.identifier()).endsWith("02_14_09_30_15");
      assertThat(link.fetchRecording((got, all) -> {}, () -> false)).isEqualTo(longest);
    }
    assertThat(library.called).contains("disconnect", "destroy");
  }

  @Test
  void aSearchGoesOnWhenALinkIsMadeBesideIt() throws Exception {
    var _ = library.device(ONE, NAME, -60, toy());
    try (ToyFinder.Search _ = look()) {
      finder.connect(seen(ONE)).close();
      assertThat(library.isScanning()).isTrue();
      var _ = library.device(TWO, NAME, -60, toy());
      until(() -> found.stream().anyMatch(toy -> toy.id().equals(new ToyId(TWO))));
    }
    assertThat(library.isScanning()).isFalse();
  }

  @Test
  void aToyThatIsNotThereIsLookedForAndMissed() {
    assertFails(Problem.OUT_OF_RANGE, "out of range", () -> finder.connect(seen(ONE)));
    assertThat(library.isScanning()).isFalse();
  }

  @Test
  void aLinkThatIsMadeOnlyAtTheThirdTryIsMade() throws Exception {
    var _ = library.device(ONE, NAME, -60, toy());
    library.failures.put("discoverServices", new NotConnected());
    library.whenCalled.put(
        "disconnect",
        () -> {
          if (library.called.stream().filter("discoverServices"::equals).count() == 2) {
            library.failures.clear();
          }
        });
    finder.connect(seen(ONE)).close();
    assertThat(library.called.stream().filter("connect"::equals)).hasSize(3);
  }

  static Stream<Arguments> linkingFails() {
    return Stream.of(
        Arguments.of(new NotConnected(), Problem.OUT_OF_RANGE, "another device"),
        Arguments.of(new DeviceNotFound(), Problem.OUT_OF_RANGE, "another device"),
        Arguments.of(new Other("odd"), Problem.OUT_OF_RANGE, "another device"),
        Arguments.of(new InternalException("panic"), Problem.OUT_OF_RANGE, "another device"),
        Arguments.of(new TimedOut(Duration.ofSeconds(1)), Problem.NO_ANSWER, "in time"),
        Arguments.of(new PermissionDenied(), Problem.NOT_ALLOWED_BY_WINDOWS, "Settings"));
  }

  @ParameterizedTest
  @MethodSource
  void linkingFails(Throwable failure, Problem problem, String words) throws Exception {
    var _ = library.device(ONE, NAME, -60, toy());
    for (String function : List.of("connect", "discoverServices", "services")) {
      library.failures.put(function, failure);
      assertFails(problem, words, () -> finder.connect(seen(ONE)));
      library.failures.clear();
    }
    finder.connect(seen(ONE)).close();
  }

  static Stream<Arguments> talkingFails() {
    return Stream.of(
        Arguments.of(new NotConnected(), Problem.LINK_LOST, "link"),
        Arguments.of(new DeviceNotFound(), Problem.LINK_LOST, "link"),
        Arguments.of(new Other("odd"), Problem.LINK_LOST, "link"),
        Arguments.of(new InternalException("panic"), Problem.LINK_LOST, "link"),
        Arguments.of(new TimedOut(Duration.ofSeconds(1)), Problem.NO_ANSWER, "in time"),
        Arguments.of(new NoSuchCharacteristic(), Problem.NOT_UNDERSTOOD, "CloudPets"));
  }

  @ParameterizedTest
  @MethodSource
  void talkingFails(Throwable failure, Problem problem, String words) throws Exception {
    var _ = library.device(ONE, NAME, -60, toy());
    try (ToyLink link = finder.connect(seen(ONE))) {
      library.failures.put("write", failure);
      assertFails(problem, words, () -> link.glow(true));
      library.failures.clear();
      link.glow(true);
    }
  }

  @Test
  void aToyThatTurnsMuteIsNotWaitedForForEver() throws Exception {
    finder = windows(Duration.ofMillis(100));
    var _ = library.device(ONE, NAME, -60, toy());
    try (ToyLink link = finder.connect(seen(ONE))) {
      library.mute.add("write");
      assertFails(Problem.NO_ANSWER, "in time", () -> link.glow(true));
      library.mute.clear();
      link.glow(true);
    }
  }

  @Test
  void aVaultFromAnotherSystemKnowsItsToysByOtherNames() {
    library.device(ONE, NAME, -60, toy());
    assertThatThrownBy(
            () -> new BtleplugGattLinkAttempt(library).to("6E400001-B5A3-F393-E0A9-E50E24DCCA9E"))
        .isInstanceOf(InternalException.class);
    assertFails(
        Problem.OUT_OF_RANGE,
        "out of range",
        () -> finder.connect(seen("6E400001-B5A3-F393-E0A9-E50E24DCCA9E")));
  }

  /** What the library does with such a name. */
  private record BtleplugGattLinkAttempt(FakeBtleplug library) {
    void to(String address) {
      var _ = library.id(address);
    }
  }

  @Test
  void somethingThatOnlyCallsItselfAToyIsTold() {
    library.device(ONE, NAME, -60, toy()).lacks("LED");
    assertFails(Problem.NOT_UNDERSTOOD, "not as a CloudPets", () -> finder.connect(seen(ONE)));
  }

  @Test
  void anInterruptedThreadDoesNotLink() throws Exception {
    var _ = library.device(ONE, NAME, -60, toy());
    Thread.currentThread().interrupt();
    assertFails(Problem.CANCELLED, "Stopped", () -> finder.connect(seen(ONE)));
    assertThat(Thread.interrupted()).isTrue();
    until(() -> !library.isScanning()); // what the library had begun is ended when it answers
  }

  /** The library answers after whoever asked was told to stop: its search is ended all the same. */
  @Test
  void aSearchThatBeginsTooLateIsEnded() throws Exception {
    var _ = library.device(ONE, NAME, -60, toy());
    Thread asking = Thread.currentThread();
    CountDownLatch stopped = new CountDownLatch(1);
    library.whenCalled.put(
        "scan",
        () -> {
          asking.interrupt();
          try {
            stopped.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertFails(Problem.CANCELLED, "Stopped", () -> finder.connect(seen(ONE)));
    assertThat(Thread.interrupted()).isTrue();
    stopped.countDown();
    until(() -> library.scansEnded.get() == 1);
    assertThat(library.isScanning()).isFalse();
  }

  @Test
  void aToyThatLetsGoAtTheFirstTriesIsLinkedAtTheThird() throws Exception {
    FakePeripheral.Device device = library.device(ONE, NAME, -60, toy()).fallsAtOnce(2);
    CountDownLatch ended = new CountDownLatch(1);
    try (BtleplugGattLink link = finder.gatt(new ToyId(ONE))) {
      link.onDisconnect(ended::countDown);
      assertThat(ended.getCount()).as("those tries were not the link").isEqualTo(1);
      assertThat(link.read(GattCharacteristic.CONFIGURATION)).isNotEmpty();
      device.loseLink();
      assertThat(ended.await(30, TimeUnit.SECONDS)).as("this one is").isTrue();
    }
  }
}
