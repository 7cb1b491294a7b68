package org.plushkeep.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;

/**
 * Whether every row of the small tables is found through every index of its table. A MAC is over
 * what a row holds; an index that has lost a row, or holds it in another place, leaves the row
 * whole and hides it from whoever looks for it there. The tables of sealed pieces are left out:
 * what is read of them is read through their index, and is told as damaged when a piece is missing.
 */
final class IndexCheck {
  private static final String INDEXES =
      "SELECT c.table_name, c.index_name, c.column_name FROM information_schema.index_columns c"
          + " WHERE c.table_schema = 'PUBLIC' AND c.table_name NOT IN ('PIECE', 'MESSAGE_PIECE')"
          + " ORDER BY c.table_name, c.index_name, c.ordinal_position";
  private static final String KEYS =
      "SELECT k.table_name, k.column_name FROM information_schema.key_column_usage k JOIN"
          + " information_schema.table_constraints t ON t.constraint_name = k.constraint_name AND"
          + " t.constraint_schema = k.constraint_schema WHERE t.constraint_type = 'PRIMARY KEY'";

  private final Store store;

  IndexCheck(Store store) {
    this.store = store;
  }

  private record Index(String table, String name) implements Comparable<Index> {
    @Override
    public int compareTo(Index other) {
      return (table + " " + name).compareTo(other.table + " " + other.name);
    }
  }

  /** How many indexes do not lead to every row. */
  int damaged() {
    return (int) columns().entrySet().stream().filter(one -> !leadsToEvery(one)).count();
  }

  /** Whether a table, by its name as H2 writes it, reads and every index leads to all of it. */
  boolean isWhole(String table) {
    return columns().entrySet().stream()
        .filter(one -> one.getKey().table.equals(table))
        .allMatch(this::leadsToEvery);
  }

  /** The names of a table's indexes. */
  List<String> indexes(String table) {
    return columns().keySet().stream()
        .filter(index -> index.table.equals(table))
        .map(Index::name)
        .toList();
  }

  /** What a row is looked for by in each index, and what it is known by. */
  private Map<Index, List<String>> columns() {
    TreeMap<Index, List<String>> columns = new TreeMap<>();
    store
        .handle()
        .createQuery(INDEXES)
        .map(
            (row, _) ->
                columns
                    .computeIfAbsent(
                        new Index(row.getString(1), row.getString(2)), _ -> new ArrayList<>())
                    .add(row.getString(3)))
        .list();
    TreeMap<String, List<String>> keys = new TreeMap<>();
    store
        .handle()
        .createQuery(KEYS)
        .map(
            (row, _) ->
                keys.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                    .add(row.getString(2)))
        .list();
    columns.forEach(
        (index, found) ->
            keys.getOrDefault(index.table, List.of()).stream()
                .filter(key -> !found.contains(key))
                .forEach(found::add));
    return columns;
  }

  /** Goes through the table itself, and looks for each row through the index alone. */
  private boolean leadsToEvery(Map.Entry<Index, List<String>> one) {
    Index index = one.getKey();
    String same =
        one.getValue().stream()
            .map(column -> "a." + column + " = b." + column)
            .collect(Collectors.joining(" AND "));
    String both =
        "SELECT COUNT(*) FROM %s a USE INDEX () JOIN %s b USE INDEX (%s) ON %s"
            .formatted(index.table(), index.table(), index.name(), same);
    try {
      long found = store.handle().createQuery(both).mapTo(long.class).one();
      return found == store.count(index.table());
    } catch (JdbiException e) {
      return false; // a page of it does not read
    }
  }
}
