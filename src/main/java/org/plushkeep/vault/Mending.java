package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Makes tables anew of what still reads of them. H2 answers no question that leads through a page
 * which does not read, and writes nothing beside it: one such page of an index keeps everything new
 * out, though all recordings are whole. What an index holds the table holds too, and of the {@link
 * LostRows} of the recordings' own table nearly all is elsewhere.
 *
 * <p>A table is filled beside the old one, which then makes room for it. Killed in between, {@link
 * #settle} goes on where both cannot be told apart any more, or begins anew where they can.
 */
final class Mending {
  private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(Mending.class);

  private static final String ASIDE = "_MENDED";

  private static final String RECORDING = "RECORDING";

  /** So many rows in one transaction. */
  private static final int AT_ONCE = 500;

  /**
   * Those that grow with the recordings, and what binds them. A small table is one page, without
   * which H2 opens nothing; that of the sealed pieces would be all of the vault.
   */
  private static final List<Table> TABLES =
      List.of(
          new Table(
              RECORDING, List.of("PRIMARY KEY (id)", "FOREIGN KEY (toy_id) REFERENCES toy (id)")),
          new Table("JOURNAL_ABOUT", List.of("PRIMARY KEY (seq, recording_id)")),
          new Table("BIN", List.of("PRIMARY KEY (recording_id)")),
          new Table("RULE_NOTICE", List.of("PRIMARY KEY (recording_id)")),
          new Table("INTAKE_ITEM", List.of("PRIMARY KEY (id)")),
          new Table("RECEIPT_OWED", List.of("PRIMARY KEY (reference)")));

  private record Table(String name, List<String> bonds) {
    String aside() {
      return name + ASIDE;
    }
  }

  private final Store store;
  private final KeyRing keys;
  private final Handle handle;

  Mending(Store store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
    handle = store.handle();
  }

  /** At opening, before anybody asks for a table: ends what was cut short. */
  static void settle(Handle handle) {
    List<String> tables =
        handle
            .createQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'")
            .mapTo(String.class)
            .list();
    for (Table table : TABLES) {
      if (tables.contains(table.aside())) {
        handle.execute(
            tables.contains(table.name)
                ? "DROP TABLE " + table.aside()
                : "ALTER TABLE " + table.aside() + " RENAME TO " + table.name);
      }
    }
  }

  /**
   * Mends what can be. Not within a transaction; the store is to be opened anew after it.
   *
   * @return of how many recordings the row was lost, so that their note is, and what was decided
   *     about them; empty where nothing was made anew
   */
  OptionalInt run() throws GeneralSecurityException {
    OptionalInt lost = OptionalInt.empty();
    for (Table table : TABLES) {
      if (!new IndexCheck(store).isWhole(table.name)) {
        OptionalInt mended = mend(table);
        lost = mended.isEmpty() ? lost : OptionalInt.of(lost.orElse(0) + mended.getAsInt());
      }
    }
    return lost;
  }

  /** Empty where too much of it is damaged: then it stays as it is. */
  private OptionalInt mend(Table table) throws GeneralSecurityException {
    try {
      handle.execute("DROP TABLE IF EXISTS " + table.aside());
      handle.execute(emptyCopy(table));
      List<Long> unread = copy(table);
      int lost =
          table.name.equals(RECORDING)
              ? new LostRows(store, keys).remake(unread, table.aside())
              : 0;
      table.bonds.forEach(bond -> handle.execute("ALTER TABLE " + table.aside() + " ADD " + bond));
      handle.execute("DROP TABLE " + table.name);
      handle.execute("ALTER TABLE " + table.aside() + " RENAME TO " + table.name);
      log.warn("a table of the database was damaged, and is made anew: {}", table.name);
      return OptionalInt.of(lost);
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
      log.warn("a table of the database is damaged, and cannot be made anew: {}", table.name);
      return OptionalInt.empty();
    }
  }

  /** As the database itself writes it down: its columns, and nothing that binds them. */
  private String emptyCopy(Table table) {
    String of = "\"PUBLIC\".\"" + table.name + "\"";
    String made = "\"PUBLIC\".\"" + table.aside() + "\"";
    return handle
        .createQuery("SCRIPT NODATA NOPASSWORDS NOSETTINGS TABLE " + table.name)
        .mapTo(String.class)
        .filter(line -> line.startsWith("CREATE") && line.contains("TABLE " + of + "("))
        .first()
        .replace(of, made);
  }

  /**
   * Copies what reads, some at a time, and where some do not, one by one.
   *
   * @return the places of the rows that do not read
   */
  private List<Long> copy(Table table) {
    List<Long> lost = new ArrayList<>();
    List<Long> places = List.copyOf(places(table));
    for (int from = 0; from < places.size(); from += AT_ONCE) {
      List<Long> some = places.subList(from, Math.min(places.size(), from + AT_ONCE));
      if (!isCopied(table, some.getFirst(), some.getLast())) {
        lost.addAll(
            some.stream().filter(one -> !isCopied(table, one, one)).collect(Collectors.toList()));
      }
    }
    return lost;
  }

  private boolean isCopied(Table table, long first, long last) {
    try {
      handle.useTransaction(
          one ->
              one.execute(
                  "INSERT INTO %s SELECT * FROM %s USE INDEX () WHERE _rowid_ BETWEEN ? AND ?"
                      .formatted(table.aside(), table.name),
                  first,
                  last));
      return true;
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
      return false;
    }
  }

  /** Where its rows are: what any of its indexes tells, or the table itself. */
  private SortedSet<Long> places(Table table) {
    List<String> indexes = new ArrayList<>(new IndexCheck(store).indexes(table.name));
    indexes.add(""); // the table itself
    SortedSet<Long> places = new TreeSet<>();
    for (String index : indexes) {
      try {
        places.addAll(
            handle
                .createQuery("SELECT _rowid_ FROM %s USE INDEX (%s)".formatted(table.name, index))
                .mapTo(long.class)
                .list());
      } catch (JdbiException e) {
        Trouble.mustBeDamage(e);
      }
    }
    return places;
  }
}
