package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.Page;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.h2.table.Table;

/** Spoils pages of one table, or of one index, and no other page. */
final class SpoiledPages {
  private static final int BLOCK = 4096;
  private static final Pattern PLACE = Pattern.compile("block:(\\p{XDigit}+)");

  private final Path dir;
  private final KeyRing keys;

  /** Of a locked vault. */
  SpoiledPages(Path dir, KeyRing keys) {
    this.dir = dir;
    this.keys = keys;
  }

  /** A map of the database, by the name that H2 has for it. */
  private interface Naming {
    String of(Table table);
  }

  /** Every second page of the rows themselves. */
  void ofRows(String table) throws Exception {
    everySecond(table, one -> "table." + one.getId());
  }

  /** Every second page of the index of a primary key that is more than a number. */
  void ofPrimaryKey(String table) throws Exception {
    ofIndex(table, index -> index.getIndexType().isPrimaryKey());
  }

  /** Every second page of an index that has a name of ours. */
  void ofIndex(String table, String name) throws Exception {
    ofIndex(table, index -> index.getName().equals(name));
  }

  private void ofIndex(String table, Predicate<Index> which) throws Exception {
    everySecond(
        table,
        one ->
            "index."
                + one.getIndexes().stream()
                    .filter(which)
                    .filter(MVSecondaryIndex.class::isInstance)
                    .findFirst()
                    .orElseThrow()
                    .getId());
  }

  /** But the first and the last, which are read as the database opens. */
  private void everySecond(String table, Naming naming) throws Exception {
    List<Long> leaves = leaves(table, naming);
    assertThat(leaves).as("pages of " + table).hasSizeGreaterThan(3);
    for (int i = 1; i < leaves.size() - 1; i += 2) {
      noLength(leaves.get(i));
    }
  }

  /**
   * Has a page say that it has no length. A bit that flips in the encrypted file takes sixteen
   * bytes, some of the page before among them.
   */
  private void noLength(long page) throws IOException {
    Path file = dir.resolve(Store.FILE);
    try (FileChannel disk =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileEncrypt plain = new FileEncrypt(file.toString(), keys.databasePassword(), disk)) {
      plain.write(ByteBuffer.allocate(Integer.BYTES), page);
    }
  }

  /** Where the leaves begin in the decrypted file, in the order of what they hold. */
  private List<Long> leaves(String table, Naming naming) throws Exception {
    Path copy = Files.createTempDirectory("pages"); // closing a database may write it anew
    try {
      TestVault.copy(dir, copy);
      List<Long> places = new ArrayList<>();
      try (Store store = Store.open(copy, keys, "", false)) {
        SessionLocal session =
            (SessionLocal) store.handle().getConnection().unwrap(JdbcConnection.class).getSession();
        MVStore pages = session.getDatabase().getStore().getMvStore();
        String map =
            naming.of(session.getDatabase().getMainSchema().getTableOrView(session, table));
        int number = HexFormat.fromHexDigits(pages.getMetaMap().get("name." + map));
        pages.setStoreVersion(pages.getStoreVersion() + 1);
        pages.commit(); // where a chunk lies is written down with the next one
        addLeaves(pages.getMap(number).getRootPage(), pages, places);
      }
      return places;
    } finally {
      Inspection.remove(copy);
    }
  }

  private static void addLeaves(Page<?, ?> page, MVStore pages, List<Long> places) {
    if (page.isLeaf()) {
      places.add(place(page.getPos(), pages));
      return;
    }
    for (int i = 0; i < page.getRawChildPageCount(); i++) {
      addLeaves(page.getChildPage(i), pages, places);
    }
  }

  private static long place(long page, MVStore pages) {
    String chunk =
        pages.getLayoutMap().get("chunk." + Integer.toHexString(DataUtils.getPageChunkId(page)));
    Matcher at = PLACE.matcher(chunk);
    assertThat(at.find()).as(chunk).isTrue();
    return HexFormat.fromHexDigitsToLong(at.group(1)) * BLOCK + DataUtils.getPageOffset(page);
  }
}
