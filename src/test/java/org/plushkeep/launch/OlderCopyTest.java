package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.VaultFolders;

/** Somebody puts an older copy of the vault, or of its key file, in its place. */
class OlderCopyTest {
  private static final String NEXT = "seven quiet harbours sing\n";

  @TempDir Path folder;
  private Cli cli;
  private Path older;

  @BeforeEach
  void makeAndCopy() throws Exception {
    cli = new Cli(folder);
    cli.onVault("vault create").done();
    older = folder.resolve("older");
    VaultFolders.copy(cli.vault, older);
  }

  private void putBack() throws IOException {
    VaultFolders.putBack(older, cli.vault);
  }

  @Test
  void anOlderCopyIsRefusedUntilItIsWanted() throws Exception {
    cli.onVault("collect", "--practice", "--pair", "--toy", "practice").done();
    putBack();
    for (String command : List.of("list", "vault info", "history")) {
      cli.onVault(command)
          .fails(6, "This is an older copy of the vault.", "This computer saw a newer one here")
          .fails(6, "Put the newest back", "'plushkeep vault keep-older'");
    }
    String stick = folder.resolve("stick").toString();
    cli.onVault("backup", "--to", stick).fails(6, "older copy");
    assertThat(Path.of(stick)).as("no newer backup is replaced").doesNotExist();
    Cli.Result verified = cli.onVault("vault verify");
    verified.fails(5, "The vault is damaged");
    assertThat(verified.out()).contains("This is an older copy of the vault.");

    assertThat(cli.onVault("vault keep-older").done().out())
        .contains("This is an older copy of the vault.", "It is the one that counts from now on.");
    assertThat(cli.list()).isEmpty();
    cli.onVault("vault verify").done();
    assertThat(cli.onVault("history").done().out())
        .contains("older copy opened", "older copy kept");
    assertThat(cli.onVault("vault keep-older").done().out()).contains("there is nothing to do");
  }

  @Test
  void thePassphraseThatWasChangedAwayOpensNoneButIsToldOf() throws Exception {
    Path next = cli.write("next", NEXT);
    cli.onVault("vault passphrase", "--new-password-file", next.toString()).done();
    Files.copy(
        older.resolve("vault.json"),
        cli.vault.resolve("vault.json"),
        StandardCopyOption.REPLACE_EXISTING);
    cli.onVault("list").fails(6, "The key file (vault.json) is an older copy");
    assertThat(cli.onVault("vault verify").fails(5).out())
        .contains("The key file (vault.json) is an older copy");
  }

  @Test
  void aRestoredBackupIsNotRefused() throws Exception {
    String stick = folder.resolve("stick").toString();
    cli.onVault("backup", "--to", stick).done();
    cli.onVault("collect", "--practice", "--pair", "--toy", "practice").done();
    Files.move(cli.vault, folder.resolve("broken"));
    cli.onVault("restore", "--from", stick).done();
    assertThat(cli.list()).isEmpty();
    cli.onVault("vault verify").done();
  }
}
