package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.plushkeep.recording.Silence;

/** The rows a parent relies on, each with the content its MAC is made over. */
final class Rows {
  /** Between a format's name and the version of the reader that looked last. */
  static final String LOOKED_AT_BY = "@";

  private Rows() {}

  /**
   * What the whole is checked against.
   *
   * @param about how many bindings of recordings to entries of the journal there are
   */
  @SuppressWarnings("ArrayRecordComponent") // rows, never compared
  record State(
      long generation,
      String epoch,
      long recordings,
      byte[] mac,
      long messages,
      JournalHead journal,
      long about) {
    /** In the order of {@link #read}. */
    static final String COLUMNS =
        "generation, epoch, recordings, mac, messages, journal, journal_head, journal_about,"
            + " refusals, refusals_taken";

    State signed(KeyRing keys) throws GeneralSecurityException {
      byte[] newMac = keys.mac(content(keys));
      return new State(generation, epoch, recordings, newMac, messages, journal, about);
    }

    /** The same of everything but the journal. */
    State with(JournalHead newJournal, long newAbout) {
      return new State(generation, epoch, recordings, new byte[0], messages, newJournal, newAbout);
    }

    /** The same, as what belongs to this key file. */
    State of(VaultFile file) {
      return new State(
          file.generation(), file.epoch().id(), recordings, new byte[0], messages, journal, about);
    }

    static State read(ResultSet row) throws SQLException {
      return new State(
          row.getLong(1),
          row.getString(2),
          row.getLong(3),
          row.getBytes(4),
          row.getLong(5),
          new JournalHead(row.getLong(6), row.getBytes(7), row.getString(9), row.getLong(10)),
          row.getLong(8));
    }

    boolean isWhole(KeyRing keys) {
      return keys.isMac(mac, content(keys));
    }

    private Canonical content(KeyRing keys) {
      Canonical content =
          Canonical.of("row state", keys.vault()).number(generation).text(epoch).number(recordings);
      // Rows from before there was a journal have a MAC without it, those from before there were
      // messages one without their number, and stay whole.
      if (journal.count() == 0) {
        return messages == 0 ? content : content.number(messages);
      }
      return content
          .number(messages)
          .number(journal.count())
          .bytes(journal.mac())
          .text(journal.refusals())
          .number(journal.taken())
          .number(about);
    }
  }

  /** What it is called is beside it, sealed: {@link ToyNames}. */
  @SuppressWarnings("ArrayRecordComponent") // rows, never compared
  record Toy(
      String id, String identifier, long pairedAt, byte[] mac, String sound, boolean forgotten) {
    static Toy read(ResultSet row) throws SQLException {
      return new Toy(
          row.getString("id"),
          row.getString("identifier"),
          row.getLong("paired_at"),
          row.getBytes("mac"),
          row.getString("sound"),
          row.getBoolean("forgotten"));
    }

    boolean isWhole(KeyRing keys) {
      return keys.isMac(mac, content(keys));
    }

    /** Without the name: whoever has the key of this could try names until one fits. */
    Canonical content(KeyRing keys) {
      return withChoices(
          Canonical.of("row toy without names", keys.vault())
              .text(id)
              .text(identifier)
              .number(pairedAt));
    }

    /** As it was up to schema 13. */
    Canonical contentWith(KeyRing keys, ToyNames.Name name) {
      return withChoices(
          Canonical.of("row toy", keys.vault())
              .text(id)
              .text(name.toy())
              .text(name.child())
              .text(identifier)
              .number(pairedAt));
    }

    private Canonical withChoices(Canonical content) {
      // Rows from before there was a choice have a MAC without one, and stay whole.
      if (forgotten) {
        return content.text(sound).text("forgotten");
      }
      return sound.isEmpty() ? content : content.text(sound);
    }

    Toy with(String newSound) {
      return new Toy(id, identifier, pairedAt, new byte[0], newSound, forgotten);
    }

    /** The same, no longer paired. */
    Toy gone() {
      return new Toy(id, identifier, pairedAt, new byte[0], sound, true);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // rows, never compared
  record Sound(
      UUID id,
      String toy,
      long collectedAt,
      long durationNanos,
      String format,
      int byteCount,
      String verdict,
      byte[] digest,
      byte[] details,
      byte[] mac,
      int silence,
      int keyBlock) {
    /** In the order of {@link #read}. */
    static final String COLUMNS =
        "id, toy_id, collected_at, duration_ns, format, byte_count, verdict, digest, details, mac,"
            + " silence, key_block";

    static Sound read(ResultSet row) throws SQLException {
      return new Sound(
          row.getObject(1, UUID.class),
          row.getString(2),
          row.getLong(3),
          row.getLong(4),
          row.getString(5),
          row.getInt(6),
          row.getString(7),
          row.getBytes(8),
          row.getBytes(9),
          row.getBytes(10),
          row.getInt(11),
          row.getInt(12));
    }

    boolean isWhole(KeyRing keys) {
      return keys.isMac(mac, content(keys));
    }

    /** All but the place of its key, which carries its own tag. */
    Canonical content(KeyRing keys) {
      Canonical content =
          Canonical.of("row recording", keys.vault())
              .uuid(id)
              .text(toy)
              .number(collectedAt)
              .number(durationNanos)
              .text(format)
              .number(byteCount)
              .text(verdict)
              .bytes(digest)
              .bytes(details);
      // Rows from before silence was measured have a MAC without it, and stay whole.
      return silence == Silence.UNKNOWN.permille() ? content : content.number(silence);
    }

    /** The format's name, without the mark of who could not read it last. */
    String told() {
      int mark = format.indexOf(LOOKED_AT_BY);
      return mark < 0 ? format : format.substring(0, mark);
    }

    /** As read in another way. */
    Sound with(long newDurationNanos, String newFormat, int newSilence) {
      return telling(newDurationNanos, newFormat, byteCount, verdict, digest, details, newSilence);
    }

    Sound with(String newVerdict, byte[] newDetails) {
      return telling(durationNanos, format, byteCount, newVerdict, digest, newDetails, silence);
    }

    /** As found around a sound. */
    Sound around(int newByteCount, byte[] newDigest, byte[] newDetails) {
      return telling(durationNanos, format, newByteCount, verdict, newDigest, newDetails, silence);
    }

    /** The same recording, of which something else is told, and which nobody has signed yet. */
    private Sound telling(
        long newDurationNanos,
        String newFormat,
        int newByteCount,
        String newVerdict,
        byte[] newDigest,
        byte[] newDetails,
        int newSilence) {
      return new Sound(
          id,
          toy,
          collectedAt,
          newDurationNanos,
          newFormat,
          newByteCount,
          newVerdict,
          newDigest,
          newDetails,
          new byte[0],
          newSilence,
          keyBlock);
    }

    Sound signed(KeyRing keys) throws GeneralSecurityException {
      return new Sound(
          id,
          toy,
          collectedAt,
          durationNanos,
          format,
          byteCount,
          verdict,
          digest,
          details,
          keys.mac(content(keys)),
          silence,
          keyBlock);
    }
  }
}
