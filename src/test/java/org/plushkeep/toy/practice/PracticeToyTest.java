package org.plushkeep.toy.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.cloudpets.ToyState;

/** The practice toy against the protocol note, from the central's side, byte for byte. */
class PracticeToyTest {
  private static final String UPLOAD = "000102030405060708090a0b0c0d0e0f";

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private PracticeToy toy = new PracticeToy(List.of(), Radio.instant());
  private GattLink link;

  @AfterEach
  void letGo() {
    if (link != null) {
      link.close();
    }
  }

  private void link() throws ToyException {
    link = toy.connect();
    for (GattCharacteristic one :
        List.of(
            GattCharacteristic.STATE,
            GattCharacteristic.AUDIO_FROM_TOY,
            GattCharacteristic.DATA_REQUEST)) {
      link.subscribe(one, value -> heard.add(one + " " + HexFormat.of().formatHex(value)));
    }
  }

  private String next() throws InterruptedException {
    String next = heard.poll(30, TimeUnit.SECONDS);
    return next == null ? "nothing" : next;
  }

  private void command(String hex) throws ToyException {
    link.write(GattCharacteristic.COMMAND, HexFormat.of().parseHex(hex));
  }

  private byte[] audioUntil(String end) throws InterruptedException {
    ByteArrayOutputStream audio = new ByteArrayOutputStream();
    String next = next();
    while (next.startsWith("AUDIO_FROM_TOY ")) {
      byte[] piece = HexFormat.of().parseHex(next.substring("AUDIO_FROM_TOY ".length()));
      assertThat(piece).hasSizeBetween(1, 20);
      audio.writeBytes(piece);
      next = next();
    }
    assertThat(next).isEqualTo(end);
    return audio.toByteArray();
  }

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

  /** And waits until the toy has felt it. */
  private void press() throws InterruptedException {
    CountDownLatch felt = new CountDownLatch(1);
    toy.pressPaw();
    toy.onRadioThread(felt::countDown);
    assertThat(felt.await(30, TimeUnit.SECONDS)).isTrue();
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

  @Test
  void anUploadIsAskedForPieceByPieceAndKept() throws Exception {
    link();
    command("0003" + UPLOAD);
    assertThat(next()).isEqualTo("STATE 09");
    assertThat(next()).isEqualTo("STATE 03");
    byte[] clip = bytes(400);
    for (int sent = 0; sent < clip.length; sent += 200) {
      assertThat(next()).isEqualTo("DATA_REQUEST c800" + littleEndian(sent));
      for (int at = sent; at < sent + 200; at += 20) {
        link.write(GattCharacteristic.AUDIO_TO_TOY, Arrays.copyOfRange(clip, at, at + 20));
      }
    }
    assertThat(next()).isEqualTo("DATA_REQUEST c8009001");
    command("01");
    assertThat(next()).isEqualTo("DATA_REQUEST 00009001");
    assertThat(next()).isEqualTo("STATE 01");
    assertThat(toy.stored(3)).isEqualTo(clip);
    assertThat(toy.stored(2)).isEmpty();
  }

  @Test
  void moreThanItAskedForIsDropped() throws Exception {
    link();
    command("0001" + UPLOAD);
    for (int i = 0; i < 9; i++) {
      link.write(GattCharacteristic.AUDIO_TO_TOY, new byte[20]);
    }
    link.write(GattCharacteristic.AUDIO_TO_TOY, new byte[19]);
    link.write(GattCharacteristic.AUDIO_TO_TOY, new byte[] {7, 8, 9});
    command("01");
    assertThat(toy.stored(1)).hasSize(200).endsWith(0, 7);
  }

  @Test
  void streamingIsKeptNowhere() throws Exception {
    link();
    command("0000" + UPLOAD);
    assertThat(next()).isEqualTo("STATE 09");
    assertThat(next()).isEqualTo("STATE 06");
    link.write(GattCharacteristic.AUDIO_TO_TOY, new byte[20]);
    command("01");
    for (int slot = 0; slot <= 4; slot++) {
      assertThat(toy.stored(slot)).isEmpty();
    }
  }

  @Test
  void anUploadOfNothingFails() throws Exception {
    link();
    command("0001" + UPLOAD);
    assertThat(next()).isEqualTo("STATE 09");
    assertThat(next()).isEqualTo("STATE 03");
    assertThat(next()).isEqualTo("DATA_REQUEST c8000000");
    command("01");
    assertThat(next()).isEqualTo("DATA_REQUEST 00000000");
    assertThat(next()).isEqualTo("STATE 01");
  }

  @Test
  void anUploadThatStallsTimesOut() throws Exception {
    link();
    command("0001" + UPLOAD);
    assertThat(next()).isEqualTo("STATE 09");
    assertThat(next()).isEqualTo("STATE 03");
    assertThat(next()).isEqualTo("DATA_REQUEST c8000000");
    assertThat(next()).as("after 5 s").isEqualTo("DATA_REQUEST 00000000");
    assertThat(next()).isEqualTo("STATE 01");
  }

  @Test
  void aWrongSecurityKeyIsRefused() throws Exception {
    link();
    command("0001" + UPLOAD.replace("0f", "0e"));
    assertThat(next()).isEqualTo("STATE 0f");
    assertThat(next()).isEqualTo("STATE 01");
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

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    return bytes;
  }

  private static String littleEndian(int value) {
    return "%02x%02x".formatted(value & 0xff, value >> 8);
  }

  private static void assertFails(
      Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
