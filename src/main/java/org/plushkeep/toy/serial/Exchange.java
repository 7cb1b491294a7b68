package org.plushkeep.toy.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/**
 * One question at a time, asked again, byte for byte, until its answer comes. That is all there is
 * of acknowledgement: an answer with the question's number.
 */
final class Exchange {
  private final Line line;
  private final Timing timing;
  private final BooleanSupplier givenUp;
  private final FrameReader reader = new FrameReader();
  private final byte[] buffer = new byte[2048];
  private int at;
  private int filled;

  Exchange(Line line, Timing timing, BooleanSupplier givenUp) {
    this.line = line;
    this.timing = timing;
    this.givenUp = givenUp;
  }

  /**
   * Asks.
   *
   * @param fits what a frame says if it is the answer; everything else is left over from before
   * @param patience how long in all
   * @throws ToyException {@link Problem#NO_ANSWER}
   * @throws IOException the line is gone
   */
  <T> T ask(Frame question, Duration patience, Function<Frame, Optional<T>> fits)
      throws IOException, ToyException {
    byte[] wire = question.toWire();
    long end = System.nanoTime() + patience.toNanos();
    do {
      line.write(wire);
      long again = Math.min(end, System.nanoTime() + timing.answer().toNanos());
      Optional<T> answer = await(fits, again);
      if (answer.isPresent()) {
        return answer.get();
      }
    } while (System.nanoTime() - end < 0 && !givenUp.getAsBoolean());
    throw new ToyException(Problem.NO_ANSWER, "The toy on the USB port did not answer.");
  }

  private <T> Optional<T> await(Function<Frame, Optional<T>> fits, long until) throws IOException {
    while (true) {
      while (at < filled) {
        Optional<T> answer = reader.take(buffer[at++]).flatMap(fits);
        if (answer.isPresent()) {
          return answer;
        }
      }
      long left = until - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      at = 0;
      filled = line.read(buffer, Duration.ofNanos(left));
    }
  }
}
