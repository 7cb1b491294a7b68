package org.plushkeep.toy.bluetooth.btleplug;

import static org.assertj.core.api.Assertions.assertThat;

import com.juul.kable.btleplug.ffi.Exception.RuntimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.toy.safety.Finding;
import org.plushkeep.toy.safety.Finding.Result;
import org.plushkeep.toy.safety.Findings;
import org.plushkeep.toy.safety.Observations;
import org.plushkeep.toy.safety.SafetyLook;
import org.plushkeep.toy.safety.Weakness;

/** What is found out about a toy on Windows and macOS, with a fake of the library's interfaces. */
@Timeout(120)
class BtleplugSafetyTest {
  private static final String ADDRESS = "C4:BE:84:00:00:01";
  private static final SeenToy TOY =
      new SeenToy(new ToyId(ADDRESS), "CloudPets", SeenToy.Way.BLUETOOTH, OptionalInt.empty());

  private final ShutEar ear = new ShutEar();
  private final FakeBtleplug library = new FakeBtleplug();

  @AfterEach
  void end() {
    library.close();
    ear.check();
    assertThat(library.breaches()).as("neither the ear nor the firmware's door").isZero();
  }

  private FakePeripheral.Device toy(byte[]... recordings) {
    PracticeToy toy = ear.on(new PracticeToy(List.of(recordings), Radio.instant()));
    return library.device(ADDRESS, "CloudPets B 1.0.19", -80, toy);
  }

  private BtleplugFinder finder(boolean mac) {
    return BtleplugFinders.on(library, mac, Duration.ofSeconds(2));
  }

  private Observations look(boolean mac) throws ToyException {
    return new SafetyLook(finder(mac), InstantSource.system(), Duration.ofMillis(400))
        .look(TOY, _ -> {}, () -> false);
  }

  private static Finding find(Weakness weakness, Observations seen) {
    return Findings.of(seen).stream()
        .filter(one -> one.weakness() == weakness)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aToyAsItWasSoldIsSeenForWhatItIs(boolean mac) throws Exception {
    var _ = toy(ToyClips.clip(10, 1));
    Observations seen = look(mac);
    for (Weakness weakness :
        List.of(
            Weakness.OPEN,
            Weakness.FIRMWARE,
            Weakness.CALLS_OUT,
            Weakness.FAR,
            Weakness.RECORDING_WAITS,
            Weakness.IDENTIFIER,
            Weakness.NAME)) {
      assertThat(find(weakness, seen).result()).as(weakness.name()).isEqualTo(Result.OBSERVED);
    }
    assertThat(find(Weakness.OPEN, seen).how())
        .as("whether this computer is paired with it nobody tells here")
        .isEqualTo("read-unsure");
    assertThat(find(Weakness.CALLS_OUT, seen).how())
        .as("its strength is the same all the time, and it is counted as often as it calls")
        .isEqualTo("heard");
    assertThat(seen.sightings().count()).isBetween(3, 27);
    assertThat(library.writes).as("only the heart is put out").hasSize(1);
    assertThat(library.isScanning()).isFalse();
  }

  @Test
  void aToyWithoutTheFirmwaresDoorIsNotSaidToHaveOne() throws Exception {
    var _ = toy().hasNoDoor();
    Finding firmware = find(Weakness.FIRMWARE, look(false));
    assertThat(firmware.result()).isEqualTo(Result.NOT_OBSERVED);
    assertThat(firmware.places()).containsExactly(11);
  }

  @Test
  void whatOnlyCallsOutADoorHasOne() throws Exception {
    var _ = toy().hasNoDoor().tellsTheDoorOnly();
    assertThat(find(Weakness.FIRMWARE, look(true)).result()).isEqualTo(Result.OBSERVED);
  }

  @Test
  void aLibraryThatDoesNotTellWhatIsCalledOutKeepsNobodyFromTheReport() throws Exception {
    var _ = toy();
    library.failures.put("properties", new IllegalStateException("none"));
    assertThat(find(Weakness.FIRMWARE, look(false)).result()).isEqualTo(Result.OBSERVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Encryption is insufficient.", "Authentication is insufficient."})
  void aToyThatAnswersOnlyWhatItIsPairedWithIsSaidToDoSo(String macsWords) throws Exception {
    var _ = toy();
    library.failures.put("read", new RuntimeException(macsWords));
    Observations seen = look(true);
    assertThat(seen.refusal()).hasValue(Problem.PROTECTED);
    assertThat(find(Weakness.OPEN, seen).result()).isEqualTo(Result.NOT_OBSERVED);
  }

  @Test
  void aBatteryThatCannotBeReadIsNotKnownAndNoTrouble() throws Exception {
    var _ = toy();
    try (ToyLink link = finder(false).connect(TOY)) {
      assertThat(link.care().orElseThrow().battery()).hasValue(80);
      library.failures.put("read", new RuntimeException("none"));
      assertThat(link.care().orElseThrow().battery()).isEmpty();
    }
  }

  @Test
  void whatTheToyAsksForIsWrittenUnansweredWhereItTakesThat() throws Exception {
    FakePeripheral.Device device = toy();
    byte[] clip = ToyClips.clip(5, 1);
    try (ToyLink link = finder(false).connect(TOY)) {
      link.care().orElseThrow().send(1, clip, (got, all) -> {}, () -> false);
    }
    assertThat(library.writes)
        .contains("AUDIO_TO_TOY WITHOUT_RESPONSE")
        .doesNotContain("AUDIO_TO_TOY WITH_RESPONSE", "COMMAND WITHOUT_RESPONSE");
    library.writes.clear();
    var _ = device.answersEveryWrite();
    try (ToyLink link = finder(false).connect(TOY)) {
      link.care().orElseThrow().send(1, clip, (got, all) -> {}, () -> false);
    }
    assertThat(library.writes)
        .as("or it would be thrown away without a word")
        .contains("AUDIO_TO_TOY WITH_RESPONSE")
        .doesNotContain("AUDIO_TO_TOY WITHOUT_RESPONSE");
  }
}
