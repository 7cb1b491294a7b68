package org.plushkeep.vault;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Passphrases that were refused while the vault was locked: a small file beside the vault that says
 * when and under which account, and nothing of what was typed. At the next unlocking they become
 * entries of the journal, each once: the journal's head remembers how many of which file it has.
 *
 * <p>A locked vault has no key to protect this file with. Whoever can write the vault's folder can
 * change or remove it before the vault is unlocked, and nobody will know.
 *
 * <p>All calls are made while the vault's {@link VaultLock} is held.
 */
final class Refusals {
  static final String NAME = "refused.json";

  /** How many are told of one by one; of more only the number is known. */
  static final int MOST = 50;

  private static final int LARGEST = 1 << 16;
  private static final Gson GSON = new Gson();

  /** One. */
  private record Attempt(String at, String source, String account) {
    Deed deed() {
      return new Deed(
          JournalEvent.REFUSED,
          1,
          List.of(),
          Instant.parse(at),
          Optional.of(new Author(account, JournalSource.named(source))));
    }
  }

  /**
   * What the file holds.
   *
   * @param id of this file: a new one after each taking in
   * @param total how many there were
   * @param attempts the last of them, in order
   * @param lost true where those before could not be read; else nothing, as in files of earlier
   *     versions
   * @param check CRC-32C of the rest, in hexadecimal: for a disk that forgets, not against anybody.
   *     Files of earlier versions have none
   */
  private record Content(
      String id,
      long total,
      List<Attempt> attempts,
      @Nullable Boolean lost,
      @Nullable String check) {
    static Content none() {
      return new Content("", 0, List.of(), null, null);
    }

    Content checked() {
      return new Content(id, total, attempts, lost, sum());
    }

    boolean isAsWritten() {
      return check == null || check.equals(sum());
    }

    private String sum() {
      CRC32C crc = new CRC32C();
      Content rest = new Content(id, total, attempts, lost, null);
      crc.update(GSON.toJson(rest).getBytes(StandardCharsets.UTF_8));
      return Long.toHexString(crc.getValue());
    }
  }

  static final Refusals NONE = new Refusals(Path.of(NAME), Content.none(), true);

  private final Path file;
  private final Content content;
  private final boolean readable;

  private Refusals(Path file, Content content, boolean readable) {
    this.file = file;
    this.content = content;
    this.readable = readable;
  }

  /** Reads the file of the vault in {@code dir}. What cannot be read is told of as such. */
  static Refusals read(Path dir) {
    Path file = dir.resolve(NAME);
    try {
      if (Files.size(file) > LARGEST) {
        return new Refusals(file, unreadable(), false);
      }
      Content content =
          GSON.fromJson(Files.readString(file, StandardCharsets.UTF_8), Content.class);
      content.attempts().forEach(Attempt::deed);
      boolean plausible =
          UUID.fromString(content.id()).toString().equals(content.id())
              && !content.attempts().isEmpty()
              && content.attempts().size() <= MOST
              && content.total() >= content.attempts().size()
              && content.isAsWritten();
      return plausible
          ? new Refusals(file, content, true)
          : new Refusals(file, unreadable(), false);
    } catch (NoSuchFileException e) {
      return new Refusals(file, Content.none(), true);
    } catch (IOException
        | JsonParseException
        | NullPointerException
        | IllegalArgumentException
        | DateTimeException e) {
      return new Refusals(file, unreadable(), false);
    }
  }

  private static Content unreadable() {
    return new Content(UUID.randomUUID().toString(), 1, List.of(), true, null);
  }

  /** Notes one more. A disk that does not take it keeps nobody from hearing that it was wrong. */
  static void note(Path dir, Author who) {
    Refusals before = read(dir);
    List<Attempt> attempts = new ArrayList<>(before.content.attempts());
    attempts.add(new Attempt(Instant.now().toString(), who.source().name(), who.account()));
    if (attempts.size() > MOST) {
      attempts.removeFirst();
    }
    boolean goesOn = before.readable && !before.isNone();
    Content now =
        new Content(
            goesOn ? before.id() : UUID.randomUUID().toString(),
            goesOn ? before.total() + 1 : attempts.size(),
            List.copyOf(attempts),
            before.content.lost(),
            null);
    try {
      Path part = dir.resolve(NAME + ".new");
      OwnerOnly.writeForced(part, GSON.toJson(now.checked()).getBytes(StandardCharsets.UTF_8));
      Files.move(
          part,
          dir.resolve(NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      org.slf4j.LoggerFactory.getLogger(Refusals.class).warn("a refusal could not be noted");
    }
  }

  boolean isNone() {
    return content.total() == 0;
  }

  String id() {
    return content.id();
  }

  long total() {
    return content.total();
  }

  /** Those that a journal with this head has not taken in yet. */
  List<Deed> notTaken(JournalHead head) {
    boolean begun = head.refusals().equals(content.id());
    List<Deed> deeds = new ArrayList<>();
    if (content.lost() != null && !begun) {
      deeds.add(Deed.of(JournalEvent.REFUSALS_LOST, 1));
    }
    if (!readable) {
      return deeds;
    }
    long taken = begun ? head.taken() : 0;
    long forgotten = content.total() - content.attempts().size();
    if (forgotten > taken) {
      Deed first = content.attempts().getFirst().deed();
      deeds.add(
          new Deed(first.event(), forgotten - taken, first.about(), first.at(), first.author()));
    }
    content.attempts().stream()
        .skip(Math.max(0, taken - forgotten))
        .map(Attempt::deed)
        .forEach(deeds::add);
    return deeds;
  }

  /** After they were taken in. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The journal knows that it has them.
    }
  }
}
