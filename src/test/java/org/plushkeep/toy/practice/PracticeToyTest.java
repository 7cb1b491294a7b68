package org.plushkeep.toy.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.cloudpets.ToyState;

/** The practice toy against the protocol note, from the central's side, byte for byte. */
class PracticeToyTest extends OnPracticeToy {
  private static final String UPLOAD = "000102030405060708090a0b0c0d0e0f";

  @Test
  void advertisesAsACloudPetsToyDoes() {
    assertThat(PracticeToy.ADVERTISED_NAME).matches("CloudPets [AB] \\d+\\.\\d+\\.\\d+");
    assertThat(PracticeFinder.SEEN.advertisedName()).isEqualTo(PracticeToy.ADVERTISED_NAME);
  }

  @Test
  void itsIdentifierCanBeReadAndWritten() throws Exception {
    link();
    String identifier = ascii(link.read(GattCharacteristic.CONFIGURATION));
    assertThat(identifier).matches("0[0-4]\\d\\d_\\d\\d_\\d\\d_\\d\\d_\\d\\d");
    link.write(
        GattCharacteristic.CONFIGURATION, "0301_02_03_04_05".getBytes(StandardCharsets.US_ASCII));
    assertThat(ascii(link.read(GattCharacteristic.CONFIGURATION))).isEqualTo("0301_02_03_04_05");
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  @Test
  void theVolumeIsTheSecondByte() throws Exception {
    link();
    assertThat(link.read(GattCharacteristic.VOLUME)).hasSize(2).startsWith(0);
    link.write(GattCharacteristic.VOLUME, new byte[] {0, (byte) 200});
    assertThat(link.read(GattCharacteristic.VOLUME)).containsExactly(0, 200);
  }

  @ParameterizedTest
  @CsvSource({"0000006400, 0, 0", "0100006400, 1, 0", "02f4016400, 2, 500", "02ffff6400, 2, 65535"})
  void theHeartDoesWhatItIsTold(String value, int mode, int period) throws Exception {
    link();
    List<PracticeToy.Led> seen = new ArrayList<>();
    try (PracticeToy.Watch _ = toy.watchLed(seen::add)) {
      link.write(GattCharacteristic.LED, HexFormat.of().parseHex(value));
    }
    assertThat(seen.getLast()).isEqualTo(new PracticeToy.Led(mode, period));
  }

  @Test
  void theHeartGoesOutWhenNobodyHoldsTheLink() throws Exception {
    link();
    link.write(GattCharacteristic.LED, HexFormat.of().parseHex("0100006400"));
    link.close();
    List<PracticeToy.Led> seen = new ArrayList<>();
    try (PracticeToy.Watch _ = toy.watchLed(seen::add)) {
      assertThat(seen).containsExactly(new PracticeToy.Led(0, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 19, 20, 21, 40, 2032, 80_032})
  void aRecordingComesInPiecesOfTwentyBetweenStatesSevenAndOne(int length) throws Exception {
    byte[] recording = bytes(length);
    toy = new PracticeToy(List.of(recording), Radio.instant());
    link();
    assertThat(link.read(GattCharacteristic.STATE)).containsExactly(4);
    command("02");
    assertThat(next()).isEqualTo("STATE 07");
    assertThat(audioUntil("STATE 01")).isEqualTo(recording);
    assertThat(link.read(GattCharacteristic.STATE)).containsExactly(1);
  }

  @Test
  void aRecordingLeavesAtTheRadiosPaceHoweverLateThisComputerIs() {
    Radio radio = new Radio(4, Duration.ofNanos(7_500_000));
    assertThat(radio.due(0)).isEqualTo(Duration.ofNanos(7_500_000));
    assertThat(radio.due(80)).isEqualTo(Duration.ofMillis(15));
    assertThat(radio.due(160_000 - 80)).isEqualTo(Duration.ofSeconds(15));
    assertThat(Radio.instant().due(160_000)).isZero();
  }

  /** Held up beyond its end, all the rest is there at once and not an interval later each. */
  @Test
  void whatWasHeldUpIsMadeUpFor() throws Exception {
    Duration interval = Duration.ofMillis(20);
    int intervals = 200;
    toy = new PracticeToy(List.of(bytes(intervals * 80)), new Radio(4, interval));
    link();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    link.subscribe(
        GattCharacteristic.AUDIO_FROM_TOY,
        value -> {
          begun.countDown();
          await(goesOn);
        });
    command("02");
    assertThat(next()).isEqualTo("STATE 07");
    await(begun);
    Thread.sleep(interval.multipliedBy(intervals));
    long start = System.nanoTime();
    goesOn.countDown();
    assertThat(next()).isEqualTo("STATE 01");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isLessThan(interval.multipliedBy(intervals - 1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyRecordingIsHandedOverOnceAndTheLastOneAgain() throws Exception {
    byte[] first = ToyClips.clip(1, 1);
    byte[] second = ToyClips.clip(2, 2);
    toy = new PracticeToy(List.of(first, second), Radio.instant());
    link();
    command("02");
    assertThat(next()).isEqualTo("STATE 07");
    assertThat(audioUntil("STATE 04")).isEqualTo(first);
    command("02");
    assertThat(next()).isEqualTo("STATE 07");
    assertThat(audioUntil("STATE 01")).isEqualTo(second);
    command("02");
    assertThat(next()).isEqualTo("STATE 07");
    assertThat(audioUntil("STATE 01")).isEqualTo(second);
    toy.record(first);
    assertThat(next()).isEqualTo("STATE 04");
  }

  @Test
  void aToyWithoutARecordingHandsOverNothing() throws Exception {
    link();
    command("02");
    assertThat(next()).isEqualTo("STATE 07");
    assertThat(next()).isEqualTo("STATE 01");
  }

  @Test
  void aPawIsHeardOfInGameModeOnly() throws Exception {
    link();
    press();
    command("0b01");
    press();
    assertThat(next()).isEqualTo("STATE 12");
    assertThat(next()).isEqualTo("STATE 01");
    command("0b00");
    press();
    command("02");
    assertThat(next()).as("no paw between").isEqualTo("STATE 07");
  }

  @Test
  void itCanPressItsOwnPaw() throws Exception {
    toy.pressesItsOwnPaw(Duration.ofMillis(10));
    link();
    command("0b01");
    assertThat(next()).isEqualTo("STATE 12");
    assertThat(next()).isEqualTo("STATE 01");
  }

  @Test
  void itPlaysWhatItIsToldTo() throws Exception {
    link();
    command("080102");
    assertThat(next()).isEqualTo("STATE 05");
    command("080100");
    assertThat(next()).isEqualTo("STATE 01");
    command("0c0200e803");
    assertThat(next()).isEqualTo("STATE 05");
    assertThat(next()).as("and ends by itself").isEqualTo("STATE 01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0802", "080200", "0802ff00"})
  void beingAskedForItsMicrophoneIsABreachAndNothingElse(String command) throws Exception {
    link();
    command(command);
    assertThat(toy.breaches()).isEqualTo(1);
    assertThat(link.read(GattCharacteristic.STATE)).containsExactly(1);
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "0005" + UPLOAD, "00ff" + UPLOAD, "0001", "0d", "03", "08", "0803"})
  void whatItDoesNotKnowItIgnores(String command) throws Exception {
    link();
    command(command);
    command("");
    command("02");
    assertThat(next()).as("nothing before it").isEqualTo("STATE 07");
  }

  @Test
  void moreThanTwentyBytesDoNotFitAWrite() throws Exception {
    link();
    assertFails(Problem.NOT_UNDERSTOOD, () -> command("00".repeat(21)));
  }

  @Test
  void oneCentralAtATime() throws Exception {
    link();
    assertFails(Problem.OUT_OF_RANGE, () -> toy.connect());
    link.close();
    link = toy.connect();
    assertThat(link.read(GattCharacteristic.STATE)).containsExactly(1);
  }

  @Test
  void aLinkBreaksAfterAsManyNotificationsAsItIsTold() throws Exception {
    toy = new PracticeToy(List.of(new byte[200]), Radio.instant()).dropLinkAfter(4);
    link();
    link.onDisconnect(() -> heard.add("gone"));
    command("02");
    assertThat(next()).isEqualTo("STATE 07");
    for (int i = 0; i < 3; i++) {
      assertThat(next()).startsWith("AUDIO_FROM_TOY ");
    }
    assertThat(next()).isEqualTo("gone");
    assertFails(Problem.LINK_LOST, () -> link.read(GattCharacteristic.STATE));
    assertFails(Problem.LINK_LOST, () -> command("02"));
    link();
    command("02");
    assertThat(next()).isEqualTo("STATE 07");
    assertThat(audioUntil("STATE 01")).as("whole the next time").hasSize(200);
  }

  @Test
  void whatItDoesCanBeWatched() throws Exception {
    toy = new PracticeToy(List.of(new byte[10]), Radio.instant());
    BlockingQueue<ToyState> states = new LinkedBlockingQueue<>();
    try (PracticeToy.Watch _ = toy.watchState(states::add)) {
      link();
      command("02");
      assertThat(states.poll(30, TimeUnit.SECONDS)).isEqualTo(ToyState.RECORDING_WAITS);
      assertThat(states.poll(30, TimeUnit.SECONDS)).isEqualTo(ToyState.DOWNLOAD);
      assertThat(states.poll(30, TimeUnit.SECONDS)).isEqualTo(ToyState.IDLE);
    }
  }
}
