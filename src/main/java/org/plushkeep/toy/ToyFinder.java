package org.plushkeep.toy;

import java.util.function.Consumer;

/** Looks for toys one way (Bluetooth, practice). Nothing is written to a toy by looking. */
public interface ToyFinder {
  /**
   * Starts looking. {@code found} is called on some background thread for every toy at first sight
   * and whenever its signal changes; {@code lost} when one has gone.
   *
   * @return closing it stops looking
   * @throws ToyException one that {@linkplain ToyException.Problem#isBluetooths is about Bluetooth}
   */
  Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) throws ToyException;

  /**
   * Listens. {@code heard} is called on some background thread for every toy whenever it is heard
   * calling out, as far as the system passes that on.
   *
   * @return closing it stops listening
   * @throws ToyException as {@link #look}
   */
  default Search listen(Consumer<SeenToy> heard) throws ToyException {
    return look(heard, _ -> {});
  }

  /** Whether {@link #connect} of this finder is the one for that toy. */
  boolean reaches(SeenToy toy);

  /**
   * Links with a toy: connects, discovers, reads its identifier and subscribes (protocol note,
   * "Connecting"). Blocks, at most about 20 s.
   */
  ToyLink connect(SeenToy toy) throws ToyException;

  /**
   * The same with a toy that this computer is to be remembered by.
   *
   * @param secret what both agreed on when it was paired ({@link ToyLink#freshSecret}); none for
   *     toys that need none. Wiped by the caller
   */
  default ToyLink connect(SeenToy toy, byte[] secret) throws ToyException {
    return connect(toy);
  }

  /** A search under way. */
  interface Search extends AutoCloseable {
    /**
     * Whether it can find nothing now, because what it looked by has gone (a system service that
     * was restarted, a radio that was switched off). All its toys count as lost then, and one that
     * is closed meanwhile does not tell of it any more; a new search may find them, or tell why
     * not.
     */
    default boolean isOver() {
      return false;
    }

    @Override
    void close();
  }
}
