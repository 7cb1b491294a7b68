package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.Test;
import org.plushkeep.console.settings.LockSettings;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/** A computer in the hallway: anybody may collect, and nobody hears anything. */
final class LockedCollectStoryTest extends TwoRecordingsStory {
  private void allows() {
    window.click("#nav-toys");
    window.click("#locked-allow");
    window.until("it is on", () -> window.<CheckBox>node("#locked-allow").isSelected());
  }

  @Test
  void whatIsCollectedWhileLockedIsHeardAfterUnlocking() throws Exception {
    parent.locks();
    assertThat(window.isShown("#locked-collect")).as("not until it is allowed").isFalse();
    parent.unlocks();
    allows();
    parent.waits(LockSettings.USUAL.patience().plusSeconds(20)); // nobody locks it: it locks itself
    window.untilShown("#unlock");
    byte[] fresh = ToyClips.clip(70, 3);
    toy.record(fresh);
    Traces traces =
        Traces.fromNowOn()
            .of("the recording", fresh)
            .of("the toy’s name", Parent.TOY)
            .of("the child’s name", Parent.CHILD);
    window.click("#locked-collect");
    window.untilText("#locked-message", "Unlock to hear");
    assertThat(window.text("#locked-message")).contains("New:");
    assertThat(window.everyWord().replace("The practice toy works all the same.", ""))
        .contains("no Bluetooth")
        .doesNotContain(Parent.TOY, Parent.CHILD, "practice");
    window.speaksPlainly();
    traces.mustNotBeIn(folder, house.exports);
    try (var files = Files.list(house.vault.resolve("intake"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.matches("[0-9a-f]{32}"));
    }

    parent.unlocks();
    window.untilText("#arrivals", "one new recording came");
    parent.untilRows(3);
    parent.chooses(0);
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      List<RecordingId> ids = vault.ids(RecordingFilter.ALL);
      assertThat(ids).hasSize(3);
      assertThat(vault.readBytes(ids.getFirst())).isEqualTo(fresh);
    }
  }

  @Test
  void unlockingMeanwhileLosesNothing() throws Exception {
    allows();
    parent.locks();
    toy.record(ToyClips.clip(300, 4));
    window.click("#locked-collect");
    parent.unlocks();
    parent.untilRows(3);
    window.click("#nav-toys");
    window.click("#locked-allow");
    window.until("it is off", () -> !window.<CheckBox>node("#locked-allow").isSelected());
    parent.locks();
    assertThat(see(() -> window.isShown("#locked-collect"))).isFalse();
    parent.unlocks();
    parent.untilRows(3);
  }

  @Test
  void aKeyThatSomebodyHasChangedIsToldOf() throws Exception {
    allows();
    parent.locks();
    Path key = house.vault.resolve("intake").resolve("key.json");
    String changed = Files.readString(key).replaceFirst("(\"publicKey\": \")....", "$1AAAA");
    Files.writeString(key, changed.replace("\"checksum\"", "\"none\""));
    parent.unlocks();
    window.untilText("#arrivals-problem", "Somebody has changed the key");
    window.speaksPlainly();
    window.click("#nav-toys");
    window.until("it is off", () -> !window.<CheckBox>node("#locked-allow").isSelected());
    parent.locks();
    window.untilGone("#locked-collect");
  }

  @Test
  void itCollectsByItselfWhereAParentHasChosenThat() throws Exception {
    window.click("#nav-toys");
    assertThat(window.node("#locked-alone").isDisabled()).as("not until it is allowed").isTrue();
    allows();
    assertThat(window.isChecked("#locked-alone")).as("off until it is chosen").isFalse();
    parent.locks();
    toy.record(ToyClips.clip(70, 3));
    parent.waits(Duration.ofHours(1));
    assertThat(waiting()).isZero();
    parent.unlocks();
    window.click("#nav-toys");
    window.click("#locked-alone");
    parent.locks();
    window.untilText("#locked-message", "New: one recording waits");
    assertThat(window.text("#locked-alone-on")).contains("collects by itself");
    window.speaksPlainly();
    for (int i = 4; i < 6; i++) {
      toy.record(ToyClips.clip(70, i));
      parent.waits(Duration.ofMinutes(6));
      window.untilText("#locked-message", "New: " + (i - 2) + " recordings wait");
    }
    parent.unlocks();
    window.untilText("#arrivals", "3 new recordings came");
    parent.untilRows(5);
    toy.record(ToyClips.clip(70, 9));
    parent.waits(Duration.ofMinutes(12));
    parent.untilRows(5);
    parent.closes();

    house.open(); // the next start: nobody has unlocked it
    window.untilText("#locked-message", "New: one recording waits");
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      vault.arrivals().allow(false); // a command
    }
    toy.record(ToyClips.clip(70, 10));
    parent.waits(Duration.ofMinutes(6));
    window.untilGone("#locked-alone-on");
    parent.unlocks();
    parent.untilRows(6);
    window.click("#nav-toys");
    window.click("#locked-allow");
    window.until("it may", () -> window.isChecked("#locked-allow"));
    window.click("#locked-allow");
    window.until("nor by itself any more", () -> !window.isChecked("#locked-alone"));
  }

  private long waiting() throws Exception {
    try (var files = Files.list(house.vault.resolve("intake"))) {
      return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{32}")).count();
    }
  }
}
