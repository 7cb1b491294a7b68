package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.drive.PluggedDrives;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.testfx.framework.junit5.ApplicationExtension;

/** A parent looks how safe a toy is, and reads the page for children with the child. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class SafetyStoryTest {
  @RegisterExtension final ShutEar shutEar = new ShutEar();
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private PracticeToy toy;
  private House house;
  private Parent parent;

  @BeforeEach
  void start() {
    toy = shutEar.on(new PracticeToy(List.of(), Radio.instant()));
    house = new House(folder, Ear.patient(), () -> toy);
    parent = new Parent(window, house);
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  /** Until it was heard twice; then its time is over. */
  private void listens() {
    window.untilShown("#safety-progress");
    parent.waits(Duration.ofSeconds(5));
    window.until(
        "it has been looked",
        () -> {
          house.time.advance(Duration.ofMillis(300));
          return window.isShown("#safety-summary");
        });
  }

  private String only(String ending) throws Exception {
    try (var files = Files.list(house.exports)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(ending)).toList();
      assertThat(all).hasSize(1);
      return all.getFirst().toString();
    }
  }

  @Test
  void aToyIsLookedAtAndWhatWasFoundIsToldAndKept() throws Exception {
    parent.hasCollected(toy);
    window.click("#nav-toys");
    window.click("#toy-safety");
    assertThat(window.text("#safety-title")).isEqualTo("How safe is " + Parent.TOY + "?");
    assertThat(window.hasKeyboard("#safety-stop")).isTrue();
    window.click("#safety-stop");
    assertThat(window.isShown("#safety-progress")).isFalse();
    assertThat(window.isShown("#safety-save-text")).as("nothing to save yet").isFalse();
    window.click("#safety-again");
    listens();
    window.speaksPlainly();
    assertThat(window.text("#safety-summary"))
        .isEqualTo("Found: 3 serious, 1 of concern, 2 good to know.");
    assertThat(window.everyWord())
        .contains("Strangers nearby can switch its microphone on", "Serious (known of its kind")
        .contains("Anybody nearby can give it another inner program", "never writes to it")
        .contains("No new recording waits on it", "Could not be looked at", "Switch it off");
    assertThat(see(() -> order("#finding-MICROPHONE") < order("#finding-NAME"))).isTrue();
    assertThat(see(() -> order("#finding-NAME") < order("#finding-RECORDING_WAITS"))).isTrue();

    window.click("#safety-save-text");
    window.untilText("#safety-message", "Saved as");
    String text = Files.readString(Path.of(only(".txt")));
    assertThat(text)
        .contains("How safe is this toy?", "Found: 3 serious", "It names no child")
        .doesNotContain(Parent.TOY, Parent.CHILD);
    window.click("#safety-save-pdf");
    window.untilText("#safety-message", ".pdf");
    try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(Path.of(only(".pdf"))))) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Anybody nearby can connect to it")
          .doesNotContain(Parent.TOY, Parent.CHILD);
    }
    window.click("#safety-back");
    window.untilShown("#toy-safety");
  }

  private double order(String query) {
    return window.node(query).getBoundsInParent().getMinY();
  }

  @Test
  void aToyThatIsTakenMeanwhileOrAVaultThatIsLockedEndsItQuietly() throws Exception {
    house.open();
    parent.makesAVault();
    window.click("#nav-toys");
    window.click("#toy-safety");
    assertThat(window.text("#safety-title")).contains("Practice toy");
    try (var held = toy.connect()) {
      listens();
      assertThat(window.everyWord()).contains("did not answer");
      held.read(org.plushkeep.toy.bluetooth.GattCharacteristic.STATE);
    }
    window.click("#safety-again");
    window.untilShown("#safety-progress");
    parent.locks();
    parent.closes();
  }

  @Test
  void parentAndChildReadThePageTogetherAndPrintIt() throws Exception {
    parent.hasCollected(toy);
    window.click("#nav-toys");
    window.click("#toy-children");
    window.untilText("#children-title", Parent.TOY + " and you");
    assertThat(window.isShown("#nav-inbox")).as("all the window is for it").isFalse();
    assertThat(window.everyWord())
        .contains("When the heart glows", "You may say no", "You may have something erased")
        .doesNotContain(Parent.CHILD);
    window.speaksPlainly();
    window.click("#children-save");
    window.untilText("#children-message", "Saved as");
    try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(Path.of(only(".pdf"))))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains(Parent.TOY + " keeps what you tell");
    }
    window.type(KeyCode.ESCAPE);
    window.untilShown("#toy-children");
    window.click("#settings");
    window.click("#settings-children");
    window.untilText("#children-title", "Your toy and you");
    window.click("#children-back");
    window.untilShown("#toy-children");
    window.click("#toy-children");
    parent.waits(Duration.ofSeconds(1));
    window.click("#children-back");
    parent.locks();
  }

  @Test
  void aRecorderHasBothToo() throws Exception {
    PluggedDrives drives = new PluggedDrives();
    house.drives = drives;
    house.locale = Locale.GERMAN;
    Path voice = Files.createDirectories(folder.resolve("media/VOICE"));
    Files.write(voice.resolve("1.wav"), Wavs.mono16(8000, Tones.sine(8000, 440, 6000, 2000)));
    drives.plug(voice.getParent(), "EASI-SPEAK");
    house.open();
    parent.makesAVault();
    window.click("#nav-toys");
    window.click("#drive-safety");
    window.untilShown("#safety-summary");
    assertThat(window.everyWord()).contains("Wer es in der Hand hat, kann zuhören", "Eine wurde");
    window.click("#safety-back");
    window.untilShown("#drive-children");
    window.click("#drive-children");
    window.untilText("#children-title", "Dein Aufnahmegerät und du");
    assertThat(window.everyWord()).contains("Drück den Knopf").doesNotContain("Pfote");
  }
}
