package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.plushkeep.vault.JournalReport.Flaw;
import org.plushkeep.vault.JournalReport.Kind;

/** Whatever is done to a chain's entries, a walk along it finds it. */
class JournalWalkTest {
  private static final KeyRing KEYS = keys();
  private static final KeyRing OTHERS = keys();

  private static KeyRing keys() {
    try {
      return KeyRing.create(Path.of("nowhere"), "story".toCharArray(), new Argon2(64, 1, 1));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Entries as a vault writes them, and the state that binds them. */
  private record Chain(List<JournalRow> rows, Rows.State state) {
    static Chain of(int length, KeyRing keys) throws GeneralSecurityException {
      List<JournalRow> rows = new ArrayList<>();
      JournalHead head = JournalHead.BEGINNING;
      JournalEvent[] events = JournalEvent.values();
      for (int i = 0; i < length; i++) {
        Deed deed =
            new Deed(
                events[i % events.length],
                1 + i % 3,
                List.of(),
                Instant.ofEpochSecond(1_000_000 - 7L * i), // the clock goes back all the time
                Optional.empty());
        JournalRow row =
            JournalRow.next(keys, head, deed, new Author("anna", JournalSource.WINDOW));
        rows.add(row);
        head = head.after(row);
      }
      Rows.State state = new Rows.State(1, "epoch", 3, new byte[0], 0, head, 0).signed(keys);
      return new Chain(rows, state);
    }

    JournalReport walk() {
      JournalWalk walk = new JournalWalk(KEYS);
      walk.take(rows);
      return walk.end(state, true);
    }
  }

  @Property(tries = 60)
  void whatWasWrittenIsWhole(@ForAll @IntRange(max = 40) int length) throws Exception {
    assertThat(Chain.of(length, KEYS).walk().flaws()).isEmpty();
  }

  @Property(tries = 300)
  void anyBitOfAnyFieldIsFoundAndItsEntryNamed(
      @ForAll @IntRange(min = 1, max = 12) int length,
      @ForAll @IntRange(max = 11) int which,
      @ForAll @IntRange(max = 7) int field,
      @ForAll @IntRange(max = 1000) int bit)
      throws Exception {
    Chain chain = Chain.of(length, KEYS);
    int at = which % length;
    JournalRow row = chain.rows().get(at);
    byte[] previous = row.previous().clone();
    byte[] mac = row.mac().clone();
    if (field == 5 && previous.length > 0) {
      flip(previous, bit);
    } else if (field == 6) {
      flip(mac, bit);
    }
    boolean first = field == 5 && previous.length == 0;
    chain
        .rows()
        .set(
            at,
            new JournalRow(
                row.seq(),
                field == 0 ? row.at() ^ 1L << bit % 64 : row.at(),
                field == 1 || first ? row.event() + "X" : row.event(),
                field == 2 ? row.amount() ^ 1L << bit % 64 : row.amount(),
                field == 3 ? "COMMAND" : row.source(),
                field == 4 ? row.account() + " " : row.account(),
                previous,
                mac,
                field == 7 ? "x" : row.detail()));
    assertThat(chain.walk().flaws())
        .anyMatch(flaw -> flaw.kind() == Kind.EDITED && flaw.from() <= at + 1 && flaw.to() > at);
  }

  private static void flip(byte[] bytes, int bit) {
    bytes[bit / 8 % bytes.length] ^= (byte) (1 << bit % 8);
  }

  @Property(tries = 200)
  void whatIsTakenOutIsFoundAndItsPlaceNamed(
      @ForAll @IntRange(min = 1, max = 20) int length,
      @ForAll @IntRange(max = 19) int first,
      @ForAll @IntRange(min = 1, max = 20) int many)
      throws Exception {
    Chain chain = Chain.of(length, KEYS);
    int from = first % length;
    int to = Math.min(length, from + many);
    chain.rows().subList(from, to).clear();
    assertThat(chain.walk().flaws()).containsExactly(new Flaw(Kind.MISSING, from + 1, to));
  }

  @Property(tries = 200)
  void whatChangesItsPlaceIsFound(
      @ForAll @IntRange(min = 2, max = 12) int length,
      @ForAll @IntRange(max = 11) int one,
      @ForAll @IntRange(max = 11) int other)
      throws Exception {
    Chain chain = Chain.of(length, KEYS);
    int a = one % length;
    int b = other % length == a ? (a + 1) % length : other % length;
    List<JournalRow> rows = chain.rows();
    JournalRow first = numbered(rows.get(a), b + 1);
    JournalRow second = numbered(rows.get(b), a + 1);
    rows.set(b, first);
    rows.set(a, second);
    assertThat(chain.walk().flaws()).isNotEmpty().allMatch(flaw -> flaw.kind() == Kind.EDITED);
  }

  @Property(tries = 100)
  void entriesClosedUpAfterACutAreFound(
      @ForAll @IntRange(min = 2, max = 12) int length, @ForAll @IntRange(max = 11) int cut)
      throws Exception {
    Chain chain = Chain.of(length, KEYS);
    chain.rows().remove(cut % length);
    for (int i = 0; i < chain.rows().size(); i++) {
      chain.rows().set(i, numbered(chain.rows().get(i), i + 1));
    }
    assertThat(chain.walk().isWhole()).isFalse();
  }

  private static JournalRow numbered(JournalRow row, long seq) {
    return new JournalRow(
        seq,
        row.at(),
        row.event(),
        row.amount(),
        row.source(),
        row.account(),
        row.previous(),
        row.mac(),
        row.detail());
  }

  @Property(tries = 50)
  void anotherVaultsChainIsNone(@ForAll @IntRange(min = 1, max = 5) int length) throws Exception {
    Chain others = Chain.of(length, OTHERS);
    Chain mine = Chain.of(length, KEYS);
    Chain mixed = new Chain(others.rows(), mine.state());
    assertThat(mixed.walk().flaws()).contains(new Flaw(Kind.EDITED, 1, length));
    Collections.reverse(mine.rows());
    assertThat(new Chain(mine.rows(), others.state()).walk().isWhole()).isFalse();
  }

  @Example
  void aStateThatWasCutBackIsFound() throws Exception {
    Chain chain = Chain.of(5, KEYS);
    JournalRow fourth = chain.rows().get(3);
    chain.rows().removeLast();
    Rows.State whole = chain.state();
    Rows.State cut =
        new Rows.State(
            whole.generation(),
            whole.epoch(),
            whole.recordings(),
            whole.mac(),
            whole.messages(),
            whole.journal().after(fourth),
            whole.about());
    assertThat(new Chain(chain.rows(), cut).walk().flaws())
        .extracting(Flaw::kind)
        .containsExactly(Kind.COUNT);
  }

  @Example
  void manyFlawsAreToldOfUpToABound() throws Exception {
    Chain chain = Chain.of(500, KEYS);
    for (int i = 498; i > 0; i -= 2) {
      chain.rows().remove(i);
    }
    assertThat(chain.walk().flaws()).hasSize(JournalReport.MOST);
    chain.rows().clear();
    assertThat(chain.walk().flaws()).containsExactly(new Flaw(Kind.MISSING, 1, 500));
    assertThat(chain.walk().flaws().getFirst().sentence())
        .isEqualTo("Entries 1 to 500 of the history are missing.");
  }
}
