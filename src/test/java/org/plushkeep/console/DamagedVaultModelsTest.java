package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.console.care.CareModel;
import org.plushkeep.console.care.CareModels;
import org.plushkeep.console.inbox.ImportModel;
import org.plushkeep.console.toys.CollectModel;
import org.plushkeep.console.toys.DriveModel;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.drive.PluggedDrives;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.SpoiledPlaces;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/** What the window tells where a damaged vault has no place for some of what comes in. */
final class DamagedVaultModelsTest {
  private static final int OFFERED = SpoiledPlaces.SURELY_BOTH;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final HandTime time = new HandTime();
  private final ScriptedFinder radio = new ScriptedFinder();

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

  private static Background background(Texts texts) {
    return new Background(Runnable::run, Runnable::run, new Sentences(texts));
  }

  private ScriptedToy offering(KnownToy known) {
    ScriptedToy toy = radio.put(known.id().value()).identifier("");
    for (int i = 0; i < OFFERED; i++) {
      toy.offers(ToyClips.clip(2, i));
    }
    return toy;
  }

  private static SeenToy seen(KnownToy known) {
    return new SeenToy(known.id(), "CloudPets", SeenToy.Way.BLUETOOTH, OptionalInt.empty());
  }

  /** The numbers in what is said, in their order. */
  private static List<Integer> numbers(String said) {
    return NUMBER.matcher(said).results().map(MatchResult::group).map(Integer::valueOf).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "en, recordings could not be stored, They are still on the toy., new recordings are in",
    "de, Aufnahmen ließen sich nicht speichern, Sie sind noch auf dem Kuscheltier., neue Aufnahmen"
  })
  void collectingTellsWhatStaysOnTheToyAndWhatIsHere(
      String language, String what, String where, String here) throws Exception {
    Texts texts = new Texts(Locale.forLanguageTag(language));
    KnownToy known = vault.toys().getFirst();
    offering(known);
    CollectModel model =
        new CollectModel(
            vault, background(texts), time, texts, new Moments(texts, ZoneOffset.UTC), () -> {});
    model.collect(seen(known), known, radio);
    assertThat(model.stepProperty().get()).isEqualTo(CollectModel.Step.FAILED);
    String said = model.messageProperty().get();
    assertThat(said).contains(what, where, here);
    assertThat(numbers(said)).containsExactly(OFFERED - added(), added());
    assertThat(model.addedProperty().get()).isEqualTo(added()).isBetween(1, OFFERED - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "en, nothing on the toy was overwritten",
    "de, auf dem Kuscheltier wurde nichts überschrieben"
  })
  void aToyIsNotClearedOfWhatCouldNotBeStored(String language, String what) throws Exception {
    Texts texts = new Texts(Locale.forLanguageTag(language));
    KnownToy known = vault.toys().getFirst();
    ScriptedToy toy = offering(known).cares();
    NearbyToy near =
        new NearbyToy(Optional.of(seen(known)), Optional.of(radio), Optional.of(known));
    CareModel model = new CareModels(vault, background(texts), time, texts, () -> {}).of(near);
    model.clear();
    assertThat(model.failedProperty().get()).isTrue();
    assertThat(model.messageProperty().get()).contains(what);
    assertThat(toy.recordingWaits()).as("all of it was fetched").isFalse();
    assertThat(toy.asked).noneMatch(one -> one.startsWith("send"));
    assertThat(added()).isBetween(1, OFFERED - 1);
  }

  private List<Path> sounds() throws Exception {
    Path voice = Files.createDirectories(folder.resolve("drive/VOICE"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < OFFERED; i++) {
      files.add(
          Files.write(
              voice.resolve("voice" + i + ".wav"),
              Wavs.mono16(8000, Tones.sine(8000, 300 + 10 * i, 6000, 800))));
    }
    return files;
  }

  @ParameterizedTest
  @CsvSource({
    "en, recordings could not be stored, still on the recorder",
    "de, Aufnahmen ließen sich nicht speichern, noch auf dem Gerät"
  })
  void aRecorderIsNotSaidToHoldNothingNew(String language, String what, String where)
      throws Exception {
    Texts texts = new Texts(Locale.forLanguageTag(language));
    sounds();
    DriveModel model =
        new DriveModel(
            PluggedDrives.drive(folder.resolve("drive"), "EASI"),
            vault,
            background(texts),
            time,
            texts,
            () -> {});
    model.collect();
    assertThat(model.stepProperty().get()).isEqualTo(DriveModel.Step.FAILED);
    String said = model.messageProperty().get();
    assertThat(said)
        .contains(what, where, texts.format("collect.done", added()))
        .doesNotContain(texts.get("drive.nothing-new"));
    assertThat(numbers(said)).startsWith(OFFERED - added(), added());
    assertThat(model.countProperty().get().inVault()).isEqualTo(added());
    assertThat(model.countProperty().get().fresh()).isEqualTo(OFFERED - added());
  }

  @ParameterizedTest
  @CsvSource({
    "en, files were not added, If you have a backup",
    "de, Dateien kamen nicht hinzu, Haben Sie eine Sicherung"
  })
  void filesThatFoundNoPlaceAreNamed(String language, String what, String next) throws Exception {
    Texts texts = new Texts(Locale.forLanguageTag(language));
    ImportModel model = new ImportModel(vault, background(texts), texts, () -> {});
    model.add(sounds());
    assertThat(model.messageProperty().get())
        .startsWith(texts.format("import.done", added()))
        .contains((OFFERED - added()) + " ", what, next, ".wav, voice", " ….");
    assertThat(added()).isBetween(1, OFFERED - 1);
  }
}
