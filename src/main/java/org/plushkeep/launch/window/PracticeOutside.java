package org.plushkeep.launch.window;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.toys.PracticeFace;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.cloudpets.ToyState;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;

/**
 * The window's practice toy: the way to it, its heart, its paw and its voice. It is made when
 * somebody first looks for it, on a background thread: its voice takes longer than a window may
 * wait.
 */
final class PracticeOutside implements ToyFinder, PracticeFace {
  private final Supplier<PracticeToy> maker;
  private final IntFunction<byte[]> another;

  /** Begins anywhere, so that after a new start too each recording is one the vault has not. */
  private final AtomicInteger next =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000));

  private @Nullable PracticeToy made; // guarded by this

  /**
   * @param maker makes the toy
   * @param another makes one more recording for it, another one for every number
   */
  PracticeOutside(Supplier<PracticeToy> maker, IntFunction<byte[]> another) {
    this.maker = maker;
    this.another = another;
  }

  private synchronized PracticeToy toy() {
    PracticeToy toy = made;
    if (toy == null) {
      toy = maker.get();
      made = toy;
    }
    return toy;
  }

  @Override
  public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) {
    return new PracticeFinder(toy()).look(found, lost);
  }

  @Override
  public boolean reaches(SeenToy seen) {
    return PracticeFinder.isPractice(seen);
  }

  @Override
  public ToyLink connect(SeenToy seen) throws ToyException {
    return new PracticeFinder(toy()).connect(seen);
  }

  @Override
  public void pressPaw() {
    toy().pressPaw();
  }

  @Override
  public void record() {
    PracticeToy toy = toy();
    // Singing takes longer than a window may wait.
    Thread.ofVirtual().start(() -> toy.record(another.apply(next.getAndIncrement())));
  }

  @Override
  public AutoCloseable watchMemory(Consumer<Boolean> listener) {
    return toy().watchState(state -> listener.accept(state == ToyState.RECORDING_WAITS));
  }

  @Override
  public AutoCloseable watchHeart(Consumer<Heart> listener) {
    return toy().watchLed(led -> listener.accept(heart(led)));
  }

  private static Heart heart(PracticeToy.Led led) {
    return switch (led.mode()) {
      case 1 -> Heart.GLOWING;
      case 2 -> Heart.BLINKING;
      default -> Heart.OFF;
    };
  }
}
