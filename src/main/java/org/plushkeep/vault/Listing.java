package org.plushkeep.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.Verdict;

/** Which recordings a filter lets through, newest first. Nothing is opened or checked for it. */
final class Listing {
  private final Store store;
  private final Legible legible;

  Listing(Store store) {
    this.store = store;
    legible = new Legible(store);
  }

  /** The same from what can be read, where a page of the database cannot. */
  private <T> T orElse(Supplier<T> all, Supplier<T> whatReads) {
    try {
      return all.get();
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
      store.meetDamage();
      return whatReads.get();
    }
  }

  int count(RecordingFilter filter) {
    return orElse(
        () -> filtered("SELECT COUNT(*)", filter, "").mapTo(int.class).one(),
        () -> legible.ids(filter).size());
  }

  List<Rows.Sound> page(RecordingFilter filter, int offset, int limit) {
    String order = " ORDER BY collected_at DESC, id LIMIT :limit OFFSET :offset";
    return orElse(
        () ->
            filtered("SELECT " + Rows.Sound.COLUMNS, filter, order)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> Rows.Sound.read(row))
                .list(),
        () -> legible.rows(filter).stream().skip(offset).limit(limit).toList());
  }

  List<RecordingId> ids(RecordingFilter filter) {
    return orElse(
        () ->
            filtered("SELECT id", filter, " ORDER BY collected_at DESC, id")
                .mapTo(UUID.class)
                .map(RecordingId::new)
                .list(),
        () -> legible.ids(filter));
  }

  /** What stands as {@code unreadable} and was not looked at by this reader. */
  List<RecordingId> unread(String unreadable, int reader) {
    return store
        .handle()
        .createQuery(
            "SELECT id FROM "
                + store.recordings()
                + " WHERE format = :format OR format LIKE :looked AND format <>"
                + " :mine ORDER BY collected_at DESC, id")
        .bind("format", unreadable)
        .bind("looked", unreadable + Rows.LOOKED_AT_BY + "%")
        .bind("mine", unreadable + Rows.LOOKED_AT_BY + reader)
        .mapTo(UUID.class)
        .map(RecordingId::new)
        .list();
  }

  /** What can be read, so far as is known, and has not been measured. */
  List<RecordingId> unmeasured(String unreadable) {
    return store
        .handle()
        .createQuery(
            "SELECT id FROM "
                + store.recordings()
                + " WHERE silence = -1 AND format <> :format AND format NOT LIKE"
                + " :looked ORDER BY collected_at DESC, id")
        .bind("format", unreadable)
        .bind("looked", unreadable + Rows.LOOKED_AT_BY + "%")
        .mapTo(UUID.class)
        .map(RecordingId::new)
        .list();
  }

  private Query filtered(String select, RecordingFilter filter, String tail) {
    List<String> conditions = new ArrayList<>();
    filter.toy().ifPresent(toy -> conditions.add("toy_id = :toy"));
    if (!filter.verdicts().isEmpty()) {
      conditions.add("verdict IN (<verdicts>)");
    }
    if (filter.mostlySilent()) {
      conditions.add("silence >= " + Silence.MOSTLY_PERMILLE);
    }
    if (filter.binned()) {
      conditions.add("id IN (SELECT recording_id FROM " + BinRows.TABLE + ")");
    } else if (store.count(BinRows.TABLE) > 0) {
      conditions.add(
          "NOT EXISTS (SELECT 1 FROM " + BinRows.TABLE + " WHERE recording_id = recording.id)");
    }
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    Query query = store.handle().createQuery(select + " FROM " + store.recordings() + where + tail);
    filter.toy().ifPresent(toy -> query.bind("toy", toy.value()));
    if (!filter.verdicts().isEmpty()) {
      query.bindList("verdicts", filter.verdicts().stream().map(Verdict::name).toList());
    }
    return query;
  }
}
