package org.plushkeep.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Envelope;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.Waveform;
import org.plushkeep.audio.dsp.Spectrogram;

/**
 * How fast one core decodes, encodes, outlines and draws a 10-minute clip, as many times real time.
 * The sound is a melody with noise, made here. Prints the first run, which has no compiled code to
 * stand on, and the median and the best of those after it; all in the thread's own processor time,
 * so that a busy machine does not count.
 */
public final class DecodeBench {
  private static final int RATE = 16_000;
  private static final int SECONDS = 600;
  private static final int RUNS = 15;

  /** A wide window's, at two pixels a point. */
  private static final int COLUMNS = 1600;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private DecodeBench() {}

  private interface Work {
    void run() throws AudioException;
  }

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws AudioException {
    Pcm sound = sound();
    byte[] clip = ToyAudio.encode(sound);
    System.out.printf("a clip of %d s, %d bytes, one thread%n", SECONDS, clip.length);
    print("decode", () -> ToyAudio.decode(clip));
    print("encode", () -> ToyAudio.encode(sound));
    print("outline, with silence and clipping marked", () -> Waveform.of(sound));
    print("ready to be drawn at every zoom", () -> Envelope.of(sound));
    Envelope envelope = Envelope.of(sound);
    print("drawn once, the whole", () -> envelope.columns(0, 1, COLUMNS));
    print("drawn once, a tenth", () -> envelope.columns(0.4, 0.5, COLUMNS));
    double length = sound.samples().length;
    print("spectrogram of the whole", () -> spectrogram(sound, 0, length));
    print(
        "spectrogram of three seconds", () -> spectrogram(sound, length / 2, length / 2 + 48_000));
  }

  private static void spectrogram(Pcm sound, double from, double to) {
    Spectrogram.of(sound, from, to, COLUMNS, () -> false).orElseThrow();
  }

  private static void print(String name, Work work) throws AudioException {
    double first = seconds(work);
    double[] runs = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      runs[i] = seconds(work);
    }
    Arrays.sort(runs);
    double median = runs[RUNS / 2];
    System.out.printf(
        "%-42s first %7.1f ms (%6.0f times real time), median %7.1f ms (%6.0f), best %7.1f ms%n",
        name, first * 1e3, SECONDS / first, median * 1e3, SECONDS / median, runs[0] * 1e3);
  }

  private static double seconds(Work work) throws AudioException {
    long begun = THREADS.getCurrentThreadCpuTime();
    work.run();
    return (THREADS.getCurrentThreadCpuTime() - begun) / 1e9;
  }

  /** Notes of a third of a second that swell and fade, over a little noise. */
  static Pcm sound() {
    short[] samples = new short[RATE * SECONDS];
    int x = 1;
    for (int i = 0; i < samples.length; i++) {
      int note = i / (RATE / 3);
      double pitch = 220 * Math.pow(2, note * 7 % 12 / 12.0);
      double swell = Math.sin(Math.PI * (i % (RATE / 3)) / (RATE / 3.0));
      double phase = 2 * Math.PI * pitch * i / RATE;
      x = x * 1664525 + 1013904223;
      double tone = Math.sin(phase) + Math.sin(2 * phase) / 2 + Math.sin(5 * phase) / 5;
      samples[i] = (short) (6000 * swell * tone + (x >> 23));
    }
    return new Pcm(RATE, samples);
  }
}
