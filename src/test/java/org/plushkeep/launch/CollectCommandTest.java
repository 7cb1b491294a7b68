package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException.Problem;

class CollectCommandTest {
  private static final String ONE = "C4:BE:84:00:00:01";
  private static final String TWO = "C4:BE:84:00:00:02";

  @TempDir Path folder;
  private Cli cli;
  private final ScriptedFinder radio = new ScriptedFinder();

  @BeforeEach
  void start() {
    cli = new Cli(folder);
    cli.radio(radio);
    cli.onVault("vault create").done();
  }

  @Test
  void withPairTheOnlyToyInRangeIsPairedAndCollectedFrom() {
    radio.put(ONE).offers(ToyClips.clip(10, 1)).offers(ToyClips.clip(20, 2));
    Cli.Result result = pair("--name", "Bärli", "--child", "Ada");
    assertThat(result.done().out()).contains("Paired with Bärli", "2 new");
    assertThat(cli.list()).hasSize(2);
    JsonObject newest = cli.list().get(0).getAsJsonObject();
    assertThat(newest.get("toy").getAsString()).isEqualTo("Bärli");
    assertThat(newest.get("child").getAsString()).isEqualTo("Ada");
  }

  @Test
  void withoutANameTheToyIsCalledByItsCharacter() {
    radio.put(ONE).offers(ToyClips.clip(1, 1));
    assertThat(pair().done().out()).contains("Starburst the Unicorn");
  }

  @Test
  void aPairedToyIsNotPairedAgain() {
    ScriptedToy toy = radio.put(ONE).offers(ToyClips.clip(1, 1));
    pair().done();
    toy.offers(ToyClips.clip(1, 1));
    assertThat(pair("--name", "Another").done().out()).doesNotContain("Paired").contains("0 new");
    assertThat(toy.asked).containsOnlyOnce("paw");
  }

  @Test
  void collectingAgainBringsNothingInTwice() {
    ScriptedToy toy = radio.put(ONE).offers(ToyClips.clip(1, 1));
    pair().done();
    toy.offers(ToyClips.clip(1, 1));
    assertThat(cli.onVault("collect").done().out()).contains("0 new, 1 already here");
    assertThat(cli.list()).hasSize(1);
  }

  @Test
  void everyPairedToyInRangeIsTakenAndNoOther() {
    radio.put(ONE).offers(ToyClips.clip(1, 1)).offers(ToyClips.clip(1, 2));
    pair().done();
    ScriptedToy stranger = radio.put(TWO).identifier("").offers(ToyClips.clip(1, 3));
    radio.put(ONE).offers(ToyClips.clip(1, 4));
    cli.onVault("collect").done();
    assertThat(stranger.asked).isEmpty();
    assertThat(cli.list()).hasSize(3);
    cli.onVault("collect", "--pair", "--toy", TWO).done();
    assertThat(cli.list()).hasSize(4);
  }

  @Test
  void withSeveralInRangePairingAsksForTheOne() {
    radio.put(ONE);
    radio.put(TWO);
    pair().fails(1, "--toy", ONE, TWO);
  }

  @Test
  void noToyAtAllIsFour() {
    pair().fails(4, "No toy is in range");
  }

  @Test
  void noPairedToyIsFour() {
    radio.put(ONE);
    cli.onVault("collect").fails(4, "--pair");
  }

  @Test
  void aPairedToyOutOfRangeIsFour() {
    radio.put(ONE).offers(ToyClips.clip(1, 1));
    pair().done();
    cli.radio(new ScriptedFinder());
    cli.onVault("collect", "--scan-seconds", "0").fails(4, "in range");
  }

  @Test
  void aNamedToyOutOfRangeIsFourAndSaysWhenThereIsNoBluetooth() {
    cli.radio(ScriptedFinder.none());
    cli.onVault("collect", "--toy", ONE).fails(4, ONE, "not in range", "no Bluetooth");
  }

  @Test
  void aNamedToyThatIsNotPairedIsFour() {
    radio.put(ONE);
    cli.onVault("collect", "--toy", ONE).fails(4, "not paired", "--pair");
  }

  @Test
  void whenNobodyPressesThePawNothingIsPaired() {
    radio.put(ONE).nobodyPresses().offers(ToyClips.clip(1, 1));
    pair().fails(1, "paw");
    cli.onVault("collect").fails(4);
  }

  @Test
  void anotherToyThatClaimsToBeAKnownOneIsRefused() {
    radio.put(ONE).offers(ToyClips.clip(1, 1));
    pair().done();
    radio.put(TWO);
    cli.onVault("collect", "--pair", "--toy", TWO).fails(1, "not that toy");
  }

  @Test
  void aLinkLostInTheMiddleKeepsNoHalfAndNextTimeBringsItAll() {
    ScriptedToy toy = radio.put(ONE).offers(ToyClips.clip(1, 1)).fails(Problem.LINK_LOST);
    Cli.Result lost = pair().fails(1);
    assertThat(lost.out()).contains("1 new");
    assertThat(cli.list()).hasSize(1);
    toy.offers(ToyClips.clip(9, 2));
    cli.onVault("collect").done();
    assertThat(cli.list()).hasSize(2);
  }

  @Test
  void oneToysTroubleDoesNotHoldUpTheOthers() {
    ScriptedToy first = radio.put(ONE).offers(ToyClips.clip(1, 1));
    pair().done();
    ScriptedToy second = radio.put(TWO).identifier("").offers(ToyClips.clip(1, 2));
    cli.onVault("collect", "--pair", "--toy", TWO).done();
    first.fails(Problem.LINK_LOST);
    second.offers(ToyClips.clip(1, 3));
    cli.onVault("collect").fails(1, "1 of 2 toys");
    assertThat(cli.list()).hasSize(3);
  }

  @Test
  void ctrlCStopsItWithNothingHalfStored() {
    radio.put(ONE).offers(ToyClips.clip(1, 1));
    cli.interrupted.set(true);
    pair("--toy", ONE).fails(130);
    cli.interrupted.set(false);
    assertThat(cli.list()).isEmpty();
  }

  private Cli.Result pair(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "--pair";
    args[1] = "--scan-seconds";
    args[2] = "0";
    System.arraycopy(more, 0, args, 3, more.length);
    return cli.onVault("collect", args);
  }
}
