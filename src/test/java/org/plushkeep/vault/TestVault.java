package org.plushkeep.vault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;

/** A real vault on the disk with cheap key derivation. */
final class TestVault {
  static final ToyId TOY = new ToyId("C4:BE:84:00:00:01");
  static final String PASSPHRASE = "story";
  private static final Argon2 CHEAP = new Argon2(64, 1, 1);

  private TestVault() {}

  static Vault create(Path dir) throws VaultException {
    return create(dir, "");
  }

  static Vault create(Path dir, String prefix) throws VaultException {
    Vault vault = Vaults.create(dir, PASSPHRASE.toCharArray(), CHEAP, prefix);
    vault.saveToy(new KnownToy(TOY, "Bentley", "Ada", "", Instant.EPOCH));
    return vault;
  }

  static Vault open(Path dir) throws VaultException {
    return open(dir, "");
  }

  static Vault open(Path dir, String prefix) throws VaultException {
    return Vaults.open(dir, PASSPHRASE.toCharArray(), prefix);
  }

  static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static NewRecording recording(byte[] bytes) {
    return new NewRecording(
        TOY, Instant.now(), bytes, Duration.ofSeconds(3), "unknown", new byte[] {1, 2, 3});
  }

  /** Stores one recording for each seed, of 20 kB, in one go. */
  static List<Recording> add(Vault vault, long... seeds) throws VaultException {
    List<NewRecording> fresh = new ArrayList<>();
    for (long seed : seeds) {
      fresh.add(recording(bytes(20_000, seed)));
    }
    return vault.add(fresh).stream().map(Optional::orElseThrow).toList();
  }

  /** Stores so many of 100 bytes, in one go. */
  static List<Recording> addSmall(Vault vault, int count) throws VaultException {
    List<NewRecording> fresh = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      fresh.add(recording(bytes(100, seed)));
    }
    return vault.add(fresh).stream().map(Optional::orElseThrow).toList();
  }

  /** Stores one message made of 4 kB of clip and 600 kB of source, in more than one piece. */
  static Message message(Vault vault, long seed) throws VaultException {
    return vault
        .messages()
        .add(
            new NewMessage(
                "title " + seed,
                Instant.ofEpochSecond(seed),
                Duration.ofSeconds(2),
                clip(seed),
                source(seed)));
  }

  static byte[] clip(long seed) {
    return bytes(4_032, 1_000_000 + seed);
  }

  static byte[] source(long seed) {
    return bytes(600_000, 2_000_000 + seed);
  }

  static void flip(Path file, long at, int mask) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      int value = open.read();
      open.seek(at);
      open.write(value ^ mask);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
