package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
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
import org.testfx.framework.junit5.ApplicationExtension;

/** Somebody looked over the parent's shoulder: the vault gets another passphrase. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class PassphraseStoryTest {
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
  void theNewOneOpensTheVaultAndTheOldOneNoMore() {
    window.click("#change-passphrase");
    window.untilShown("#current-passphrase");
    window.paste("#current-passphrase", "not the one it has");
    window.paste("#new-passphrase", "plushkeep2017");
    window.untilText("#strength", "plushkeep");
    assertThat(window.<Labeled>node("#passphrase-change").isDisabled()).isTrue();
    window.paste("#new-passphrase", NEXT);
    window.paste("#new-passphrase-again", NEXT);
    window.until(
        "it may be changed", () -> !window.<Labeled>node("#passphrase-change").isDisabled());
    window.click("#passphrase-change");
    window.until(
        "a wrong one is refused",
        () -> window.everyWord().contains("That is not the passphrase of this vault."));
    window.paste("#current-passphrase", Parent.PASSPHRASE);
    window.click("#passphrase-change");
    window.untilText("#passphrase-done", "the old one does not");
    assertThat(window.input("#new-passphrase").getText()).isEmpty();
    window.click("#passphrase-close");
    window.untilGone("#passphrase-close");

    parent.locks();
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.type(KeyCode.ENTER);
    window.untilText("#unlock-problem", "That is not the passphrase");
    parent.waits(java.time.Duration.ofSeconds(2));
    window.paste("#passphrase", NEXT);
    window.type(KeyCode.ENTER);
    parent.untilRows(1);
  }
}
