package org.plushkeep.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.playback.AudioOutput;
import org.plushkeep.audio.playback.Player;

/**
 * How long it takes from the click on play until the device has the first samples, for a clip of 40
 * s played in several manners, on a line that is open at once. What a device adds is its own.
 */
public final class PlayBench {
  private static final int RATE = 16_000;
  private static final int SECONDS = 40;
  private static final int RUNS = 21;

  private PlayBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.printf("a clip of %d s, until the first sample is written%n", SECONDS);
    print("play", player -> {});
    print("play, at 1.5 times the speed", player -> player.setSpeed(1.5));
    print("play, levelled", player -> player.setLevelled(true));
    print("play, without silence", player -> player.setSkipsSilence(true));
    print(
        "play, all of these",
        player -> {
          player.setSpeed(1.5);
          player.setLevelled(true);
          player.setSkipsSilence(true);
        });
    print("play, in the middle", player -> player.seek(Duration.ofSeconds(SECONDS / 2)));
  }

  private static void print(String name, Consumer<Player> manner) throws InterruptedException {
    double[] runs = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      runs[i] = millisToFirstSound(manner);
    }
    double first = runs[0];
    Arrays.sort(runs);
    System.out.printf(
        "%-30s first %6.2f ms, median %6.2f ms, worst %6.2f ms%n",
        name, first, runs[RUNS / 2], runs[RUNS - 1]);
  }

  private static double millisToFirstSound(Consumer<Player> manner) throws InterruptedException {
    FirstWrite output = new FirstWrite();
    try (Player player = new Player(new Pcm(RATE, melody()), output)) {
      manner.accept(player);
      long begun = System.nanoTime();
      player.play();
      output.written.await();
      return (output.at - begun) / 1e6;
    }
  }

  /** Words of half a second with pauses of a second. */
  private static short[] melody() {
    short[] samples = new short[RATE * SECONDS];
    for (int i = 0; i < samples.length; i++) {
      boolean speaks = i % (3 * RATE / 2) < RATE / 2;
      samples[i] = (short) ((speaks ? 9000 : 20) * Math.sin(2 * Math.PI * 300 * i / RATE));
    }
    return samples;
  }

  /** Tells when the first samples came. */
  private static final class FirstWrite implements AudioOutput {
    private final CountDownLatch written = new CountDownLatch(1);
    private volatile long at;

    @Override
    public Line open(int sampleRate) {
      return new Line() {
        private long count;

        @Override
        public void write(short[] samples, int offset, int length) {
          if (count == 0) {
            at = System.nanoTime();
            written.countDown();
          }
          count += length;
        }

        @Override
        public long position() {
          return count;
        }

        @Override
        public void drain() {}

        @Override
        public long stop() {
          return count;
        }

        @Override
        public void close() {}
      };
    }
  }
}
