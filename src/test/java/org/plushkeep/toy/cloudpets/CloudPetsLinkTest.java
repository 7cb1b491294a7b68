package org.plushkeep.toy.cloudpets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.ScriptedGatt;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;

/** What is said to a toy, byte for byte, but for fetching. */
class CloudPetsLinkTest {
  private static final String GAME_ON = "COMMAND 0b01";
  private static final String GAME_OFF = "COMMAND 0b00";
  private static final String LED_OFF = "LED 0000006400";
  private static final String LED_ON = "LED 0100006400";
  private static final String LED_BLINK = "LED 02f4016400";
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final ScriptedGatt gatt =
      new ScriptedGatt()
          .holds(GattCharacteristic.CONFIGURATION, ascii("0402_14_09_30_15"))
          .holds(GattCharacteristic.STATE, 1);
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

  @Test
  void shakesHandsInTheOrderOfTheProtocol() throws Exception {
    CloudPetsLink.open(gatt);
    assertThat(gatt.asked)
        .containsExactly(
            "read CONFIGURATION",
            "subscribe STATE",
            "subscribe AUDIO_FROM_TOY",
            "subscribe DATA_REQUEST",
            "read STATE");
    assertThat(link.identifier()).isEqualTo("0402_14_09_30_15");
  }

  @Test
  void aHandThatIsNotShakenIsLetGo() {
    gatt.refuses("subscribe DATA_REQUEST");
    assertThatThrownBy(() -> CloudPetsLink.open(gatt)).isInstanceOf(ToyException.class);
    assertThat(gatt.asked).endsWith("close");
  }

  @Test
  void anIdentifierIsCleanedOfWhatSteersATerminal() throws Exception {
    gatt.holds(GattCharacteristic.CONFIGURATION, ascii("04\u001b[31m<b>\0\0\u007f\n_14"));
    assertThat(CloudPetsLink.open(gatt).identifier()).isEqualTo("04[31mb_14");
    gatt.holds(GattCharacteristic.CONFIGURATION);
    assertThat(CloudPetsLink.open(gatt).identifier()).isEmpty();
    gatt.holds(GattCharacteristic.CONFIGURATION, new int[512]);
    assertThat(CloudPetsLink.open(gatt).identifier()).isEmpty();
    gatt.holds(GattCharacteristic.CONFIGURATION, ascii("x".repeat(512)));
    assertThat(CloudPetsLink.open(gatt).identifier()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 7, 18, 20, 255})
  void aRecordingWaitsInStateFourAndNoOther(int state) throws Exception {
    gatt.holds(GattCharacteristic.STATE, state);
    assertThat(link.recordingWaits()).isFalse();
    gatt.holds(GattCharacteristic.STATE, 4);
    assertThat(link.recordingWaits()).isTrue();
    gatt.holds(GattCharacteristic.STATE);
    assertThat(link.recordingWaits()).isFalse();
  }

  @Test
  void theHeartGlowsAndIsPutOut() throws Exception {
    link.glow(true);
    link.glow(false);
    assertThat(gatt.asked).containsExactly(LED_ON, LED_OFF);
  }

  @ParameterizedTest
  @ValueSource(ints = {18, 19})
  void aPawIsProvedByBlinkingAndGameMode(int paw) throws Exception {
    gatt.when(GAME_ON, () -> gatt.state(paw));
    link.awaitPaw(LONG, () -> false);
    assertThat(gatt.asked).containsExactly(LED_BLINK, GAME_ON, GAME_OFF, LED_OFF);
  }

  @Test
  void nobodyPresses() {
    gatt.state(18); // long before anybody was asked to
    gatt.when(GAME_ON, () -> gatt.state(1));
    assertFails(Problem.NO_PAW, () -> link.awaitPaw(SHORT, () -> false));
    assertThat(gatt.asked).containsExactly(LED_BLINK, GAME_ON, GAME_OFF, LED_OFF);
  }

  @Test
  void waitingForAPawCanBeStoppedAndEndsWithTheLink() {
    AtomicBoolean stop = new AtomicBoolean();
    gatt.when(GAME_ON, () -> stop.set(true));
    assertFails(Problem.CANCELLED, () -> link.awaitPaw(LONG, stop::get));
    assertThat(gatt.asked).endsWith(GAME_OFF, LED_OFF);
    gatt.when(GAME_ON, gatt::disconnect);
    assertFails(Problem.LINK_LOST, () -> link.awaitPaw(LONG, () -> false));
    assertThat(gatt.asked).endsWith(GAME_OFF, LED_OFF);
  }

  @Test
  void aToyThatDoesNotTakeGameModeStillGetsItsHeartPutOut() {
    gatt.refuses(GAME_ON);
    assertFails(Problem.LINK_LOST, () -> link.awaitPaw(LONG, () -> false));
    assertThat(gatt.asked).endsWith(GAME_OFF, LED_OFF);
  }

  @Test
  void closingPutsTheHeartOut() {
    link.close();
    link.close();
    assertThat(gatt.asked).containsExactly(LED_OFF, "close", "close");
  }

  @Test
  void nothingIsSaidToAToyThatHasGone() {
    gatt.disconnect();
    link.close();
    assertThat(gatt.asked).containsExactly("close");
  }

  private static void assertFails(Problem problem, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  private static int[] ascii(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int[] values = new int[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes[i];
    }
    return values;
  }
}
