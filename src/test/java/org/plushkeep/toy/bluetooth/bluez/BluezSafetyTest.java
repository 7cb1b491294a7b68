package org.plushkeep.toy.bluetooth.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.ONE;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.assertFails;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.seen;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.cloudpets.ToyState;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.safety.Finding;
import org.plushkeep.toy.safety.Finding.Result;
import org.plushkeep.toy.safety.Findings;
import org.plushkeep.toy.safety.Observations;
import org.plushkeep.toy.safety.SafetyLook;
import org.plushkeep.toy.safety.Weakness;

/** What is found out about a toy over a message bus, with BlueZ's stand-in on it. */
class BluezSafetyTest {
  private OnBus on;
  private StandInDevice moving;

  @BeforeEach
  void start() {
    on = new OnBus(PrivateBus.Kind.EMBEDDED);
  }

  @AfterEach
  void end() {
    on.close();
  }

  /** Listens shortly, while the toy comes nearer and goes away a little. */
  private Observations look() throws ToyException {
    AtomicBoolean nearer = new AtomicBoolean();
    return new SafetyLook(on.finder, InstantSource.system(), Duration.ofMillis(400))
        .look(
            seen(ONE),
            share -> {
              if (moving != null && share > 0.3 && nearer.compareAndSet(false, true)) {
                moving.heard(-78);
              }
            },
            () -> false);
  }

  private static Finding find(Weakness weakness, Observations seen) {
    return Findings.of(seen).stream()
        .filter(one -> one.weakness() == weakness)
        .findFirst()
        .orElseThrow();
  }

  private static Result result(Weakness weakness, Observations seen) {
    return find(weakness, seen).result();
  }

  @Test
  void aToyAsItWasSoldIsSeenForWhatItIs() throws Exception {
    PracticeToy toy = on.toy(ToyClips.clip(10, 1));
    List<ToyState> states = Collections.synchronizedList(new java.util.ArrayList<>());
    toy.watchState(states::add);
    moving = on.bluez.toy(ONE, toy);
    Observations seen = look();
    assertThat(seen.answer().orElseThrow().traits().paired()).hasValue(false);
    for (Weakness weakness :
        List.of(
            Weakness.OPEN,
            Weakness.FIRMWARE,
            Weakness.CALLS_OUT,
            Weakness.FAR,
            Weakness.RECORDING_WAITS,
            Weakness.IDENTIFIER,
            Weakness.NAME)) {
      assertThat(result(weakness, seen)).as(weakness.name()).isEqualTo(Result.OBSERVED);
    }
    assertThat(result(Weakness.MICROPHONE, seen)).isEqualTo(Result.KNOWN);
    assertThat(find(Weakness.CALLS_OUT, seen).how()).isEqualTo("heard");
    assertThat(states)
        .as("no recording was fetched, and it does what it did before")
        .allMatch(state -> state == ToyState.RECORDING_WAITS);
    assertThat(on.bluez.called.stream().filter(one -> one.endsWith("WriteValue")))
        .as("nothing but the heart is written to: it is put out, as at every goodbye")
        .hasSize(1);
    assertThat(on.bluez.breaches()).as("nobody touched the firmware's door").isZero();
    assertThat(on.bluez.isDiscovering()).isFalse();
    assertThat(moving.isLinked()).isFalse();
  }

  @Test
  void aToyWithoutTheFirmwaresDoorIsNotSaidToHaveOne() throws Exception {
    on.bluez.toy(ONE, on.toy()).hasNoDoor();
    Observations seen = look();
    assertThat(result(Weakness.FIRMWARE, seen)).isEqualTo(Result.NOT_OBSERVED);
    assertThat(result(Weakness.OPEN, seen)).isEqualTo(Result.OBSERVED);
    assertThat(result(Weakness.RECORDING_WAITS, seen)).isEqualTo(Result.NOT_OBSERVED);
    assertThat(find(Weakness.FAR, seen).how()).isEqualTo("strong");
  }

  @Test
  void aToyThatAnswersOnlyWhatItIsPairedWithIsSaidToDoSo() throws Exception {
    on.bluez.toy(ONE, on.toy()).isOnlyForPaired();
    Observations seen = look();
    assertThat(seen.refusal()).hasValue(Problem.PROTECTED);
    assertThat(result(Weakness.OPEN, seen)).isEqualTo(Result.NOT_OBSERVED);
    assertThat(result(Weakness.MICROPHONE, seen)).isEqualTo(Result.NOT_LOOKED_AT);
    assertThat(result(Weakness.CALLS_OUT, seen)).isEqualTo(Result.OBSERVED);
    assertFails(
        Problem.PROTECTED, "paired with in the system's own", () -> on.finder.connect(seen(ONE)));
  }

  @Test
  void fromAComputerThatIsPairedNobodySeesWhatOthersMayDo() throws Exception {
    on.bluez.toy(ONE, on.toy()).isOnlyForPaired().isPaired();
    Observations seen = look();
    assertThat(find(Weakness.OPEN, seen).how()).isEqualTo("paired");
    assertThat(find(Weakness.IDENTIFIER, seen).how()).isEqualTo("paired");
    assertThat(result(Weakness.FIRMWARE, seen)).isEqualTo(Result.OBSERVED);
  }

  @Test
  void aToyThatIsOffIsNotCalled() throws Exception {
    Observations seen = look();
    assertThat(seen.sightings().heard()).isFalse();
    assertThat(Findings.of(seen)).noneMatch(Finding::isWeak);
    assertThat(on.bluez.called).noneMatch(one -> one.endsWith(".Connect"));
  }

  @Test
  void aToyThatSomebodyElseHoldsIsHeardAndDoesNotAnswer() throws Exception {
    PracticeToy toy = on.toy();
    on.bluez.toy(ONE, toy);
    toy.connect();
    Observations seen = look();
    assertThat(result(Weakness.CALLS_OUT, seen)).isEqualTo(Result.OBSERVED);
    assertThat(find(Weakness.OPEN, seen).how()).isEqualTo("refused");
  }

  @Test
  void withoutARadioThereIsNoReport() {
    on.bluez.power(false);
    assertFails(Problem.BLUETOOTH_OFF, "switched off", this::look);
  }

  @Test
  void whoIsToldToStopStops() {
    on.bluez.toy(ONE, on.toy());
    SafetyLook look = new SafetyLook(on.finder, InstantSource.system(), Duration.ofMinutes(5));
    assertFails(Problem.CANCELLED, "Stopped", () -> look.look(seen(ONE), _ -> {}, () -> true));
    assertThat(on.bluez.isDiscovering()).isFalse();
    assertThat(on.bluez.called).noneMatch(one -> one.endsWith(".Connect"));
  }
}
