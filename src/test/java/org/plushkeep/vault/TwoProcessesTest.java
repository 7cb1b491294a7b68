package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.vault.VaultException.Problem;

/** Two Plushkeeps at once: the second is told so, and the first goes on. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoProcessesTest {
  @TempDir private Path temp;
  private Family family;
  private Process other;

  @BeforeEach
  void makeVault() throws Exception {
    family = Family.with(temp.resolve("family"));
  }

  @AfterEach
  void endTheOther() throws Exception {
    if (other != null) {
      other.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {"COLLECT", "BACKUP"})
  void whileOneWorksTheOtherIsToldAndTheFirstGoesOn(Act act) throws Exception {
    Path dir = temp.resolve("family").resolve(Workload.VAULT);
    try (BufferedReader lines = start(act)) {
      untilBegun(lines, act);
      assertThatThrownBy(() -> Vaults.open(dir, "story".toCharArray(), ""))
          .isInstanceOf(VaultException.class)
          .hasMessage("Another Plushkeep has this vault open.")
          .extracting("problem")
          .isEqualTo(Problem.IN_USE);
      assertThatThrownBy(() -> Vaults.create(dir, "a passphrase of my own".toCharArray()))
          .extracting("problem")
          .isEqualTo(Problem.ALREADY_EXISTS);
      untilBegun(lines, act);
      other.toHandle().destroyForcibly();
      other.waitFor();
      lines.lines().forEach(line -> family.take(line.substring(2)));
    }
    family.inspect();
  }

  private BufferedReader start(Act act) throws Exception {
    other = Killing.start(Killing.words(family, act), temp.resolve("said"));
    return Killing.lines(other);
  }

  private void untilBegun(BufferedReader lines, Act act) throws Exception {
    String line;
    do {
      line = lines.readLine();
      assertThat(line).as("what the other says").isNotNull();
      family.take(line.substring(2));
    } while (!line.startsWith("+ ", 2) || Family.deed(line.substring(2)) != act);
  }

  @Test
  void twoThatRestoreToOnePlaceDoNotMixTheirFiles() throws Exception {
    Path stick = temp.resolve("stick");
    try (Vault vault = TestVault.create(temp.resolve("vault"))) {
      vault.backUp(stick, _ -> {}, () -> false);
    }
    Path to = temp.resolve("to");
    char[] passphrase = TestVault.PASSPHRASE.toCharArray();
    Vaults.restore(
            stick,
            to,
            passphrase.clone(),
            _ ->
                assertThatThrownBy(
                        () -> Vaults.restore(stick, to, passphrase.clone(), _ -> {}, () -> false))
                    .extracting("problem")
                    .isEqualTo(Problem.IN_USE),
            () -> false)
        .close();
    TestVault.open(to).close();
    assertThat(temp.resolve("to.restoring")).doesNotExist();
  }

  @Test
  void whileOneMakesAVaultTheOtherMakesNone() throws Exception {
    Path dir = Files.createDirectory(temp.resolve("new"));
    try (VaultLock _ = VaultLock.take(dir)) {
      assertThatThrownBy(() -> TestVault.create(dir))
          .extracting("problem")
          .isEqualTo(Problem.IN_USE);
    }
    TestVault.create(dir).close();
    TestVault.open(dir).close();
  }
}
