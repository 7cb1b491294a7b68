package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.console.MemoryDoor;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.drive.PluggedDrives;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.toy.safety.Observations;
import org.plushkeep.toy.safety.SafetyNotes;
import org.plushkeep.toy.safety.SafetyReport;
import org.plushkeep.toy.safety.Sightings;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * A parent looks how safe a toy is, and reads the page for children with the child. With the real
 * practice toy; the vault, of which these pages want nothing but the toy's name, is in memory.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class SafetyStoryTest {
  @RegisterExtension final ShutEar shutEar = new ShutEar();
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private final MemoryDoor door = new MemoryDoor();
  private PracticeToy toy;
  private House house;
  private Parent parent;

  @BeforeEach
  void start() {
    toy = shutEar.on(new PracticeToy(List.of(), Radio.instant()));
    house = new House(folder, Ear.patient(), () -> toy);
    house.door = door;
    door.create(Parent.PASSPHRASE.toCharArray());
    parent = new Parent(window, house);
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  /** Until the time of listening is over. */
  private void listens() {
    window.untilShown("#safety-progress");
    window.until(
        "it has been looked",
        () -> {
          house.time.advance(Duration.ofMillis(100));
          return window.isShown("#safety-summary");
        });
  }

  private String wordsOfTheOnlyPdf() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(only(".pdf")))) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private Path only(String ending) throws Exception {
    try (var files = Files.list(house.exports)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(ending)).toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  @Test
  void whatIsUnsafeIsToldAndKeptAndThePageForChildrenIsReadTogether() throws Exception {
    door.vault()
        .saveToy(
            new KnownToy(PracticeFinder.SEEN.id(), Parent.TOY, Parent.CHILD, "", Instant.EPOCH));
    house.open();
    parent.unlocks();
    window.click("#nav-toys");
    looksAndKeeps();
    assertThat(door.vault().care().lastLook(PracticeFinder.SEEN.id()))
        .as("it is remembered with the toy")
        .isPresent();
    Files.delete(only(".pdf"));
    readsTogether();
    parent.locks();
  }

  private void looksAndKeeps() throws Exception {
    window.click("#toy-safety");
    assertThat(window.text("#safety-title")).isEqualTo(Parent.TOY + ": how safe is it?");
    assertThat(see(() -> window.hasKeyboard("#safety-stop"))).isTrue();
    window.click("#safety-stop");
    assertThat(window.isShown("#safety-progress")).isFalse();
    assertThat(window.isShown("#safety-save-text")).as("nothing to save yet").isFalse();
    window.click("#safety-again");
    listens();
    window.speaksPlainly();
    assertThat(window.text("#safety-summary")).startsWith("Found: 3 serious, 1 of concern, 2 good");
    assertThat(window.everyWord())
        .contains("Strangers nearby can switch its microphone on", "Serious (known of its kind")
        .contains("Anybody nearby can give it another inner program", "never writes to it")
        .contains("No new recording waits on it", "Could not be looked at", "Switch it off");
    assertThat(see(() -> height("#finding-MICROPHONE"))).isLessThan(height("#finding-NAME"));
    assertThat(see(() -> height("#finding-NAME"))).isLessThan(height("#finding-RECORDING_WAITS"));

    window.click("#safety-save-text");
    window.untilText("#safety-message", "Saved as");
    assertThat(Files.readString(only(".txt")))
        .contains("How safe is this toy?", "Found: 3 serious", "It names no child")
        .doesNotContain(Parent.TOY, Parent.CHILD);
    window.click("#safety-save-pdf");
    window.untilText("#safety-message", ".pdf");
    assertThat(wordsOfTheOnlyPdf())
        .contains("Anybody nearby can connect to it")
        .doesNotContain(Parent.TOY, Parent.CHILD);
    window.click("#safety-back");
    window.untilShown("#toy-safety");
  }

  private static SafetyReport lookedAtBefore(ToyId id) {
    Instant then = Instant.parse("2026-05-03T10:00:00Z");
    Sightings heard = new Sightings(Duration.ofSeconds(10), 9, then, then, OptionalInt.of(-60));
    Observations seen =
        new Observations("CloudPets", heard, Optional.empty(), Optional.of(Problem.OUT_OF_RANGE));
    return SafetyReport.of(id, false, seen, then);
  }

  private double height(String query) {
    return window.node(query).getBoundsInParent().getMinY();
  }

  private void readsTogether() throws Exception {
    window.click("#toy-children");
    window.untilText("#children-title", Parent.TOY + " and you");
    assertThat(window.isShown("#nav-inbox")).as("all the window is for it").isFalse();
    assertThat(window.everyWord())
        .contains("When the heart glows", "You may say no", "You may have something erased")
        .doesNotContain(Parent.CHILD);
    window.speaksPlainly();
    window.click("#children-save");
    window.untilText("#children-message", "Saved as");
    assertThat(wordsOfTheOnlyPdf())
        .contains(Parent.TOY + " keeps what you tell it")
        .doesNotContain(Parent.CHILD);
    window.type(KeyCode.ESCAPE);
    window.untilShown("#toy-children");
    window.click("#settings");
    window.click("#settings-children");
    window.untilText("#children-title", "Your toy and you");
    window.click("#children-back");
    window.untilShown("#toy-children");
  }

  @Test
  void aRecorderAToyThatDoesNotAnswerAndAVaultThatIsLockedMeanwhile() throws Exception {
    PluggedDrives drives = new PluggedDrives();
    house.drives = drives;
    house.locale = Locale.GERMAN;
    ToyId faraway = new ToyId("C4:BE:84:00:00:07");
    door.vault().saveToy(new KnownToy(faraway, Parent.TOY, "", "0302_14_09_30_15", Instant.EPOCH));
    Path voice = Files.createDirectories(folder.resolve("media/VOICE"));
    Files.write(voice.resolve("1.wav"), Wavs.mono16(8000, Tones.sine(8000, 440, 6000, 2000)));
    drives.plug(voice.getParent(), "EASI-SPEAK");
    house.open();
    parent.unlocks();
    window.click("#nav-toys");
    window.click("#drive-safety");
    window.untilShown("#safety-summary");
    assertThat(window.everyWord()).contains("Wer es in der Hand hat, kann zuhören", "Eine wurde");
    window.click("#safety-back");
    window.click("#drive-children");
    window.untilText("#children-title", "Dein Aufnahmegerät und du");
    assertThat(window.everyWord()).contains("Drück den Knopf").doesNotContain("Pfote");
    window.click("#children-back");

    window.click("#toy-" + Parent.TOY + " #toy-safety");
    window.untilText("#safety-problem", "außer Reichweite");
    assertThat(window.isShown("#safety-summary")).as("there is no way to look at it").isFalse();
    window.click("#safety-back");

    door.vault().care().looked(faraway, SafetyNotes.of(lookedAtBefore(faraway)));
    window.click("#toy-" + Parent.TOY + " #toy-safety");
    window.untilText("#safety-problem", "außer Reichweite");
    window.untilText("#safety-last", "beim letzten Mal");
    assertThat(window.everyWord()).contains("Nachgesehen am 3. Mai 2026");
    assertThat(window.isShown("#safety-save-text")).isTrue();
    window.click("#safety-back");

    window.click("#toy-practice #toy-safety");
    assertThat(window.text("#safety-title")).startsWith("Übungskuscheltier: Wie sicher");
    window.untilShown("#safety-progress");
    parent.waits(Duration.ofSeconds(1));
    try (GattLink somebodyElse = toy.connect()) {
      listens();
      assertThat(window.everyWord()).contains("hat aber nicht geantwortet");
      somebodyElse.read(GattCharacteristic.STATE);
    }
    window.click("#safety-again");
    window.untilShown("#safety-progress");
    parent.locks();
    parent.closes();
  }
}
