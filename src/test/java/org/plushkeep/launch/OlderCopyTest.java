package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.VaultFolders;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

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

  @Test
  void ofALastChangeThatIsDamagedNobodyIsSentToLookForANewerOne() throws Exception {
    cli.onVault("collect", "--practice", "--pair", "--toy", "practice").done();
    Path killed = folder.resolve("killed");
    try (Vault vault = Vaults.open(cli.vault, Cli.PASSPHRASE.toCharArray())) {
      vault.setNote(vault.ids(RecordingFilter.ALL).getFirst(), "sings of the moon");
      VaultFolders.copy(cli.vault, killed); // as a kill would leave it
    }
    damageTheLastBatch(killed.resolve("recordings.mv.db.redo"));
    VaultFolders.putBack(killed, cli.vault);
    Cli.Result told = cli.onVault("list");
    told.fails(6, "The last change before Plushkeep was stopped is damaged", "Nothing was done");
    told.fails(6, "run the command again");
    assertThat(told.err()).doesNotContain("keep-older", "newest");
    assertThat(cli.list()).hasSize(3);
    cli.onVault("vault verify").done();
  }

  /** Flips a bit in what the log's newest mark is behind of. */
  private static void damageTheLastBatch(Path log) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int newest = -1;
    int last = -1;
    for (int at = 0; at + 8 <= bytes.length; at++) {
      if (in.getInt(at) == 0x504B524D && in.getInt(at + 4) > newest) {
        newest = in.getInt(at + 4);
        last = at;
      }
    }
    assertThat(last).isPositive();
    bytes[last - 10] ^= 1;
    Files.write(log, bytes);
  }
}
