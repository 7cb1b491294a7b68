package org.plushkeep.audio;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.plushkeep.audio.dsp.Silences;
import org.plushkeep.audio.dsp.Span;

/**
 * What is worth seeing of a recording beside its outline: where it is silent and where it is cut
 * off because it was too loud.
 *
 * @param samples how many samples the recording has
 * @param silentPermille how much of it is silence, 0..1000; -1 when nobody has looked
 * @param silences where; those shorter than a bucket of the outline are left out here
 * @param clipped where it is cut off; places less than a quarter of a second apart are one
 */
public record Marks(int samples, int silentPermille, List<Span> silences, List<Span> clipped) {
  private static final int SHOUTS_A_SECOND = 4;

  /** Nobody has looked. */
  public static final Marks UNKNOWN = new Marks(0, -1, List.of(), List.of());

  public Marks {
    silences = List.copyOf(silences);
    clipped = List.copyOf(clipped);
  }

  /**
   * What is to be marked in decoded sound.
   *
   * @param clipped what was found
   */
  static Marks of(Pcm pcm, List<Span> clipped) {
    int length = pcm.samples().length;
    List<Span> silences = Silences.whole(pcm);
    long silent = silences.stream().mapToLong(span -> span.to() - span.from()).sum();
    return new Marks(
        length,
        length == 0 ? 1000 : (int) (1000 * silent / length),
        silences.stream().filter(span -> span.to() - span.from() >= bucket(length)).toList(),
        clipped);
  }

  /** Shorter than this nothing can be seen in the whole. */
  private static int bucket(int samples) {
    return Math.ceilDiv(samples, Waveform.MAX_BUCKETS);
  }

  /** What is cut off sooner again than this is one place: a shout is, at every swing of it. */
  static int apart(Pcm pcm) {
    return Math.max(bucket(pcm.samples().length), pcm.sampleRate() / SHOUTS_A_SECOND);
  }

  int byteCount() {
    return (4 + 2 * (silences.size() + clipped.size())) * Integer.BYTES;
  }

  void writeTo(ByteBuffer out) {
    out.putInt(samples).putInt(silentPermille);
    for (List<Span> spans : List.of(silences, clipped)) {
      out.putInt(spans.size());
      spans.forEach(span -> out.putInt(span.from()).putInt(span.to()));
    }
  }

  /**
   * Reads what {@link #writeTo} wrote, to the last byte.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Marks readFrom(ByteBuffer in) {
    try {
      int samples = in.getInt();
      int silent = in.getInt();
      Marks marks = new Marks(samples, silent, spans(in, samples), spans(in, samples));
      if (in.hasRemaining() || silent < -1 || silent > 1000) {
        throw new IllegalArgumentException("no marks");
      }
      return marks;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<Span> spans(ByteBuffer in, int samples) {
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / (2 * Integer.BYTES)) {
      throw new IllegalArgumentException(count + " spans");
    }
    List<Span> spans = new ArrayList<>(count);
    int before = 0;
    for (int i = 0; i < count; i++) {
      Span span = new Span(in.getInt(), in.getInt());
      if (span.from() < before || span.to() > samples) {
        throw new IllegalArgumentException(span.toString());
      }
      before = span.to();
      spans.add(span);
    }
    return spans;
  }
}
