package org.plushkeep.share;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.plushkeep.vault.Erased;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.Owed;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * What a parent may keep of an erasure: a text in plain words of when, how much and how, what was
 * looked at afterwards, and what may hold it still. It tells nothing of what was erased. Its last
 * line is a mark by which the vault knows it again.
 */
public final class ErasureReceipt {
  /** Of the file, in every language. */
  public static final String EXTENSION = "txt";

  private static final String BUNDLE = "org.plushkeep.share.receipt";
  private static final String MARK = "plushkeep-mark: ";
  private static final String NOTHING = "Nothing was erased, so there is no receipt.";

  /** What a vault says of a receipt that somebody brings. */
  public enum Verdict {
    /** This vault made it, and not a letter has changed. */
    GENUINE,
    /** Another vault made it, or it was changed. */
    FOREIGN,
    /** It is no receipt. */
    NONE
  }

  private final Vault vault;
  private final Locale locale;
  private final ResourceBundle texts;

  /**
   * @param locale the language of the receipt
   */
  public ErasureReceipt(Vault vault, Locale locale) {
    this.vault = vault;
    this.locale = locale;
    this.texts = ResourceBundle.getBundle(BUNDLE, locale, ErasureReceipt.class.getModule());
  }

  /** The receipt's usual name, without its ending. */
  public String name(ZonedDateTime when) {
    return texts.getString("name") + " " + DateTimeFormatter.ISO_LOCAL_DATE.format(when);
  }

  /**
   * Writes a receipt into a folder, whole, forced to the disk, under a name that is free, for its
   * owner's eyes only. None is owed any more then for what is in it.
   *
   * @param gone what was erased
   * @param when it was
   * @param name without its ending
   * @return the file
   * @throws VaultException {@code LOCKED}; {@code NO_SUCH} when none of it is erased, as far as the
   *     vault finds
   * @throws ShareException the folder cannot be written; then nothing is left in it
   */
  public Path save(Gone gone, ZonedDateTime when, Path folder, String name)
      throws VaultException, ShareException {
    Erased erased = vault.receipts().lookFor(gone);
    Path file = write(of(erased, when, when), folder, name);
    vault.receipts().settle(erased.references());
    return file;
  }

  /**
   * As {@link #save}, for all that a receipt is {@link org.plushkeep.vault.Receipts#owed} for.
   *
   * @param zone in which times are told
   */
  public Path saveOwed(ZoneId zone, Path folder, String name)
      throws VaultException, ShareException {
    Owed owed =
        vault
            .receipts()
            .owed()
            .orElseThrow(() -> new VaultException(VaultException.Problem.NO_SUCH, NOTHING));
    String text = of(owed.erased(), owed.first().atZone(zone), owed.last().atZone(zone));
    Path file = write(text, folder, name);
    vault.receipts().settle(owed.references());
    return file;
  }

  private static Path write(String text, Path folder, String name) throws ShareException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return TargetFolder.forOwnerOnly(folder).write(name, EXTENSION, out -> out.write(bytes)).path();
  }

  /** The receipt as text; its lines end with a line feed. */
  String of(Gone gone, ZonedDateTime when) throws VaultException {
    return of(vault.receipts().lookFor(gone), when, when);
  }

  private String of(Erased erased, ZonedDateTime first, ZonedDateTime last) throws VaultException {
    if (erased.count() == 0 || !erased.keyDestroyed()) {
      throw new VaultException(VaultException.Problem.NO_SUCH, NOTHING);
    }
    StringBuilder page = new StringBuilder();
    page.append(texts.getString("title")).append("\n\n");
    String until = moment(last);
    if (moment(first).equals(until)) {
      add(page, "when", until, last.getOffset().getId());
    } else {
      add(page, "when.between", moment(first), until, last.getOffset().getId());
    }
    if (!erased.recordings().isEmpty()) {
      add(page, "what", erased.recordings().size());
    }
    if (!erased.messages().isEmpty()) {
      add(page, "what.messages", erased.messages().size());
    }
    add(page, "references", erased.count());
    erased.recordings().forEach(one -> page.append("    ").append(one).append('\n'));
    erased.messages().forEach(one -> page.append("    ").append(one).append('\n'));
    page.append('\n').append(texts.getString("how.head")).append('\n');
    add(page, "how.key", erased.staying());
    add(page, "how.slots");
    add(page, erased.compacted() ? "how.compacted" : "how.compaction-due");
    add(page, "how.checked");
    page.append('\n').append(texts.getString("still.head")).append('\n');
    for (String one : List.of("backups", "copies", "exports", "toy", "flash")) {
      add(page, "still." + one);
    }
    page.append('\n');
    add(page, "confirm");
    page.append('\n');
    String text = page.toString();
    String mark = Base64.getUrlEncoder().encodeToString(vault.receipts().mark(text));
    return text + MARK + mark + "\n";
  }

  private String moment(ZonedDateTime when) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale)
        .format(when);
  }

  /** One paragraph. */
  private void add(StringBuilder page, String key, Object... places) {
    Lines.add(page, new MessageFormat(texts.getString(key), locale).format(places));
  }

  /**
   * Whether a vault made a receipt.
   *
   * @param receipt the whole file's text; on the way here its lines may have got other ends
   */
  public static Verdict check(Vault vault, String receipt) throws VaultException {
    String text = Objects.requireNonNull(receipt).replace("\r\n", "\n");
    int at = text.lastIndexOf("\n" + MARK) + 1;
    if (at == 0) {
      return Verdict.NONE;
    }
    byte[] mark;
    try {
      mark = Base64.getUrlDecoder().decode(text.substring(at + MARK.length()).strip());
    } catch (IllegalArgumentException e) {
      return Verdict.FOREIGN;
    }
    return vault.receipts().isMarked(text.substring(0, at), mark)
        ? Verdict.GENUINE
        : Verdict.FOREIGN;
  }
}
