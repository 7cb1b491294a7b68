package org.plushkeep.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.plushkeep.audio.g7221.BitRate;
import org.plushkeep.audio.g7221.G7221Decoder;
import org.plushkeep.audio.g7221.G7221Encoder;
import org.plushkeep.audio.g7221.Scaling;
import org.plushkeep.audio.g7221.WordOrder;

/**
 * Decoder and encoder side by side with the Recommendation's own in C, compiled at {@code -O2}: the
 * same 10-minute clip at 16 kbit/s, one core, in processor time, in turns; what both give is
 * compared bit for bit. Argument, or system property {@code plushkeep.reference}, or environment
 * {@code PLUSHKEEP_REFERENCE}: the folder of the sources.
 */
public final class ReferenceBench {
  private static final int TURNS = 5;
  private static final int RUNS_A_TURN = 3;
  private static final BitRate RATE = BitRate.KBIT_16;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ReferenceBench() {}

  /** Prints the figures on standard output, or why there are none. */
  public static void main(String[] arguments) throws InterruptedException {
    String environment = System.getenv().getOrDefault("PLUSHKEEP_REFERENCE", "");
    String property = System.getProperty("plushkeep.reference", "");
    String named = property.isEmpty() ? environment : property;
    String folder = arguments.length > 0 ? arguments[0] : named;
    if (folder.isEmpty()) {
      System.out.println(
          "not compared with the reference in C: -Dplushkeep.reference names no folder of sources");
      return;
    }
    try (Reference reference = Reference.compile(Path.of(folder).toAbsolutePath())) {
      compare(reference);
    } catch (IOException e) {
      System.out.println("not compared with the reference in C: " + e.getMessage());
    }
  }

  private static void compare(Reference reference) throws IOException, InterruptedException {
    short[] sound = DecodeBench.sound().samples();
    byte[] pcm = bytes(sound);
    byte[] frames = encode(sound);
    print("encode", reference, pcm, () -> encode(sound));
    print("decode", reference, frames, () -> bytes(decode(frames)));
  }

  private interface Ours {
    byte[] make();
  }

  private static void print(String program, Reference reference, byte[] input, Ours ours)
      throws IOException, InterruptedException {
    double[] here = new double[TURNS * RUNS_A_TURN];
    double[] there = new double[TURNS * RUNS_A_TURN];
    boolean same = true;
    ours.make(); // without compiled code to stand on
    for (int turn = 0; turn < TURNS; turn++) {
      Reference.Made made = reference.make(program, input, RUNS_A_TURN);
      System.arraycopy(made.seconds(), 0, there, turn * RUNS_A_TURN, RUNS_A_TURN);
      for (int run = 0; run < RUNS_A_TURN; run++) {
        long begun = THREADS.getCurrentThreadCpuTime();
        byte[] bytes = ours.make();
        here[turn * RUNS_A_TURN + run] = (THREADS.getCurrentThreadCpuTime() - begun) / 1e9;
        same &= Arrays.equals(bytes, made.bytes());
      }
    }
    Arrays.sort(here);
    Arrays.sort(there);
    int middle = here.length / 2;
    System.out.printf(
        "%s   reference in C -O2: median %7.1f ms, best %7.1f ms; here: median %7.1f ms, best"
            + " %7.1f ms; %.2f times its speed by the median, %.2f by the best; %s%n",
        program,
        there[middle] * 1e3,
        there[0] * 1e3,
        here[middle] * 1e3,
        here[0] * 1e3,
        there[middle] / here[middle],
        there[0] / here[0],
        same ? "the same bits" : "THE BITS DIFFER");
  }

  private static byte[] encode(short[] sound) {
    int frames = sound.length / G7221Encoder.FRAME_SAMPLES;
    byte[] bytes = new byte[frames * RATE.frameBytes()];
    G7221Encoder encoder = new G7221Encoder(RATE, WordOrder.PLAIN, Scaling.REFERENCE);
    for (int i = 0; i < frames; i++) {
      encoder.encode(sound, i * G7221Encoder.FRAME_SAMPLES, bytes, i * RATE.frameBytes());
    }
    return bytes;
  }

  private static short[] decode(byte[] frames) {
    int count = frames.length / RATE.frameBytes();
    short[] samples = new short[count * G7221Decoder.FRAME_SAMPLES];
    G7221Decoder decoder = new G7221Decoder(RATE, WordOrder.PLAIN);
    for (int i = 0; i < count; i++) {
      decoder.decode(frames, i * RATE.frameBytes(), samples, i * G7221Decoder.FRAME_SAMPLES);
    }
    return samples;
  }

  private static byte[] bytes(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }
}
