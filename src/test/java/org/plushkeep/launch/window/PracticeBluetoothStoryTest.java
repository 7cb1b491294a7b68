package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.launch.PracticeBluetoothProgram;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.recording.Recording;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** The practice toy by Bluetooth, played by another program, at the window. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class PracticeBluetoothStoryTest {
  @TempDir Path folder;
  private final AtTheWindow window = new AtTheWindow();
  private House house;

  @AfterEach
  void end() {
    if (house != null) {
      house.clearAway();
    }
  }

  @Test
  void itAppearsIsPairedAndCollectedFrom() throws Exception {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "BlueZ is Linux's affair");
    house = new House(folder, new SilentOutput(), PracticeToys::make);
    Parent parent = new Parent(window, house);
    try (PracticeBluetoothProgram practice = PracticeBluetoothProgram.start()) {
      house.radios = List.of(new BluezFinder(practice.address()));
      house.open();
      parent.makesAVault();
      window.click("#nav-toys");
      window.until("it is in range", () -> pair().isPresent());
      see(
          () -> {
            pair().orElseThrow().fire();
            return true;
          });
      window.untilShown("#toy-name"); // its paw is pressed by itself
      window.paste("#toy-name", Parent.TOY);
      window.type(KeyCode.ENTER);
      window.click("#toy-" + Parent.TOY + " #collect");
      window.untilText("#collect-message", "One new recording");
      parent.closes();
    }
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      List<Recording> stored = vault.page(RecordingFilter.ALL, 0, 10);
      assertThat(stored).hasSize(1).allMatch(one -> one.toyName().equals(Parent.TOY));
      assertThat(vault.verify(_ -> {}).damaged()).isEmpty();
    }
  }

  /** The button of the toy that is no practice toy: of this very program's, that is. */
  private Optional<Button> pair() {
    return window.robot().lookup(".toy-card").queryAll().stream()
        .filter(card -> card.getId().startsWith("toy-CloudPets"))
        .findFirst()
        .map(card -> (Button) card.lookup("#pair"));
  }
}
