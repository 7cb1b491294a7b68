package org.plushkeep.vault;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plushkeep.vault.VaultException.Problem;

/**
 * {@code vault.json} as it lies on disk; byte strings in Base64. The checksum is no secret: it
 * tells a damaged file from a wrong passphrase. The MAC, checked after unlocking, tells a changed
 * one.
 */
record VaultFile(
    int format,
    String vaultId,
    String createdAt,
    long generation,
    long keyDerivationMillis,
    List<Slot> slots,
    String macKeyset,
    String digestKeyset,
    String filePassword,
    Epoch epoch,
    @Nullable Epoch nextEpoch,
    boolean compactionDue,
    @Nullable Anchor journal,
    @Nullable Change change) {
  private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(VaultFile.class);

  static final String NAME = "vault.json";

  /** Added to the name while the file is being written. */
  static final String PART = ".new";

  /** Added to the name of the file before, while another is to take its place. */
  static final String FORMER = ".former";

  static final int FORMAT = 1;
  private static final long FIRST_EDITION = 1;
  private static final int LARGEST = 1 << 20;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** One way in: the master key under a key derived from a passphrase. */
  record Slot(
      String id, String type, String salt, int memoryKib, int passes, int lanes, String masterKey) {
    Argon2 argon2() {
      return new Argon2(memoryKib, passes, lanes);
    }
  }

  /** The key that wraps data keys, itself under the master key. */
  record Epoch(String id, String key) {}

  /**
   * Where the journal had come to when the vault was locked last: an older copy of the database
   * does not get as far.
   *
   * @param mac the entry's, in Base64
   */
  record Anchor(long count, String mac) {
    static Anchor of(JournalHead head) {
      return new Anchor(head.count(), FreshKeys.encode(head.mac()));
    }

    boolean isOf(JournalRow row) {
      return row.seq() == count && mac.equals(FreshKeys.encode(row.mac()));
    }
  }

  /**
   * The last change of what opens the vault.
   *
   * @param edition goes up by one with each; {@value #FIRST_EDITION} before the first
   * @param event the journal's name for it
   * @param told whether the journal had an entry about it when the vault was locked last
   */
  record Change(long edition, String event, boolean told) {}

  /** What was read: the content, what its MAC is over, and the MAC. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Read(VaultFile file, byte[] macced, String mac) {}

  VaultFile with(Epoch now, @Nullable Epoch next, boolean compaction, long newGeneration) {
    return new VaultFile(
        format,
        vaultId,
        createdAt,
        newGeneration,
        keyDerivationMillis,
        slots,
        macKeyset,
        digestKeyset,
        filePassword,
        now,
        next,
        compaction,
        journal,
        change);
  }

  /** With where the journal has come to, and whether it tells of the last change. */
  VaultFile with(Anchor newJournal, @Nullable Change newChange) {
    return new VaultFile(
        format,
        vaultId,
        createdAt,
        generation,
        keyDerivationMillis,
        slots,
        macKeyset,
        digestKeyset,
        filePassword,
        epoch,
        nextEpoch,
        compactionDue,
        newJournal,
        newChange);
  }

  VaultFile with(List<Slot> newSlots, long newKeyDerivationMillis, @Nullable Change newChange) {
    return new VaultFile(
        format,
        vaultId,
        createdAt,
        generation,
        newKeyDerivationMillis,
        newSlots,
        macKeyset,
        digestKeyset,
        filePassword,
        epoch,
        nextEpoch,
        compactionDue,
        journal,
        newChange);
  }

  /** By which an older copy of this file is told from a newer one. */
  long edition() {
    return change == null ? FIRST_EDITION : change.edition();
  }

  byte[] macced() {
    return utf8(GSON.toJson(this));
  }

  /** Replaces the file as a whole: afterwards either the old one is there or the new one. */
  void write(Path dir, String mac) throws IOException {
    put(dir, mac);
    OwnerOnly.forceDirectory(dir);
  }

  /**
   * As {@link #write}, where another secret is to open the vault: one that is said not to count is
   * not to open it. So where the disk takes the file and then fails, the one before is put back. It
   * is written beforehand: a disk that fails may not take it any more, and of what is not forced a
   * power cut leaves nothing.
   *
   * @throws VaultException {@code EITHER_OPENS} where it cannot be put back
   */
  void writeWaysIn(Path dir, String mac) throws IOException, VaultException {
    try {
      byte[] former = Files.readAllBytes(dir.resolve(NAME));
      OwnerOnly.writeForced(dir.resolve(NAME + FORMER), former);
      put(dir, mac);
      try {
        OwnerOnly.forceDirectory(dir);
      } catch (IOException e) {
        putBack(dir);
        throw e;
      }
    } finally {
      forgetFormer(dir);
    }
  }

  private static void putBack(Path dir) throws IOException, VaultException {
    try {
      replace(dir.resolve(NAME + FORMER), dir.resolve(NAME));
    } catch (IOException e) {
      throw new VaultException(
          Problem.EITHER_OPENS,
          "The disk failed while what opens the vault was being changed. What opened it before may"
              + " still do, or the new instead: keep both until one has opened it.",
          e);
    }
    OwnerOnly.forceDirectory(dir);
  }

  /** It has ways in that count no more. Where it stays, the next unlocking tries again. */
  static void forgetFormer(Path dir) {
    try {
      Files.deleteIfExists(dir.resolve(NAME + FORMER));
    } catch (IOException e) {
      log.warn("a key file that was replaced is not removed yet");
    }
  }

  private void put(Path dir, String mac) throws IOException {
    JsonObject json = GSON.toJsonTree(this).getAsJsonObject();
    json.addProperty("mac", mac);
    json.addProperty("checksum", checksum(json));
    Path temporary = dir.resolve(NAME + PART);
    OwnerOnly.writeForced(temporary, utf8(GSON.toJson(json)));
    replace(temporary, dir.resolve(NAME));
  }

  private static void replace(Path with, Path file) throws IOException {
    Files.move(with, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Read read(Path dir) throws VaultException {
    String text;
    try {
      Path path = dir.resolve(NAME);
      if (!Files.exists(path)) {
        throw new NoSuchFileException(NAME);
      }
      if (Files.size(path) > LARGEST) {
        throw damaged(null);
      }
      text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new VaultException(Problem.NOT_A_VAULT, "This folder holds no vault.", e);
    } catch (IOException e) {
      throw new VaultException(Problem.DISK, "The vault's key file cannot be read.", e);
    }
    return parse(text);
  }

  /** As {@link #read}, of what is in the file. */
  static Read parse(String text) throws VaultException {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      String whole = GSON.toJson(json);
      String checksum = json.remove("checksum").getAsString();
      if (!whole.equals(text) || !checksum.equals(checksum(json))) {
        throw damaged(null);
      }
      if (json.get("format").getAsInt() > FORMAT) {
        throw new VaultException(
            Problem.TOO_NEW, "A later Plushkeep made this vault. Please update Plushkeep.");
      }
      String mac = json.remove("mac").getAsString();
      VaultFile file = GSON.fromJson(json, VaultFile.class);
      if (file.slots.isEmpty()
          || file.slots.stream().anyMatch(slot -> !slot.argon2().isAcceptable())) {
        throw damaged(null);
      }
      return new Read(file, utf8(GSON.toJson(json)), mac);
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException
        | NullPointerException e) {
      throw damaged(e);
    }
  }

  static VaultException damaged(@Nullable Exception cause) {
    String message = "The vault's key file (vault.json) is damaged.";
    return cause == null
        ? new VaultException(Problem.DAMAGED, message)
        : new VaultException(Problem.DAMAGED, message, cause);
  }

  private static String checksum(JsonObject json) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(utf8(GSON.toJson(json))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
