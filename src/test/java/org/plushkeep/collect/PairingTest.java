package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.vault.VaultException;

class PairingTest {
  private static final ToyId HERE = new ToyId("C4:BE:84:00:00:01");
  private static final ToyId ELSEWHERE = new ToyId("C4:BE:84:00:00:02");

  private final MemoryVault vault = new MemoryVault();
  private final ScriptedToy toy = new ScriptedToy();

  @Test
  void aPressedPawPairs() throws Exception {
    KnownToy paired = pair(HERE, "Sparkle", "Ada");
    assertThat(paired.name()).isEqualTo("Sparkle");
    assertThat(paired.child()).isEqualTo("Ada");
    assertThat(paired.identifier()).isEqualTo("0402_14_09_30_15");
    assertThat(vault.toys()).containsExactly(paired);
    assertThat(toy.asked).containsExactly("paw");
  }

  @Test
  void withoutAPawNothingIsRemembered() {
    toy.nobodyPresses();
    assertThatThrownBy(() -> pair(HERE, "", "")).isInstanceOf(ToyException.class);
    assertThat(vault.toys()).isEmpty();
  }

  @Test
  void anotherToyThatClaimsToBeAKnownOneIsRefusedBeforeItsHeartBlinks() throws Exception {
    pair(HERE, "", "");
    toy.asked.clear();
    assertThatThrownBy(() -> pair(ELSEWHERE, "", ""))
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.OTHER_TOY))
        .hasMessageContaining(HERE.value())
        .hasMessageContaining(ELSEWHERE.value());
    assertThat(toy.asked).isEmpty();
    assertThat(vault.toys()).hasSize(1);
  }

  @Test
  void toysThatWereNeverSetUpAreToldApartByTheirAddress() throws Exception {
    toy.identifier("");
    pair(HERE, "", "");
    pair(ELSEWHERE, "", "");
    assertThat(vault.toys()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "0002_14_09_30_15, Bentley the Bear",
    "0102_14_09_30_15, Charley the Cat",
    "0202_14_09_30_15, Diesel the Dog",
    "0302_14_09_30_15, Bubbles the Bunny",
    "0402_14_09_30_15, Starburst the Unicorn",
    "0502_14_09_30_15, CloudPets toy",
    "zz, CloudPets toy",
    "'', CloudPets toy"
  })
  void aToyWithoutANameIsCalledByItsCharacter(String identifier, String name) throws Exception {
    toy.identifier(identifier);
    assertThat(pair(HERE, " ", "").name()).isEqualTo(name);
  }

  private KnownToy pair(ToyId id, String name, String child) throws ToyException, VaultException {
    return new Pairing(vault).pair(toy, id, name, child, Duration.ofSeconds(1), () -> false);
  }
}
