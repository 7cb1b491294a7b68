package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.Arrivals.Moved;

/** Recordings that come to where pages of the database do not read. */
class DamagedPlacesTest {
  private static final int RECORDINGS = 200;

  @TempDir private Path temp;

  @Test
  void whatFindsNoPlaceStaysAndTheRestComesIn() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    SpoiledPlaces.spoil(dir, TestVault.PASSPHRASE);
    for (int seed = 1; seed <= SpoiledPlaces.SURELY_BOTH; seed++) {
      assertThat(Arriving.add(Arriving.intake(dir), seed)).isTrue();
    }
    IntakeFolder folder = new IntakeFolder(dir, new IntakeDisk());
    List<Double> told = new ArrayList<>();
    try (Vault vault = TestVault.open(dir)) {
      int before = vault.count(RecordingFilter.ALL);
      Moved moved = Arriving.moveIn(vault, told::add);
      assertThat(moved.added()).isNotEmpty();
      assertThat(moved.left()).isPositive();
      assertThat(moved.added().size() + moved.left()).isEqualTo(SpoiledPlaces.SURELY_BOTH);
      assertThat(moved.setAside() + moved.alreadyHere()).isZero();
      assertThat(told).hasSize(SpoiledPlaces.SURELY_BOTH).endsWith(1.0);
      assertThat(folder.waiting()).hasSize(moved.left()).allMatch(Files::exists);
      assertThat(vault.count(RecordingFilter.ALL) - before).isEqualTo(moved.added().size());

      Moved again = Arriving.moveIn(vault);
      assertThat(again.alreadyHere()).isZero();
      assertThat(again.added().size() + again.left()).isEqualTo(moved.left());
      assertThat(vault.arrivals().isAllowed()).isTrue();
    }
    assertThat(Arriving.add(Arriving.intake(dir), 0)).as("more may come").isTrue();
  }

  /** A page of the rows takes those on it; what is not on it is told from them. */
  @Test
  void whatCannotBeLookedForIsNotHereAndWhatReadsIs() throws Exception {
    Path dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      TestVault.addSmall(vault, RECORDINGS);
    }
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray())) {
      new SpoiledPages(dir, keys).ofRows("RECORDING");
    }
    int here = 0;
    try (Vault vault = TestVault.open(dir)) {
      for (int seed = 0; seed < RECORDINGS; seed++) {
        here += vault.contains(TestVault.TOY, TestVault.bytes(100, seed)) ? 1 : 0;
      }
      assertThat(vault.contains(TestVault.TOY, TestVault.bytes(100, RECORDINGS))).isFalse();
    }
    assertThat(here).isBetween(RECORDINGS / 4, RECORDINGS - 1);
  }
}
