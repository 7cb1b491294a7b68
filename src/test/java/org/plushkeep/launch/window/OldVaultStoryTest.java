package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.SVGPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.OldVault;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.testfx.framework.junit5.ApplicationExtension;

/** A family's vault from an earlier version: opened, measured meanwhile, and filtered. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class OldVaultStoryTest {
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private House house;

  @AfterEach
  void end() {
    house.clearAway();
  }

  @Test
  void whatIsMostlySilentIsFoundInAVaultThatDidNotKnowIt() throws Exception {
    house =
        new House(
            folder,
            new SilentOutput(),
            () -> new PracticeToy(List.of(ToyClips.clip(50, 1)), Radio.instant()));
    OldVault.put(2, house.vault);
    house.open();
    window.untilShown("#unlock");
    window.paste("#passphrase", OldVault.PASSPHRASE);
    window.type(KeyCode.ENTER);
    window.until("all are there", () -> rows() == 5);
    assertThat(window.isShown("#inbox-problem")).isFalse();

    window.click("#filter-silent");
    window.until("they are measured, and one is silent", () -> rows() == 1);
    window.until("it is told", () -> lengths().equals(List.of("0:08")));
    see(
        () -> {
          window.list("#recordings").getSelectionModel().clearAndSelect(0);
          return true;
        });
    window.until(
        "its silence is marked",
        () -> !window.<SVGPath>node("#marks-silence").getContent().isEmpty());
    window.click("#filter-silent");
    window.until("all are there", () -> rows() == 5);
    window.speaksPlainly();
  }

  private int rows() {
    return window.isShown("#recordings") ? window.list("#recordings").getItems().size() : 0;
  }

  private List<String> lengths() {
    return window.robot().lookup(".row-length").<Label>queryAll().stream()
        .filter(AtTheWindow::isSeen)
        .map(Label::getText)
        .filter(text -> !text.isBlank())
        .toList();
  }
}
