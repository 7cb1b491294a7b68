package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.VaultException.Problem;

/** The second way in: a sheet of paper. */
class RecoverySheetTest {
  private static final Argon2 CHEAP = new Argon2(64, 1, 1);
  private static final String PASSPHRASE = "seven quiet otters paddle home";

  @TempDir Path temp;
  private Path dir;

  @BeforeEach
  void makeVault() throws Exception {
    dir = temp.resolve("vault");
    try (Vault vault = Vaults.create(dir, PASSPHRASE.toCharArray(), CHEAP, "")) {
      assertThat(vault.hasRecoverySheet()).isFalse();
    }
  }

  @Test
  void theSheetOpensWhatThePassphraseDoesAndCostsAsMuchToTry() throws Exception {
    String code;
    try (var _ = QuickKeys.atRealCosts()) {
      code = makeSheet();
    }
    assertThat(Vaults.info(dir).sheet()).isTrue();
    assertThat(Vaults.info(dir).slots()).isEqualTo(2);
    try (Vault vault = open(code.toLowerCase(Locale.ROOT).replace('-', ' '))) {
      assertThat(vault.hasRecoverySheet()).isTrue();
    }
    open(PASSPHRASE).close();
    assertThat(VaultFile.read(dir).file().slots())
        .filteredOn(slot -> slot.type().equals(Slots.SHEET))
        .allSatisfy(slot -> assertThat(slot.memoryKib()).isGreaterThanOrEqualTo(Argon2.FLOOR_KIB));
    assertThat(Files.readString(dir.resolve("vault.json")))
        .doesNotContain(code)
        .doesNotContain(code.replace("-", ""));
  }

  @Test
  void aSlipOnTheSheetOpensNothing() throws Exception {
    String code = makeSheet();
    String slip = (code.charAt(0) == 'A' ? 'B' : 'A') + code.substring(1);
    assertThatThrownBy(() -> open(slip)).isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> open(new String(RecoveryCode.draw())))
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.problem()).isEqualTo(Problem.WRONG_PASSPHRASE));
  }

  @Test
  void whoForgotThePassphraseChoosesAnotherWithTheSheetAndTheSheetStays() throws Exception {
    String code = makeSheet();
    try (Vault vault = open(code)) {
      vault.changePassphrase(code.toCharArray(), "nine loud herons stand apart".toCharArray());
    }
    open("nine loud herons stand apart").close();
    open(code).close();
    assertThatThrownBy(() -> open(PASSPHRASE)).isInstanceOf(VaultException.class);
  }

  @Test
  void aNewSheetTakesThePlaceOfTheOldOne() throws Exception {
    String first = makeSheet();
    String second = makeSheet();
    assertThatThrownBy(() -> open(first)).isInstanceOf(VaultException.class);
    open(second).close();
    assertThat(Vaults.info(dir).slots()).isEqualTo(2);
  }

  @Test
  void aSheetIsTakenBackAndOnlyWithAWayIn() throws Exception {
    String code = makeSheet();
    try (Vault vault = open(PASSPHRASE)) {
      assertThatThrownBy(() -> vault.dropRecoverySheet("not the passphrase".toCharArray()))
          .isInstanceOf(VaultException.class);
      assertThat(vault.hasRecoverySheet()).isTrue();
      vault.dropRecoverySheet(PASSPHRASE.toCharArray());
      assertThat(vault.hasRecoverySheet()).isFalse();
    }
    assertThatThrownBy(() -> open(code)).isInstanceOf(VaultException.class);
    open(PASSPHRASE).close();
  }

  @Test
  void aStrangerAtAnOpenWindowMakesNoSheet() throws Exception {
    try (Vault vault = open(PASSPHRASE)) {
      char[] code = RecoveryCode.draw();
      char[] guess = "not the passphrase".toCharArray();
      assertThatThrownBy(() -> vault.setRecoverySheet(guess, code))
          .isInstanceOfSatisfying(
              VaultException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.WRONG_PASSPHRASE));
      assertThat(vault.hasRecoverySheet()).isFalse();
      assertThat(code).containsOnly('\0');
      assertThat(guess).containsOnly('\0');
      assertThatThrownBy(
              () -> vault.setRecoverySheet(PASSPHRASE.toCharArray(), "half a code".toCharArray()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void changingThePassphraseLeavesTheSheet() throws Exception {
    String code = makeSheet();
    try (Vault vault = open(PASSPHRASE)) {
      vault.changePassphrase(
          PASSPHRASE.toCharArray(), "nine loud herons stand apart".toCharArray());
    }
    open(code).close();
    assertThat(VaultFile.read(dir).file().slots())
        .extracting(VaultFile.Slot::type)
        .isEqualTo(List.of(Slots.PASSPHRASE, Slots.SHEET));
  }

  @Test
  void aPassphraseThatCostsTooLittleHereIsSealedAnewAtUnlocking() throws Exception {
    String code = makeSheet();
    VaultFile.Slot before = passphraseSlot();
    try (var _ = QuickKeys.atRealCosts()) {
      Vaults.open(dir, PASSPHRASE.toCharArray()).close();
    }
    VaultFile.Slot after = passphraseSlot();
    assertThat(after.memoryKib()).isGreaterThan(before.memoryKib());
    assertThat(after.memoryKib()).isGreaterThanOrEqualTo(1024);
    assertThat(after.masterKey()).isNotEqualTo(before.masterKey());
    open(PASSPHRASE).close();
    open(code).close();
  }

  @Test
  void costsAreOnlyRaisedWhereTheyTookUnderHalfOfWhatTheyShouldAndAreNeverLowered() {
    try (var _ = QuickKeys.atRealCosts()) {
      costsAreRaisedAsTheyShould();
    }
  }

  private static void costsAreRaisedAsTheyShould() {
    Argon2 costs = new Argon2(64 * 1024, 3, 4);
    assertThat(costs.raisedFor(2_000_000_000L)).isEqualTo(costs);
    assertThat(costs.raisedFor(260_000_000L)).isEqualTo(costs);
    Argon2 raised = costs.raisedFor(120_000_000L);
    assertThat(raised.memoryKib()).as("as much as the program may want").isEqualTo(128 * 1024);
    assertThat(raised.passes()).as("then passes").isEqualTo(6);
    Argon2 extreme = costs.raisedFor(1);
    assertThat(extreme.isAcceptable()).isTrue();
    assertThat(extreme.passes()).isEqualTo(16);
    assertThat(new Argon2(64 * 1024, 40, 4).raisedFor(1).passes()).isEqualTo(40);
  }

  private VaultFile.Slot passphraseSlot() throws VaultException {
    return VaultFile.read(dir).file().slots().getFirst();
  }

  private String makeSheet() throws VaultException {
    char[] code = RecoveryCode.draw();
    String written = new String(code);
    try (Vault vault = open(PASSPHRASE)) {
      vault.setRecoverySheet(PASSPHRASE.toCharArray(), code);
    }
    return written;
  }

  private Vault open(String secret) throws VaultException {
    return Vaults.open(dir, secret.toCharArray(), "");
  }
}
