package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** A stick in a drawer; then the computer breaks. */
final class BackupStoryTest extends TwoRecordingsStory {
  @Test
  void aBackupBringsEverythingBackOnANewComputer() throws Exception {
    window.click("#backup");
    window.untilShown("#backup-start");
    window.click("#backup-start");
    window.untilText("#backup-done", "MB were new");
    assertThat(window.text("#backup-done")).contains(house.exports.toString());
    window.click("#backup-close");
    window.untilGone("#backup-close");
    parent.closes();
    Files.move(house.vault, folder.resolve("the computer that broke"));

    house.open();
    window.untilShown("#go-to-restore");
    window.click("#go-to-restore");
    window.untilShown("#restore-choose");
    assertThat(window.<Labeled>node("#restore").isDisabled()).isTrue();
    window.click("#restore-choose");
    window.untilText("#restore-folder", "exports");
    window.paste("#restore-passphrase", "not the passphrase it had");
    window.click("#restore");
    window.untilText("#restore-problem", "neither the passphrase");
    window.paste("#restore-passphrase", Parent.PASSPHRASE);
    window.click("#restore");
    parent.untilRows(2);
    parent.chooses(0);
    parent.locks();
    parent.unlocks();
    parent.untilRows(2);
  }

  @Test
  void aNewerBackupIsReplacedOnlyWhenAParentSaysSo() throws Exception {
    Path older = folder.resolve("older");
    Path newer = folder.resolve("newer");
    backsUp();
    Files.move(house.exports, older);
    parent.locks();
    parent.unlocks();
    backsUp();
    parent.closes();
    Files.move(house.exports, newer);
    Files.move(house.vault, folder.resolve("the computer that broke"));

    Files.move(older, house.exports);
    house.open();
    window.click("#go-to-restore");
    window.click("#restore-choose");
    window.paste("#restore-passphrase", Parent.PASSPHRASE);
    window.click("#restore");
    parent.untilRows(2);
    Files.move(house.exports, older);
    Files.move(newer, house.exports);
    window.click("#backup");
    window.untilShown("#backup-start");
    window.click("#backup-start");
    window.untilShown("#backup-replace");
    assertThat(window.text("#backup-newer")).contains("Nothing was copied");
    window.click("#backup-start");
    window.untilShown("#backup-replace");
    window.click("#backup-replace");
    window.untilText("#backup-done", "Done");
    window.click("#backup-close");
    backsUp();
  }

  private void backsUp() {
    window.click("#backup");
    window.untilShown("#backup-start");
    window.click("#backup-start");
    window.untilText("#backup-done", "MB were new");
    window.click("#backup-close");
    window.untilGone("#backup-close");
  }

  @Test
  void troubleWithTheFolderIsToldAndNothingIsLost() throws Exception {
    Files.createDirectories(house.exports.getParent());
    Files.writeString(house.exports, "a file where the stick should be");
    window.click("#backup");
    window.untilShown("#backup-start");
    window.click("#backup-start");
    window.untilText("#backup-problem", "Your vault is as it was");
    window.click("#backup-close");
    parent.untilRows(2);
    parent.closes();
    Files.move(house.vault, folder.resolve("moved"));
    Files.delete(house.exports);
    Files.createDirectory(house.exports);

    house.open();
    window.untilShown("#go-to-restore");
    window.click("#go-to-restore");
    window.click("#restore-choose");
    window.paste("#restore-passphrase", Parent.PASSPHRASE);
    window.click("#restore");
    window.untilText("#restore-problem", "no backup in this folder");
    window.click("#restore-back");
    window.untilShown("#create-vault");
  }
}
