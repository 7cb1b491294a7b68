package org.plushkeep.vault;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.vault.Arrivals.Moved;

/** What the tests of collecting while locked do again and again. */
final class Arriving {
  static final Instant WHEN = Instant.parse("2026-11-28T10:15:30.123456789Z");

  private Arriving() {}

  /** A vault with a paired toy that may collect while it is locked; locked. */
  static Path vault(Path dir) throws VaultException {
    try (Vault vault = TestVault.create(dir)) {
      vault.arrivals().allow(true);
    }
    return dir;
  }

  static Intake intake(Path dir) throws VaultException {
    return Vaults.intake(dir).orElseThrow();
  }

  /** The file of a key as Plushkeep wrote it before there were checksums in it. */
  static String withoutChecksum(String key) {
    return key.replaceFirst(",\\s*\"checksum\": \"[^\"]+\"", "");
  }

  /** Something to do with what waits. */
  interface Deed {
    void run(Arrivals arrivals) throws VaultException;
  }

  /** Opens, and does it on such a disk. */
  static void with(Path dir, IntakeDisk disk, Deed deed) throws VaultException {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Access access =
        Access.open(dir, keys, VaultLock.take(dir), "", Author.by(JournalSource.WINDOW), false)) {
      deed.run(new OpenArrivals(new OpenVault(access), access, disk));
    }
  }

  static byte[] sound(long seed) {
    return TestVault.bytes(20_000, seed);
  }

  static boolean add(Intake intake, long seed) throws VaultException {
    return intake.add(TestVault.TOY, WHEN.plusSeconds(seed), sound(seed));
  }

  /** Takes in what {@link Held} knows by its number. */
  static void takeIn(Path dir, long number) throws VaultException {
    intake(dir).add(TestVault.TOY, Instant.ofEpochSecond(number), Held.bytes(number));
  }

  static Moved moveIn(Vault vault) throws VaultException {
    return moveIn(vault.arrivals());
  }

  static Moved moveIn(Arrivals arrivals) throws VaultException {
    return moveIn(arrivals, _ -> {});
  }

  static Moved moveIn(Vault vault, DoubleConsumer progress) throws VaultException {
    return moveIn(vault.arrivals(), progress);
  }

  private static Moved moveIn(Arrivals arrivals, DoubleConsumer progress) throws VaultException {
    return arrivals.moveIn(
        (toy, when, bytes) ->
            new NewRecording(
                toy.id(), when, bytes, Duration.ofSeconds(1), "unknown", new byte[] {1}),
        progress,
        () -> false);
  }

  /** Opens, moves in, and locks. */
  static Moved unlock(Path dir) throws VaultException {
    try (Vault vault = TestVault.open(dir)) {
      return moveIn(vault);
    }
  }

  /** How often each of the sounds is in the vault, by its seed. */
  static Map<Long, Integer> count(Vault vault, long seeds) throws VaultException {
    Map<Long, Integer> counts = new TreeMap<>();
    List<Recording> all = vault.page(RecordingFilter.ALL, 0, 10_000);
    for (Recording one : all) {
      byte[] bytes = vault.readBytes(one.id());
      for (long seed = 0; seed < seeds; seed++) {
        if (Arrays.equals(bytes, sound(seed))) {
          counts.merge(seed, 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /** A key file's content, as far as sealing with its pair goes. */
  static IntakeKey key(UUID vault, byte[] secret) throws GeneralSecurityException {
    return new IntakeKey(
        IntakeKey.FORMAT,
        vault.toString(),
        UUID.randomUUID().toString(),
        FreshKeys.encode(IntakeItem.publicKey(secret)),
        FreshKeys.encode(new byte[16]),
        64,
        1,
        1,
        List.of(),
        "",
        "",
        null);
  }
}
