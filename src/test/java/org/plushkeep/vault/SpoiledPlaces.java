package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.Page;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.plushkeep.recording.KnownToy;

/**
 * Vaults that open and answer, and in which about every second new recording finds no place: pages
 * of the index that leads to the sealed sound do not read. Which one is refused is up to its id,
 * which nobody chooses.
 */
public final class SpoiledPlaces {
  /** Of so many new ones, one or another is refused, and one or another is not: always. */
  public static final int SURELY_BOTH = 40;

  /** So many that the index is more than one page. */
  private static final int RECORDINGS = 200;

  private static final int BLOCK = 4096;
  private static final Pattern PLACE = Pattern.compile("block:(\\p{XDigit}+)");

  private SpoiledPlaces() {}

  /** A locked vault whose passphrase is told by {@link #passphrase}, with a toy called Bentley. */
  public static void make(Path dir) throws Exception {
    TestVault.create(dir).close();
    spoil(dir, TestVault.PASSPHRASE);
  }

  /** A new copy of it. */
  public static char[] passphrase() {
    return TestVault.PASSPHRASE.toCharArray();
  }

  /** Puts small recordings into a locked vault, of {@link TestVault#TOY}, and spoils places. */
  public static void spoil(Path dir, String passphrase) throws Exception {
    try (Vault vault = Vaults.open(dir, passphrase.toCharArray())) {
      if (vault.toys().stream().noneMatch(toy -> toy.id().equals(TestVault.TOY))) {
        vault.saveToy(new KnownToy(TestVault.TOY, "Bentley", "Ada", "", Instant.EPOCH));
      }
      TestVault.addSmall(vault, RECORDINGS);
    }
    try (KeyRing keys = KeyRing.open(dir, passphrase.toCharArray())) {
      List<Long> leaves = leaves(dir, keys);
      assertThat(leaves).as("pages of the index").hasSizeGreaterThan(3);
      for (int i = 1; i < leaves.size(); i += 2) { // the first is read as the database opens
        noLength(dir, keys, leaves.get(i));
      }
    }
  }

  /**
   * Has a page say that it has no length. A bit that flips in the encrypted file takes sixteen
   * bytes, some of the page before among them.
   */
  private static void noLength(Path dir, KeyRing keys, long page) throws IOException {
    Path file = dir.resolve(Store.FILE);
    try (FileChannel disk =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileEncrypt plain = new FileEncrypt(file.toString(), keys.databasePassword(), disk)) {
      plain.write(ByteBuffer.allocate(Integer.BYTES), page);
    }
  }

  /** Where the leaves begin in the decrypted file, in the order of what they hold. */
  private static List<Long> leaves(Path dir, KeyRing keys) throws Exception {
    Path copy = Files.createTempDirectory("places"); // closing a database may write it anew
    try {
      TestVault.copy(dir, copy);
      List<Long> places = new ArrayList<>();
      try (Store store = Store.open(copy, keys, "", false)) {
        MVStore pages = pages(store.handle().getConnection());
        MVMap<?, ?> map = pages.getMap(mapOf(store, pages));
        pages.setStoreVersion(pages.getStoreVersion() + 1);
        pages.commit(); // where a chunk lies is written down with the next one
        addLeaves(map.getRootPage(), pages, places);
      }
      return places;
    } finally {
      remove(copy);
    }
  }

  private static MVStore pages(Connection connection) throws Exception {
    return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
        .getDatabase()
        .getStore()
        .getMvStore();
  }

  /** The number of the map in which the primary key of the sealed pieces is. */
  private static int mapOf(Store store, MVStore pages) throws Exception {
    SessionLocal session =
        (SessionLocal) store.handle().getConnection().unwrap(JdbcConnection.class).getSession();
    var index =
        session.getDatabase().getMainSchema().getTableOrView(session, "PIECE").getIndexes().stream()
            .filter(one -> one.getIndexType().isPrimaryKey() && one.getIndexColumns().length == 3)
            .findFirst()
            .orElseThrow();
    String map = pages.getMetaMap().get("name.index." + index.getId());
    return HexFormat.fromHexDigits(map);
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

  private static void remove(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
