package org.plushkeep.toy.cloudpets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.ScriptedGatt;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;

/** What care says to a toy, byte for byte, and what it makes of what the toy says. */
class CloudPetsCareTest {
  private static final String START = "COMMAND 0002000102030405060708090a0b0c0d0e0f";
  private static final String END = "COMMAND 01";
  private static final String PLAY = "COMMAND 080103";
  private static final String SILENT = "COMMAND 080100";
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final byte[] CLIP = clip(152);

  private final ScriptedGatt gatt = new ScriptedGatt().holds(GattCharacteristic.STATE, 1);
  private CloudPetsLink link;
  private ToyCare care;

  @BeforeEach
  void open() throws ToyException {
    open(new Pace(Duration.ZERO, LONG, Duration.ZERO, LONG));
  }

  private void open(Pace pace) throws ToyException {
    link = CloudPetsLink.open(gatt, new CloudPetsLink.Patience(LONG, LONG, LONG), pace);
    care = link.care().orElseThrow();
    gatt.asked.clear();
  }

  /** The watch over the toy's ear, over everything that any test here says. */
  @AfterEach
  void theEarStaysShut() {
    assertThat(gatt.asked).noneMatch(said -> said.startsWith("COMMAND 0802"));
  }

  @ParameterizedTest
  @CsvSource({"0, VOLUME 0000", "128, VOLUME 0080", "255, VOLUME 00ff"})
  void theVolumeIsTheSecondByte(int level, String written) throws Exception {
    care.setVolume(level);
    assertThat(gatt.asked).containsExactly(written);
    gatt.holds(GattCharacteristic.VOLUME, 7, level);
    assertThat(care.volume()).hasValue(level);
    gatt.holds(GattCharacteristic.VOLUME, 7);
    assertThat(care.volume()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void noVolumeIsWrittenThatIsNone(int level) {
    assertThatThrownBy(() -> care.setVolume(level)).isInstanceOf(IllegalArgumentException.class);
    assertThat(gatt.asked).isEmpty();
  }

  @Test
  void aBatteryThatDoesNotTellIsNotKnown() throws Exception {
    assertThat(care.battery()).isEqualTo(OptionalInt.empty());
  }

  @Test
  void theHeartBlinksForSoLongOrUntilItIsFound() throws Exception {
    care.blink(SHORT, () -> false);
    assertThat(gatt.asked).containsExactly("LED 02fa006400", "LED 0000006400");
    AtomicBoolean found = new AtomicBoolean();
    gatt.when("LED 02fa006400", () -> found.set(true));
    care.blink(LONG, found::get);
    assertThat(gatt.asked).endsWith("LED 02fa006400", "LED 0000006400");
    gatt.when("LED 02fa006400", gatt::disconnect);
    assertFails(Problem.LINK_LOST, () -> care.blink(LONG, () -> false));
  }

  @Test
  void aSlotIsPlayedUntilItEnds() throws Exception {
    gatt.when(
        PLAY,
        () -> {
          gatt.state(5);
          gatt.state(1);
        });
    assertThat(care.play(2, () -> false)).isTrue();
    assertThat(gatt.asked).containsExactly(PLAY);
  }

  @Test
  void playingCanBeStoppedAndATooQuietToyIsToldToStop() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    gatt.when(
        PLAY,
        () -> {
          gatt.state(5);
          stop.set(true);
        });
    assertThat(care.play(2, stop::get)).isTrue();
    assertThat(gatt.asked).containsExactly(PLAY, SILENT);
    open(new Pace(Duration.ZERO, SHORT, Duration.ZERO, LONG));
    gatt.when(PLAY, () -> gatt.state(1));
    assertThat(care.play(2, () -> false)).as("an empty slot").isFalse();
    assertThat(gatt.asked).containsExactly(PLAY, SILENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, -1})
  void aSlotThatIsNoneIsNeitherPlayedNorSentTo(int slot) {
    assertThatThrownBy(() -> care.play(slot, () -> false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> care.send(slot, CLIP, (_, _) -> {}, () -> false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(gatt.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 19, 20, 21, 40, 76, 152, 200, 512})
  void aClipGoesAsTheToyAsksForItAndTheLastBlockIsFilledUp(int block) throws Exception {
    asksFor(block);
    endsWell();
    List<String> told = new ArrayList<>();
    care.send(2, CLIP, (sent, all) -> told.add(sent + "/" + all), () -> false);
    assertThat(gatt.asked.getFirst()).isEqualTo(START);
    assertThat(gatt.asked.getLast()).isEqualTo(END);
    byte[] sent = sent();
    int blocks = (CLIP.length + block - 1) / block;
    assertThat(sent).hasSize(blocks * block);
    assertThat(Arrays.copyOf(sent, CLIP.length)).isEqualTo(CLIP);
    for (int i = CLIP.length; i < sent.length; i++) {
      assertThat(sent[i]).isEqualTo((byte) 0x80);
    }
    assertThat(told.getLast()).isEqualTo("152/152");
  }

  private int left;

  /** A toy that asks for a block, and for the next when it has it; also once it has all. */
  private void asksFor(int block) {
    gatt.when(
        START,
        () -> {
          gatt.state(9);
          gatt.state(3);
          left = block;
          request(block, 0);
        });
    gatt.whenSent(
        piece -> {
          assertThat(piece.length).isBetween(1, 20);
          left -= piece.length;
          assertThat(left).as("no more than it asked for").isNotNegative();
          if (left == 0) {
            left = block;
            request(block, 1);
          }
        });
  }

  private void endsWell() {
    gatt.when(
        END,
        () -> {
          request(0, 152);
          gatt.state(1);
        });
  }

  private void request(int bytes, int count) {
    gatt.notify(
        GattCharacteristic.DATA_REQUEST, bytes & 0xff, bytes >> 8, count & 0xff, count >> 8);
  }

  private byte[] sent() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    gatt.asked.stream()
        .filter(said -> said.startsWith("send AUDIO_TO_TOY "))
        .forEach(said -> all.writeBytes(HexFormat.of().parseHex(said.substring(18))));
    return all.toByteArray();
  }

  private void send() throws ToyException {
    care.send(2, CLIP, (_, _) -> {}, () -> false);
  }

  @Test
  void aToyThatSaysThatItFailedHasNotTakenIt() {
    asksFor(200);
    gatt.when(
        END,
        () -> {
          request(0, 0);
          gatt.state(1);
        });
    assertFails(Problem.NOT_TAKEN, this::send);
  }

  @Test
  void aToyThatEndsBeforeAllIsThereHasNotTakenIt() {
    gatt.when(
        START,
        () -> {
          gatt.state(9);
          gatt.state(3);
          request(0, 152);
        });
    assertFails(Problem.NOT_TAKEN, this::send);
    assertThat(gatt.asked).as("told to end").endsWith(END);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 0, 99})
  void aToyThatRefusesHasNotTakenIt(int state) {
    gatt.when(START, () -> gatt.state(state));
    assertFails(Problem.NOT_TAKEN, this::send);
  }

  @Test
  void aToyThatGoesToRestWithoutAWordHasNotTakenIt() {
    asksFor(200);
    gatt.when(END, () -> gatt.state(1));
    assertFails(Problem.NOT_TAKEN, this::send);
  }

  @Test
  void idleFromBeforeItBeganSaysNothing() throws Exception {
    asksFor(200);
    endsWell();
    gatt.when(
        START,
        () -> {
          gatt.state(4);
          gatt.state(1);
          gatt.state(9);
          gatt.state(3);
          left = 200;
          request(200, 0);
        });
    send();
  }

  @Test
  void aToyThatAsksForNothingIsNotWaitedForForEver() throws Exception {
    open(new Pace(Duration.ZERO, SHORT, Duration.ZERO, LONG));
    gatt.when(START, () -> gatt.state(9));
    assertFails(Problem.NO_ANSWER, this::send);
    assertThat(gatt.asked).endsWith(START, END);
    asksFor(200);
    gatt.when(END, () -> {});
    assertFails(Problem.NO_ANSWER, this::send);
  }

  @Test
  void aToyThatAsksByteByByteForTooLongIsLeft() throws Exception {
    open(new Pace(Duration.ofMillis(2), LONG, Duration.ZERO, Duration.ofMillis(20)));
    asksFor(1);
    assertFails(Problem.NO_ANSWER, this::send);
  }

  @Test
  void requestsTooShortToBeOneAreNone() throws Exception {
    open(new Pace(Duration.ZERO, SHORT, Duration.ZERO, LONG));
    gatt.when(
        START,
        () -> {
          gatt.notify(GattCharacteristic.DATA_REQUEST);
          gatt.notify(GattCharacteristic.DATA_REQUEST, 200);
        });
    assertFails(Problem.NO_ANSWER, this::send);
  }

  @Test
  void aToyThatAsksForFarTooMuchGetsTheClipAndLittleMore() throws Exception {
    gatt.when(
        START,
        () -> {
          gatt.state(3);
          request(0xFFFF, 0);
        });
    endsWell();
    send();
    assertThat(sent()).hasSize(152 + 512);
  }

  @Test
  void aLinkThatBreaksOnTheWaySaysSo() {
    asksFor(200);
    gatt.whenSent(
        piece -> {
          left -= piece.length;
          if (left < 100) {
            gatt.disconnect();
            gatt.refuses("send");
          }
        });
    assertThatThrownBy(this::send)
        .isInstanceOfSatisfying(
            ToyException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.LINK_LOST);
              assertThat(e).hasMessageNotContaining("Nothing is lost");
            });
  }

  @Test
  void sendingCanBeStoppedAndTheToyIsToldThatNoMoreComes() {
    asksFor(200);
    AtomicBoolean stop = new AtomicBoolean();
    gatt.whenSent(_ -> stop.set(true));
    left = 200;
    gatt.when(
        START,
        () -> {
          gatt.state(3);
          request(20, 0);
        });
    assertFails(Problem.CANCELLED, () -> care.send(2, CLIP, (_, _) -> {}, stop::get));
    assertThat(gatt.asked).endsWith(END);
    assertThat(sent()).hasSize(20);
  }

  @Test
  void piecesKeepTheirDistance() throws Exception {
    open(new Pace(Duration.ofMillis(5), LONG, Duration.ofMillis(30), LONG));
    asksFor(200);
    endsWell();
    long begun = System.nanoTime();
    send();
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(Duration.ofMillis(10 * 5 + 30));
    assertThat(Pace.standard().gap()).isEqualTo(Duration.ofMillis(8));
    assertThat(Pace.standard().settle()).isEqualTo(Duration.ofMillis(250));
    assertThat(Pace.standard().request()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({
    "CloudPets B 1.0.19, B 1.0.19",
    "Cloud Pets A 1.0, A 1.0",
    "CloudPets,",
    "CloudPets C 1.0.19,",
    "B 1.0.19,",
    "CloudPets B 1.0.19 <b>,",
    "'',"
  })
  void theFirmwareIsTheAdvertisedNamesLastWords(String name, String firmware) {
    assertThat(Firmware.of(name)).isEqualTo(java.util.Optional.ofNullable(firmware));
  }

  private static byte[] clip(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + 7);
    }
    return bytes;
  }

  private static void assertFails(Problem problem, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
