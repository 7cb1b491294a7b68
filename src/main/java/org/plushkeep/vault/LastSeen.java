package org.plushkeep.vault;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this computer saw last of each vault, outside the vaults' own folders: so that a whole older
 * copy, put back in a vault's place, is noticed. A small file for each vault and place; its name is
 * a digest of both, and it holds when it was, and how far the vault's history had come. Its MAC is
 * the vault's: nobody else can make one that counts.
 *
 * <p>Whoever also removes this file, or puts an older one in its place, is not noticed; nor is an
 * older copy in another place. Where it cannot be written the vault is used all the same.
 */
public final class LastSeen {
  private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(LastSeen.class);
  private static final int FORMAT = 1;
  private static final int LARGEST = 1 << 16;
  private static final int NAME_BYTES = 16;
  private static final Gson GSON = new Gson();

  private final @Nullable Path folder;

  private LastSeen(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Remembers nothing. */
  public static LastSeen nowhere() {
    return new LastSeen(null);
  }

  /**
   * Remembers in a folder of its own, which is made when there is something to remember.
   *
   * @param folder outside every vault
   */
  public static LastSeen in(Path folder) {
    return new LastSeen(folder);
  }

  /**
   * What is remembered of one.
   *
   * @param at when, ISO 8601
   * @param count how many entries its history had
   * @param head the last one's MAC, in Base64
   * @param edition the key file's
   */
  record Seen(int format, String at, long count, String head, long edition, String mac) {
    Seen signed(KeyRing keys, Path dir) throws GeneralSecurityException {
      String tag = FreshKeys.encode(keys.mac(content(keys.vault(), dir)));
      return new Seen(format, at, count, head, edition, tag);
    }

    boolean isOf(KeyRing keys, Path dir) {
      return keys.isMac(java.util.Base64.getDecoder().decode(mac), content(keys.vault(), dir));
    }

    private Canonical content(UUID vault, Path dir) {
      return Canonical.of("last seen", vault)
          .number(format)
          .text(place(dir))
          .text(at)
          .number(count)
          .text(head)
          .number(edition);
    }

    VaultFile.Anchor anchor() {
      return new VaultFile.Anchor(count, head);
    }

    Instant when() {
      return Instant.parse(at);
    }
  }

  /** What was written last of the vault in {@code dir}; null where nothing of ours is there. */
  @Nullable Seen read(KeyRing keys, Path dir) {
    Path file = file(keys.vault(), dir);
    try {
      if (file == null || !Files.exists(file) || Files.size(file) > LARGEST) {
        return null;
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      Seen seen = GSON.fromJson(text, Seen.class);
      return seen.format() == FORMAT && seen.isOf(keys, dir) && !seen.when().equals(Instant.MAX)
          ? seen
          : null;
    } catch (IOException
        | JsonParseException
        | IllegalArgumentException
        | NullPointerException
        | java.time.DateTimeException e) {
      log.warn("what was seen last of a vault cannot be read");
      return null;
    }
  }

  /** Remembers the vault in {@code dir} as it is now, once that is on the disk. */
  void write(KeyRing keys, Path dir, JournalHead head) {
    Path file = file(keys.vault(), dir);
    if (file == null) {
      return;
    }
    try {
      Seen seen =
          new Seen(
              FORMAT,
              Instant.now().toString(),
              head.count(),
              FreshKeys.encode(head.mac()),
              keys.file().edition(),
              "");
      put(file, GSON.toJson(seen.signed(keys, dir)).getBytes(StandardCharsets.UTF_8));
    } catch (IOException | GeneralSecurityException e) {
      log.warn("what was seen of a vault cannot be written");
    }
  }

  private void put(Path file, byte[] bytes) throws IOException {
    Path home = file.getParent();
    if (home != null && !Files.isDirectory(home)) {
      OwnerOnly.createDirectory(home);
    }
    Path part = file.resolveSibling(file.getFileName() + ".new");
    OwnerOnly.writeForced(part, bytes);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Forgets what was in a place where nothing is any more, before a backup is restored there. */
  void forget(UUID vault, Path dir) {
    Path file = file(vault, dir);
    try {
      if (file != null && Files.deleteIfExists(file) && file.getParent() != null) {
        OwnerOnly.forceDirectory(file.getParent());
      }
    } catch (IOException e) {
      log.warn("what was seen of a vault cannot be forgotten"); // it will be told as older
    }
  }

  /**
   * Whether a parent was told that a vault lies on another computer's drive, and has said so.
   *
   * @param dir the vault's folder
   */
  public boolean isDriveKnown(Path dir) {
    Path file = driveFile(dir);
    return file != null && Files.exists(file);
  }

  /**
   * Remembers that a parent was told. Where that cannot be remembered it is told again.
   *
   * @param dir the vault's folder
   */
  public void driveIsKnown(Path dir) {
    Path file = driveFile(dir);
    try {
      if (file != null) {
        put(file, new byte[0]);
      }
    } catch (IOException e) {
      log.warn("what a parent knows of a vault's drive cannot be written");
    }
  }

  private @Nullable Path driveFile(Path dir) {
    try {
      UUID vault = UUID.fromString(VaultFile.read(dir).file().vaultId());
      return folder == null ? null : folder.resolve(name("known drive", vault, dir));
    } catch (VaultException | IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable Path file(UUID vault, Path dir) {
    return folder == null ? null : folder.resolve(name("last seen", vault, dir));
  }

  private static String name(String purpose, UUID vault, Path dir) {
    try {
      byte[] both = Canonical.of(purpose, vault).text(place(dir)).toBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(both);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, NAME_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  /** The same whichever links lead there, and also before the folder is made. */
  private static String place(Path dir) {
    Path whole = dir.toAbsolutePath().normalize();
    try {
      if (Files.exists(whole)) {
        return whole.toRealPath().toString();
      }
      Path parent = whole.getParent();
      return parent == null
          ? whole.toString()
          : parent.toRealPath().resolve(whole.getFileName()).toString();
    } catch (IOException e) {
      return whole.toString();
    }
  }
}
