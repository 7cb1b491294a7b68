package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException;

class CollectorTest {
  private static final KnownToy TOY =
      new KnownToy(new ToyId("C4:BE:84:00:00:01"), "Bentley", "Ada", "", Instant.EPOCH);

  private final MemoryVault vault = new MemoryVault();
  private final ScriptedToy toy = new ScriptedToy();
  private final List<Recording> told = new ArrayList<>();

  @BeforeEach
  void pair() throws VaultException {
    vault.saveToy(TOY);
  }

  @Test
  void bringsInEverythingTheToyOffers() throws Exception {
    toy.offers(bytes(1)).offers(bytes(2)).offers(bytes(3));
    CollectResult result = collect();
    assertThat(result.added()).hasSize(3).isEqualTo(told);
    assertThat(result.alreadyHere()).isZero();
    assertThat(vault.readBytes(result.added().get(1).id())).isEqualTo(bytes(2));
  }

  @Test
  void theSameBytesFromTheSameToyComeInOnce() throws Exception {
    toy.offers(bytes(1));
    collect();
    toy.offers(bytes(1));
    CollectResult again = collect();
    assertThat(again.added()).isEmpty();
    assertThat(again.alreadyHere()).isEqualTo(1);
    assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(1);
  }

  @Test
  void stopsWhereTheToyHandsOverTheSameOnceMore() throws Exception {
    toy.offers(bytes(1)).offers(bytes(1)).offers(bytes(2));
    assertThat(collect().added()).hasSize(1);
    assertThat(toy.asked).containsExactly("glow", "fetch", "waits?", "fetch", "dark");
  }

  @Test
  void goesOnPastWhatTheVaultHasAlready() throws Exception {
    toy.offers(bytes(1)).fails(Problem.LINK_LOST);
    assertFails(Problem.LINK_LOST);
    toy.offers(bytes(1)).offers(bytes(2));
    CollectResult second = collect();
    assertThat(second.added()).hasSize(1);
    assertThat(second.alreadyHere()).isEqualTo(1);
  }

  @Test
  void aToyWithoutARecordingGivesNothing() throws Exception {
    toy.offers(new byte[0]);
    CollectResult result = collect();
    assertThat(result.added()).isEmpty();
    assertThat(result.alreadyHere()).isZero();
  }

  @Test
  void theHeartGlowsForAsLongAsTheMemoryIsRead() throws Exception {
    toy.offers(bytes(1));
    collect();
    assertThat(toy.asked).containsExactly("glow", "fetch", "waits?", "dark");
  }

  @Test
  void theHeartIsPutOutWhenTheLinkIsLost() {
    toy.fails(Problem.LINK_LOST);
    assertFails(Problem.LINK_LOST);
    assertThat(toy.asked).endsWith("dark");
  }

  @Test
  void ofALostLinkNothingIsKeptAndWhatCameBeforeIs() throws Exception {
    toy.offers(bytes(1)).fails(Problem.LINK_LOST);
    assertFails(Problem.LINK_LOST);
    assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(1);
    assertThat(told).hasSize(1);
    toy.offers(bytes(2));
    assertThat(collect().added()).hasSize(1);
  }

  @Test
  void aShortRecordingIsAskedForOnceMore() throws Exception {
    toy.fails(Problem.BAD_RECORDING).offers(bytes(1));
    assertThat(collect().added()).hasSize(1);
  }

  @Test
  void aRecordingThatComesShortTwiceIsNotKept() {
    toy.fails(Problem.BAD_RECORDING).fails(Problem.BAD_RECORDING).offers(bytes(1));
    assertFails(Problem.BAD_RECORDING);
    assertThat(vault.count(RecordingFilter.ALL)).isZero();
    assertThat(toy.asked).containsExactly("glow", "fetch", "fetch", "dark");
  }

  @Test
  void aToyThatAlwaysSaysThereIsMoreIsNotBelievedForEver() throws Exception {
    toy.saysMoreForEver();
    assertThat(collect().added()).hasSize(Visit.MOST_RECORDINGS);
  }

  @Test
  void aFullDiskEndsItBeforeTheToyIsAskedForMore() {
    toy.offers(bytes(1)).offers(bytes(2));
    vault.fillDisk();
    assertThatThrownBy(this::collect).isInstanceOf(VaultException.class);
    assertThat(toy.asked).containsExactly("glow", "fetch", "dark");
  }

  @Test
  void whatWasFetchedIsWipedHoweverItEnds() throws Exception {
    toy.offers(bytes(1));
    collect();
    toy.offers(bytes(2));
    vault.fillDisk();
    assertThatThrownBy(this::collect).isInstanceOf(VaultException.class);
    assertThat(toy.handedOut).hasSize(2).allSatisfy(array -> assertThat(array).containsOnly(0));
  }

  @Test
  void cancellingStopsIt() {
    toy.offers(bytes(1));
    assertThatThrownBy(
            () -> new Collector(vault).collect(toy, TOY, (received, all) -> {}, () -> true))
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CANCELLED));
    assertThat(vault.count(RecordingFilter.ALL)).isZero();
  }

  @Test
  void bytesThatNoCodecReadsAreKeptAllTheSame() throws Exception {
    toy.offers(bytes(7));
    Recording recording = collect().added().getFirst();
    assertThat(recording.format()).isEqualTo("unknown");
    assertThat(vault.readPeaks(recording.id())).isEmpty();
  }

  private CollectResult collect() throws ToyException, VaultException {
    return new Collector(vault)
        .collect(
            toy,
            TOY,
            new Collector.Progress() {
              @Override
              public void bytes(int received, int expected) {}

              @Override
              public void stored(Recording recording) {
                told.add(recording);
              }
            },
            () -> false);
  }

  private void assertFails(Problem problem) {
    assertThatThrownBy(this::collect)
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[100];
    java.util.Arrays.fill(bytes, (byte) seed);
    return bytes;
  }
}
