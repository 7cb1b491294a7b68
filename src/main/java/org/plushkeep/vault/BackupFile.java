package org.plushkeep.vault;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plushkeep.vault.VaultException.Problem;

/**
 * {@code backup.json}: the vault's key file as it was, and which blocks make its database. Replaced
 * as a whole by each run, so that key file and blocks always belong together.
 *
 * @param format the version of this form, {@value #FORMAT} today; before it there was no {@code
 *     head}
 * @param madeAt when, ISO 8601
 * @param keyFile the text of {@code vault.json}
 * @param head where the vault's history had come to
 * @param length of the database, bytes
 * @param blocks the names of its blocks, in order
 * @param mac over all of it with the vault's own key, Base64
 */
record BackupFile(
    int format,
    String madeAt,
    String keyFile,
    VaultFile.@Nullable Anchor head,
    long length,
    List<String> blocks,
    String mac) {
  static final String NAME = "backup.json";
  static final int FORMAT = 2;
  private static final int LARGEST = 1 << 26;
  private static final int LONGEST_MAC = 100;
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  static BackupFile of(
      KeyRing keys,
      String madeAt,
      String keyFile,
      VaultFile.Anchor head,
      long length,
      List<String> blocks)
      throws GeneralSecurityException {
    BackupFile made = new BackupFile(FORMAT, madeAt, keyFile, head, length, blocks, "");
    String tag = FreshKeys.encode(keys.mac(made.content(keys.vault())));
    return new BackupFile(FORMAT, madeAt, keyFile, head, length, blocks, tag);
  }

  /** Whether this is what a vault with these keys wrote. */
  boolean isOf(KeyRing keys) {
    try {
      return keys.isMac(Base64.getDecoder().decode(mac), content(keys.vault()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  Canonical content(UUID vault) {
    Canonical content =
        Canonical.of("backup", vault)
            .text(madeAt)
            .text(keyFile)
            .number(length)
            .number(blocks.size());
    blocks.forEach(content::text);
    return head == null ? content : content.number(head.count()).text(head.mac());
  }

  /**
   * Where the vault's history had come to at least; null where nothing tells.
   *
   * @throws VaultException {@code DAMAGED}, {@code TOO_NEW}
   */
  VaultFile.@Nullable Anchor reached() throws VaultException {
    return head == null ? VaultFile.parse(keyFile).file().journal() : head;
  }

  /** Replaces the file: afterwards either the old one is there or the new one. */
  void write(Path folder) throws IOException {
    byte[] text = GSON.toJson(this).getBytes(StandardCharsets.UTF_8);
    Path part = folder.resolve(NAME + ".new");
    OwnerOnly.writeForced(part, text);
    if (!java.util.Arrays.equals(Files.readAllBytes(part), text)) {
      throw new IOException("the disk does not give back what was written");
    }
    Files.move(
        part,
        folder.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    OwnerOnly.forceDirectory(folder);
  }

  static BackupFile read(Path folder) throws VaultException {
    String text;
    try {
      Path path = folder.resolve(NAME);
      if (Files.size(path) > LARGEST) {
        throw damaged();
      }
      // A flipped bit may leave what is no UTF-8: damage, and not a disk that cannot be read.
      text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new VaultException(Problem.NOT_A_VAULT, "This folder holds no backup of a vault.", e);
    } catch (IOException e) {
      throw new VaultException(Problem.DISK, "The backup cannot be read.", e);
    }
    try {
      BackupFile file = GSON.fromJson(text, BackupFile.class);
      if (file.format > FORMAT) {
        throw new VaultException(
            Problem.TOO_NEW, "A later Plushkeep made this backup. Please update Plushkeep.");
      }
      boolean plausible =
          file.length >= 0
              && file.blocks.size() == Blocks.count(file.length)
              && file.blocks.stream().allMatch(name -> name.matches("[0-9a-f]{64}"))
              && !file.keyFile.isEmpty()
              && !file.madeAt.isEmpty()
              && (file.format < FORMAT
                  || file.head != null && file.head.mac().length() <= LONGEST_MAC)
              && !file.mac.isEmpty();
      if (!plausible) {
        throw damaged();
      }
      return file;
    } catch (JsonParseException | NullPointerException e) {
      throw damaged();
    }
  }

  static VaultException damaged() {
    return new VaultException(
        Problem.DAMAGED, "The backup is damaged: it does not read as it was written.");
  }
}
