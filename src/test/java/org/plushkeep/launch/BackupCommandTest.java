package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.RecoveryCode;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/** A stick in a drawer, and a computer that broke. */
class BackupCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private String stick;

  @BeforeEach
  void open() {
    cli = new Cli(folder);
    stick = folder.resolve("stick").toString();
  }

  @Test
  void whatWasCollectedIsThereAgainOnANewComputer() throws Exception {
    new Story(cli).collectPractice();
    var before = cli.list();
    assertThat(cli.onVault("backup", "--to", stick).done().out())
        .contains("Plushkeep backup", "read back");
    assertThat(cli.onVault("backup", "--to", stick).done().out()).contains("removed:");
    Path kept = Files.move(cli.vault, folder.resolve("the computer that broke"));
    assertThat(cli.onVault("restore", "--from", stick).done().out()).contains("recordings.");
    assertThat(cli.list()).isEqualTo(before);
    cli.onVault("vault verify").done();
    assertThat(kept).isDirectory();
  }

  @Test
  void aNewerBackupIsReplacedOnlyByWhoSaysSo() throws Exception {
    String older = folder.resolve("older").toString();
    new Story(cli).collectPractice();
    cli.onVault("backup", "--to", older).done();
    cli.onVault("delete", "--yes", "--all").done();
    cli.onVault("backup", "--to", stick).done();
    Files.move(cli.vault, folder.resolve("the computer that broke"));
    cli.onVault("restore", "--from", older).done();
    cli.onVault("backup", "--to", stick).fails(6, "Nothing was copied", "--replace-newer");
    Files.move(cli.vault, folder.resolve("the mistake"));
    cli.onVault("restore", "--from", stick).done();
    assertThat(cli.list()).isEmpty();
    Files.move(cli.vault, folder.resolve("what was wanted"));
    cli.onVault("restore", "--from", older).done();
    cli.onVault("backup", "--replace-newer", "--to", stick).done();
    Files.move(cli.vault, folder.resolve("again"));
    cli.onVault("restore", "--from", stick).done();
    assertThat(cli.list()).isNotEmpty();
  }

  @Test
  void theRecoverySheetBringsItBackWhenThePassphraseIsForgotten() throws Exception {
    new Story(cli).collectPractice();
    var before = cli.list();
    char[] code = RecoveryCode.draw();
    String written = new String(code);
    try (Vault vault = Vaults.open(cli.vault, Cli.PASSPHRASE.toCharArray())) {
      vault.setRecoverySheet(Cli.PASSPHRASE.toCharArray(), code);
    }
    cli.onVault("backup", "--to", stick).done();
    Files.move(cli.vault, folder.resolve("the computer that broke"));
    Files.writeString(cli.passwordFile, written);
    cli.onVault("restore", "--from", stick).done();
    assertThat(cli.list()).isEqualTo(before);
  }

  @Test
  void troubleIsOneLineAndLeavesEverythingAsItWas() throws Exception {
    new Story(cli).collectPractice();
    var before = cli.list();
    cli.onVault("restore", "--from", stick).fails(1, "not empty");
    cli.onVault("backup", "--to", stick).done();
    Files.move(cli.vault, folder.resolve("old"));
    Files.writeString(cli.passwordFile, "quite another passphrase");
    cli.onVault("restore", "--from", stick).fails(3);
    Files.writeString(cli.passwordFile, Cli.PASSPHRASE);
    cli.onVault("restore", "--from", folder.resolve("old").toString()).fails(1, "no backup");
    cli.interrupted.set(true);
    cli.onVault("restore", "--from", stick).fails(130, "Nothing was restored");
    cli.interrupted.set(false);
    assertThat(cli.vault).doesNotExist();
    cli.onVault("restore", "--from", stick).done();
    assertThat(cli.list()).isEqualTo(before);
    cli.interrupted.set(true);
    cli.onVault("backup", "--to", folder.resolve("other").toString()).fails(130, "still whole");
  }
}
