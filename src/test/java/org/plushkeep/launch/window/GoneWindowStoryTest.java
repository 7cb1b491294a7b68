package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.testfx.framework.junit5.ApplicationExtension;

/** However the window goes, nothing looks for toys behind it. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class GoneWindowStoryTest {
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private final ScriptedFinder radio = new ScriptedFinder();
  private House house;

  @AfterEach
  void end() {
    house.clearAway();
  }

  @Test
  void aWindowThatIsTakenAwayLooksForNoToyAnyMore() throws Exception {
    house = new House(folder, Ear.eager(), () -> new PracticeToy(List.of(), Radio.instant()));
    house.radios = List.of(radio);
    house.open();
    new Parent(window, house).makesAVault();
    window.click("#nav-toys");
    window.until("it looks", radio::isLookedBy);
    see(
        () -> {
          house.stage.hide();
          return true;
        });
    window.until("it looks no more", () -> !radio.isLookedBy());
    assertThat(house.isOpen()).isFalse();
    house.awaitEnd();
  }
}
