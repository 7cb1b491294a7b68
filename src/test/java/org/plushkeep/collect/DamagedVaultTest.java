package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.collect.ImportOutcome.Kind;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.drive.PluggedDrives;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.SpoiledPlaces;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/** A recording for which a damaged vault has no place keeps none of the others out. */
class DamagedVaultTest {
  private static final int OFFERED = SpoiledPlaces.SURELY_BOTH;

  @TempDir Path folder;
  private Vault vault;
  private int before;

  @BeforeEach
  void open() throws Exception {
    SpoiledPlaces.make(folder.resolve("vault"));
    vault = Vaults.open(folder.resolve("vault"), SpoiledPlaces.passphrase());
    before = vault.count(RecordingFilter.ALL);
  }

  @AfterEach
  void lock() {
    vault.close();
  }

  private int added() throws VaultException {
    return vault.count(RecordingFilter.ALL) - before;
  }

  private KnownToy toy() throws VaultException {
    return vault.toys().getFirst();
  }

  private static ScriptedToy offering() {
    ScriptedToy toy = new ScriptedToy().identifier("");
    for (int i = 0; i < OFFERED; i++) {
      toy.offers(ToyClips.clip(2, i));
    }
    return toy;
  }

  private static final class Told implements ToyClearing.Progress {
    private final List<Recording> stored = new ArrayList<>();
    private int refused;

    @Override
    public void bytes(int received, int expected) {}

    @Override
    public void stored(Recording recording) {
      stored.add(recording);
    }

    @Override
    public void refused() {
      refused++;
    }

    @Override
    public void overwriting(int slot, int sent, int all) {}
  }

  private CollectResult collect(ScriptedToy from, Told told) throws ToyException, VaultException {
    return new Collector(vault).collect(from, toy(), told, () -> false);
  }

  @Test
  void aVisitGoesToItsEndAndTellsHowManyStayOnTheToy() throws Exception {
    ScriptedToy from = offering();
    Told told = new Told();
    CollectResult result = collect(from, told);
    assertThat(result.added()).isNotEmpty().isEqualTo(told.stored);
    assertThat(result.refused()).isPositive().isEqualTo(told.refused);
    assertThat(result.added().size() + result.refused()).isEqualTo(OFFERED);
    assertThat(result.alreadyHere()).isZero();
    assertThat(from.asked).filteredOn("fetch"::equals).hasSize(OFFERED);
    assertThat(from.asked).endsWith("dark");
    assertThat(from.handedOut).allSatisfy(array -> assertThat(array).containsOnly(0));
    assertThat(added()).isEqualTo(result.added().size());
    for (Recording one : result.added()) {
      assertThat(vault.readBytes(one.id())).hasSize(one.byteCount());
    }
  }

  @Test
  void whatIsOfferedAgainIsTakenOnceMoreAndWhatIsHereIsNot() throws Exception {
    CollectResult first = collect(offering(), new Told());
    CollectResult second = collect(offering(), new Told());
    assertThat(second.alreadyHere()).isEqualTo(first.added().size());
    assertThat(second.added().size() + second.refused()).isEqualTo(first.refused());
    assertThat(added()).isEqualTo(first.added().size() + second.added().size());
  }

  @Test
  void aLinkThatIsLostLaterIsToldWithWhatCouldNotBeStored() throws Exception {
    Told told = new Told();
    assertThatThrownBy(() -> collect(offering().fails(Problem.LINK_LOST), told))
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.LINK_LOST));
    assertThat(told.refused).isPositive();
    assertThat(told.stored.size() + told.refused).isEqualTo(OFFERED);
  }

  @Test
  void aToyIsNotClearedOfWhatCouldNotBeStored() throws Exception {
    ScriptedToy from = offering().cares();
    Told told = new Told();
    KnownToy known = toy();
    assertThatThrownBy(
            () -> new Care(vault, () -> Instant.EPOCH).clear(from, known, told, () -> false))
        .isInstanceOfSatisfying(
            VaultException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(VaultException.Problem.DAMAGED);
              assertThat(e)
                  .hasMessageContaining(told.stored.size() + " new could be stored")
                  .hasMessageContaining(told.refused + " could not")
                  .hasMessageContaining("Nothing on the toy was overwritten.");
            });
    assertThat(told.refused).isPositive();
    assertThat(from.asked).noneMatch(one -> one.startsWith("send"));
    assertThat(vault.care().slots(known.id())).isEmpty();
    assertThat(added()).isEqualTo(told.stored.size()).isPositive();
  }

  private static byte[] wav(int seed) {
    return Wavs.mono16(8000, Tones.sine(8000, 300 + 10 * seed, 6000, 800));
  }

  private List<Path> files() throws Exception {
    Path voice = Files.createDirectories(folder.resolve("drive/VOICE"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < OFFERED; i++) {
      files.add(Files.write(voice.resolve(i + ".wav"), wav(i)));
    }
    return files;
  }

  @Test
  void filesThatFindAPlaceAreImportedAndTheOthersAreTold() throws Exception {
    List<Path> files = files();
    ImportResult result =
        new Importer(vault)
            .importAll(files, ToyId.files(""), "Files", new Importer.Progress() {}, () -> false);
    assertThat(result.cancelled()).isFalse();
    assertThat(result.outcomes()).extracting(ImportOutcome::file).isEqualTo(files);
    assertThat(result.count(Kind.NEW)).isPositive().isEqualTo(added());
    assertThat(result.count(Kind.VAULT_DAMAGED)).isPositive().isEqualTo(result.refused());
    assertThat(result.added() + result.refused()).isEqualTo(OFFERED);
    assertThat(result.outcomes())
        .filteredOn(one -> one.kind() == Kind.VAULT_DAMAGED)
        .allSatisfy(
            one -> {
              assertThat(one.recording()).isEmpty();
              assertThat(one.sentence()).isEqualTo("The vault is damaged where it would stand.");
            });
  }

  @Test
  void whatFindsNoPlaceIsNewOnADriveAndStaysOnItWhenTheRestIsErased() throws Exception {
    List<Path> files = files();
    Drive drive = PluggedDrives.drive(folder.resolve("drive"), "EASI");
    KnownToy known = new KnownToy(drive.id(), "Recorder EASI", "", "", Instant.EPOCH);
    DriveCollector collector = new DriveCollector(vault, drive);
    DriveCollector.Progress progress = new DriveCollector.Progress() {};
    DriveCount count = collector.collect(known, progress, () -> false);
    assertThat(count.inVault()).isPositive().isEqualTo(added());
    assertThat(count.fresh()).isPositive();
    assertThat(count.inVault() + count.fresh()).isEqualTo(OFFERED);
    assertThat(count.uncompared()).isZero();
    DriveCount looked = collector.look(progress, () -> false);
    assertThat(looked.fresh()).isEqualTo(count.fresh());
    DriveErasure erasure = collector.erase(progress, () -> false);
    assertThat(erasure).isEqualTo(new DriveErasure(count.inVault(), count.fresh(), 0));
    assertThat(files.stream().filter(Files::exists)).hasSize(count.fresh());
  }
}
