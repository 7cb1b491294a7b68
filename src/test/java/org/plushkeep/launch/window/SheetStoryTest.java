package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.RecoveryCode;
import org.testfx.framework.junit5.ApplicationExtension;

/** A parent makes a recovery sheet, forgets the passphrase a year later, and is let in. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class SheetStoryTest {
  private static final String NEXT = "nine copper lanterns drift";

  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private House house;
  private Parent parent;

  @BeforeEach
  void start() throws Exception {
    PracticeToy toy = new PracticeToy(List.of(ToyClips.clip(50, 1)), Radio.instant());
    house = new House(folder, Ear.eager(), () -> toy);
    parent = new Parent(window, house);
    parent.hasCollected(toy);
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  @Test
  void aSheetIsMadeTypedBackAndOpensTheVaultWhenThePassphraseIsForgotten() throws Exception {
    String code = drawsASheet();
    assertThat(savedSheet()).contains(code);
    typesItBackWithASlip(code);
    window.paste("#sheet-passphrase", Parent.PASSPHRASE);
    window.until("it may be made", () -> !window.<Labeled>node("#sheet-valid").isDisabled());
    window.click("#sheet-valid");
    window.untilText("#sheet-done", "opens your vault");
    window.click("#sheet-close");
    window.untilGone("#sheet-close");

    parent.locks();
    assertThat(window.everyWord()).doesNotContain(code.substring(0, 5));
    window.click("#use-sheet");
    window.untilShown("#sheet-code-typed");
    window.paste("#sheet-code-typed", new String(RecoveryCode.draw()));
    window.type(KeyCode.ENTER);
    window.untilText("#unlock-problem", "This sheet does not open this vault");
    parent.waits(Duration.ofSeconds(2));
    window.paste("#sheet-code-typed", code.substring(0, 11).toLowerCase(java.util.Locale.ROOT));
    window.untilText("#sheet-code-reading", "2 of 7");
    assertThat(window.<Labeled>node("#unlock").isDisabled()).isTrue();
    window.paste("#sheet-code-typed", code.replace("-", " "));
    window.untilText("#sheet-code-reading", "7 of 7");
    window.type(KeyCode.ENTER);
    window.untilShown("#new-passphrase");
    assertThat(window.isShown("#current-passphrase")).isFalse();
    window.paste("#new-passphrase", NEXT);
    window.paste("#new-passphrase-again", NEXT);
    window.until(
        "it may be changed", () -> !window.<Labeled>node("#passphrase-change").isDisabled());
    window.click("#passphrase-change");
    window.untilText("#passphrase-done", "the old one does not");
    window.click("#passphrase-close");
    parent.untilRows(1);

    parent.locks();
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.type(KeyCode.ENTER);
    window.untilText("#unlock-problem", "That is not the passphrase");
    parent.waits(Duration.ofSeconds(2));
    window.paste("#passphrase", NEXT);
    window.type(KeyCode.ENTER);
    parent.untilRows(1);
  }

  @Test
  void aSheetThatWasNotTypedBackOpensNothing() {
    String code = drawsASheet();
    window.click("#sheet-close");
    window.untilGone("#sheet-close");
    parent.locks();
    assertThat(window.isShown("#use-sheet")).isFalse();
    window.paste("#passphrase", code);
    window.type(KeyCode.ENTER);
    window.untilText("#unlock-problem", "That is not the passphrase");
  }

  @Test
  void aSheetIsTakenBack() {
    String code = drawsASheet();
    window.click("#sheet-go");
    window.paste("#sheet-typed", code);
    window.paste("#sheet-passphrase", Parent.PASSPHRASE);
    window.click("#sheet-valid");
    window.untilShown("#sheet-done");
    window.click("#sheet-close");
    window.click("#recovery-sheet");
    window.untilShown("#sheet-already");
    window.click("#sheet-drop");
    window.paste("#sheet-drop-passphrase", "not the passphrase at all");
    window.click("#sheet-drop-now");
    window.untilText("#sheet-problem", "That is not the passphrase");
    window.paste("#sheet-drop-passphrase", Parent.PASSPHRASE);
    window.click("#sheet-drop-now");
    window.untilShown("#sheet-dropped");
    window.click("#sheet-close");
    parent.locks();
    assertThat(window.isShown("#use-sheet")).isFalse();
  }

  private String drawsASheet() {
    window.click("#recovery-sheet");
    window.untilShown("#sheet-make");
    assertThat(window.everyWord())
        .contains("Without passphrase and sheet nobody can open your vault")
        .contains("not even the people who made Plushkeep")
        .contains("A copy of the vault’s folder that was made before still opens");
    window.click("#sheet-make");
    window.untilShown("#sheet-code");
    String code =
        see(
            () ->
                window.robot().lookup("#sheet-code .sheet-group").queryAllAs(Label.class).stream()
                    .map(Label::getText)
                    .collect(Collectors.joining("-")));
    assertThat(RecoveryCode.read(code).isWhole()).isTrue();
    return code;
  }

  private String savedSheet() throws Exception {
    window.click("#sheet-save");
    window.untilText("#sheet-saved", "not encrypted");
    Path file = house.exports.resolve("Plushkeep recovery sheet.pdf");
    try (var pdf = Loader.loadPDF(Files.readAllBytes(file))) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private void typesItBackWithASlip(String code) {
    window.click("#sheet-go");
    window.untilShown("#sheet-typed");
    char wrong = code.charAt(12) == '7' ? '8' : '7';
    window.paste("#sheet-typed", code.substring(0, 12) + wrong + code.substring(13));
    window.untilText("#sheet-reading", "group 3");
    window.paste("#sheet-passphrase", Parent.PASSPHRASE);
    assertThat(window.<Labeled>node("#sheet-valid").isDisabled()).isTrue();
    window.paste("#sheet-typed", new String(RecoveryCode.draw()));
    window.untilText("#sheet-reading", "another sheet");
    assertThat(window.<Labeled>node("#sheet-valid").isDisabled()).isTrue();
    window.paste("#sheet-typed", code);
    window.untilText("#sheet-reading", "7 of 7");
  }
}
