package org.plushkeep.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;

/** Finds the toys that a test puts into range. */
public final class ScriptedFinder implements ToyFinder {
  private final Map<ToyId, ScriptedToy> inRange = new LinkedHashMap<>();
  private Consumer<SeenToy> lost = _ -> {};
  private int searches;
  private int looking;

  /** Puts a toy into range. */
  public ScriptedToy put(String id) {
    ScriptedToy toy = new ScriptedToy();
    inRange.put(new ToyId(id), toy);
    return toy;
  }

  /** Takes a toy out of range. */
  public void take(String id) {
    inRange.remove(new ToyId(id));
  }

  /** Takes a toy out of range, and tells whoever looks. */
  public void lose(String id) {
    take(id);
    lost.accept(seen(new ToyId(id)));
  }

  @Override
  public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) {
    this.lost = lost;
    searches++;
    looking++;
    inRange.keySet().forEach(id -> found.accept(seen(id)));
    return () -> looking--;
  }

  /** How often somebody has begun to look. */
  public int searches() {
    return searches;
  }

  /** Whether somebody looks now. */
  public boolean isLookedBy() {
    return looking > 0;
  }

  @Override
  public boolean reaches(SeenToy toy) {
    return inRange.containsKey(toy.id());
  }

  @Override
  public ToyLink connect(SeenToy toy) {
    return inRange.get(toy.id());
  }

  private static SeenToy seen(ToyId id) {
    return new SeenToy(id, "CloudPets B 1.0.19", SeenToy.Way.BLUETOOTH, OptionalInt.of(-60));
  }

  /** A computer without Bluetooth. */
  public static ToyFinder none() {
    return new ToyFinder() {
      @Override
      public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) throws ToyException {
        throw new ToyException(ToyException.Problem.NO_BLUETOOTH, "There is no Bluetooth here.");
      }

      @Override
      public boolean reaches(SeenToy toy) {
        return false;
      }

      @Override
      public ToyLink connect(SeenToy toy) {
        throw new IllegalStateException();
      }
    };
  }
}
