package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plushkeep.testing.VaultFolders;

/** Somebody has put an older copy of the vault in its place. */
final class OlderCopyStoryTest extends TwoRecordingsStory {
  @BeforeEach
  void putsAnOlderCopyBack() throws Exception {
    parent.closes();
    Path older = folder.resolve("older");
    VaultFolders.copy(house.vault, older);
    house.open();
    parent.unlocks();
    parent.untilRows(2);
    parent.closes();
    VaultFolders.copy(house.vault, folder.resolve("newest"));
    putBack("older");
    house.open();
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.click("#unlock");
    window.untilShown("#older-lock");
  }

  private void putBack(String name) throws IOException {
    VaultFolders.putBack(folder.resolve(name), house.vault);
  }

  @Test
  void itIsToldBeforeAnythingIsShownAndLockedAgainForTheNewest() throws Exception {
    assertThat(window.text("#older-about"))
        .contains("On this computer there was a newer one on")
        .contains("an older copy of your vault in its place");
    assertThat(window.text("#older-advice")).contains(house.vault.toString());
    assertThat(window.everyWord()).doesNotContain(Parent.TOY, Parent.CHILD);
    window.speaksPlainly();
    window.click("#older-lock");
    window.untilShown("#unlock");
    parent.closes();
    putBack("newest");
    house.open();
    parent.unlocks();
    parent.untilRows(2);
  }

  @Test
  void whoWantsItGoesOnWithItAndIsNotAskedAgain() throws Exception {
    window.click("#older-keep");
    parent.untilRows(2);
    window.click("#nav-history");
    window.until(
        "the history tells of it",
        () -> window.everyWord().contains("An older copy was made the vault that counts"));
    parent.locks();
    parent.unlocks();
    parent.untilRows(2);
  }

  @Test
  void nobodyWhoGoesAwayLeavesItOpen() throws Exception {
    parent.waits(Duration.ofHours(1));
    window.untilShown("#unlock");
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.click("#unlock");
    window.untilShown("#older-lock");
    parent.closes();
    house.open();
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.click("#unlock");
    window.untilShown("#older-lock");
  }
}
