package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.MappingException;

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
   * which H2 opens nothing; that of the sealed pieces would be all of the vault. The blocks of keys
   * come before the recordings, which are looked for in them.
   */
  private static final List<Table> TABLES =
      List.of(
          Table.ofNumbered("KEY_BLOCK", "number"),
          Table.ofNumbered("BLOCK_KEY", "number"),
          Table.of(RECORDING, "PRIMARY KEY (id)", "FOREIGN KEY (toy_id) REFERENCES toy (id)"),
          Table.ofNumbered("JOURNAL", "seq"),
          Table.of("JOURNAL_ABOUT", "PRIMARY KEY (seq, recording_id)"),
          Table.of("BIN", "PRIMARY KEY (recording_id)"),
          Table.of("RULE_NOTICE", "PRIMARY KEY (recording_id)"),
          Table.of("INTAKE_ITEM", "PRIMARY KEY (id)"),
          Table.of("RECEIPT_OWED", "PRIMARY KEY (reference)"));

  /** More than any vault has: a number that damage made is not counted up to. */
  private static final long MOST_NUMBERS = 10_000_000;

  /**
   * A table.
   *
   * @param number the column by which rows have their place, which then needs no index; empty where
   *     H2 numbers them itself
   */
  private record Table(String name, String number, List<String> bonds) {
    static Table of(String name, String... bonds) {
      return new Table(name, "", List.of(bonds));
    }

    static Table ofNumbered(String name, String number) {
      return new Table(name, number, List.of("PRIMARY KEY (" + number + ")"));
    }

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
   * @return what it cost; empty where nothing was made anew
   */
  Optional<Mended> run() throws GeneralSecurityException {
    List<Mended> costs = new ArrayList<>();
    for (Table table : TABLES) {
      if (!new IndexCheck(store).isWhole(table.name)) {
        mend(table).ifPresent(costs::add);
      }
    }
    return costs.stream().reduce(Mended::and);
  }

  /** Empty where too much of it is damaged: then it stays as it is. */
  private Optional<Mended> mend(Table table) throws GeneralSecurityException {
    try {
      handle.execute("DROP TABLE IF EXISTS " + table.aside());
      handle.execute(emptyCopy(table));
      table.bonds.forEach(bond -> handle.execute("ALTER TABLE " + table.aside() + " ADD " + bond));
      List<Long> unread = copy(table);
      Mended cost =
          table.name.equals(RECORDING)
              ? new Mended(new LostRows(store, keys).remake(unread, table.aside()), false)
              : new Mended(0, !unread.isEmpty());
      handle.execute("DROP TABLE " + table.name);
      handle.execute("ALTER TABLE " + table.aside() + " RENAME TO " + table.name);
      log.warn("a table of the database was damaged, and is made anew: {}", table.name);
      return Optional.of(cost);
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
      log.warn("a table of the database is damaged, and cannot be made anew: {}", table.name);
      return Optional.empty();
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
    PrimitiveIterator.OfLong places = places(table);
    while (places.hasNext()) {
      List<Long> some = new ArrayList<>(AT_ONCE);
      while (some.size() < AT_ONCE && places.hasNext()) {
        some.add(places.next());
      }
      if (!isCopied(table, some.getFirst(), some.getLast())) {
        some.stream().filter(one -> !isCopied(table, one, one)).forEach(lost::add);
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

  /**
   * Where its rows are, in their order: what any of its indexes tells, or the table itself; where
   * rows lie by their number, every number that one may have.
   */
  private PrimitiveIterator.OfLong places(Table table) {
    if (!table.number.isEmpty()) {
      return numbers(table);
    }
    List<String> indexes = new ArrayList<>(new IndexCheck(store).indexes(table.name));
    indexes.add(""); // the table itself
    Set<Long> places = new TreeSet<>();
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
    return places.stream().mapToLong(Long::longValue).iterator();
  }

  /**
   * H2 finds the least and the greatest on the first and the last page, without which it opens not.
   *
   * @throws JdbiException where they cannot be its own
   */
  private PrimitiveIterator.OfLong numbers(Table table) {
    String ends = "SELECT MIN(%1$s), MAX(%1$s) FROM %2$s".formatted(table.number, table.name);
    return handle
        .createQuery(ends)
        .map((row, _) -> numbers(row.getLong(1), row.getLong(2)))
        .one()
        .iterator();
  }

  private static LongStream numbers(long least, long greatest) {
    if (greatest - least >= MOST_NUMBERS) {
      throw new MappingException("a number that damage has made");
    }
    return LongStream.rangeClosed(least, greatest);
  }
}
