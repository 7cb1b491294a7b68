package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Verdict;

/**
 * The power fails while a vault stores, notes and erases, on a disk that loses and reorders what
 * was not forced. More cuts than the normal run's: {@code mvn test -Dtest=VaultPowerCutTest
 * -Dplushkeep.cuts=500}, with {@code -Dplushkeep.seed} for others.
 */
class VaultPowerCutTest {
  private static final int CUTS = Integer.getInteger("plushkeep.cuts", 40);
  private static final long SEED = Long.getLong("plushkeep.seed", 1);

  @TempDir private Path temp;

  @BeforeEach
  void power() {
    PowerCut.register();
  }

  @AfterEach
  void powerAgain() {
    PowerCut.register();
  }

  @Test
  void whatWasAcknowledgedIsThereAndWhatWasErasedStaysAway() throws Exception {
    int cuts = 0;
    for (long seed = SEED; cuts < CUTS; seed++) {
      Random chance = new Random(seed);
      Path dir = temp.resolve("vault" + seed);
      Promises promises = new Promises();
      Vault vault = TestVault.create(dir, PowerCut.PREFIX);
      PowerCut.after(chance.nextInt(60));
      boolean cut = promises.makeUntilTheCut(vault, chance);
      vault.close();
      PowerCut.comesBack(chance);
      cuts += cut ? 1 : 0;
      try (Vault again = TestVault.open(dir)) {
        promises.areKeptBy(again, "seed " + seed);
      }
    }
  }

  /** What the vault had acknowledged. */
  private static final class Promises {
    private final Map<RecordingId, Long> stored = new HashMap<>();
    private final Map<MessageId, Long> messages = new HashMap<>();
    private final Set<MessageId> messagesErasing = new HashSet<>();
    private final Map<RecordingId, String> notes = new HashMap<>();
    private final Set<RecordingId> erasing = new HashSet<>();
    private final Set<RecordingId> erased = new HashSet<>();

    boolean makeUntilTheCut(Vault vault, Random chance) {
      try {
        for (long i = 0; i < 8; i++) {
          Recording one = TestVault.add(vault, i).getFirst();
          stored.put(one.id(), i);
          if (chance.nextInt(3) == 0) {
            vault.setVerdict(one.id(), Verdict.KEPT);
            vault.setNote(one.id(), "note " + i);
            notes.put(one.id(), "note " + i);
          }
          if (chance.nextInt(4) == 0) {
            messages.put(TestVault.message(vault, i).id(), i);
          }
          if (chance.nextInt(6) == 0 && !messages.isEmpty()) {
            MessageId gone = messages.keySet().iterator().next();
            messagesErasing.add(gone);
            vault.messages().erase(List.of(gone));
          }
          if (chance.nextInt(4) == 0) {
            erasing.add(one.id());
            vault.erase(List.of(one.id()));
            erased.add(one.id());
          }
        }
        return false;
      } catch (VaultException e) {
        assertThat(e).extracting("problem").isEqualTo(VaultException.Problem.DISK);
        return true;
      }
    }

    void areKeptBy(Vault vault, String when) throws VaultException {
      assertThat(vault.verify(_ -> {}).problems()).as(when).isEmpty();
      for (var one : stored.entrySet()) {
        if (!erasing.contains(one.getKey())) {
          assertThat(vault.readBytes(one.getKey()))
              .as(when)
              .isEqualTo(TestVault.bytes(20_000, one.getValue()));
          Recording found = vault.find(one.getKey()).orElseThrow();
          if (notes.containsKey(one.getKey())) {
            assertThat(found.note()).as(when).isEqualTo(notes.get(one.getKey()));
            assertThat(found.verdict()).as(when).isEqualTo(Verdict.KEPT);
          }
        }
      }
      for (var one : messages.entrySet()) {
        if (!messagesErasing.contains(one.getKey())) {
          assertThat(vault.messages().readClip(one.getKey()))
              .as(when)
              .isEqualTo(TestVault.clip(one.getValue()));
        }
      }
      for (RecordingId id : erased) {
        assertThat(vault.find(id)).as(when).isEmpty();
      }
    }
  }
}
