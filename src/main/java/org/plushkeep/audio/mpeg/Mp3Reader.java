package org.plushkeep.audio.mpeg;

import java.io.InputStream;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.container.Samples;
import org.plushkeep.audio.container.SoundFile;

/**
 * Reads MP3 files. A frame that cannot be decoded is silence of its length, so that everything
 * behind it keeps its place.
 */
public final class Mp3Reader {
  private static final int MOST_CHANNELS = 2;

  private final byte[] file;
  private final Mp3Frames frames;
  private final SampleBuffer buffer;
  private final OneFrame feed = new OneFrame();
  private Decoder decoder;
  private Bitstream stream;
  private boolean damaged;

  private Mp3Reader(byte[] file, Mp3Frames frames) {
    this.file = file;
    this.frames = frames;
    buffer = new SampleBuffer(frames.first().rate(), MOST_CHANNELS);
    decoder = freshDecoder();
    stream = new Bitstream(feed);
  }

  /** True when the bytes begin with frames that follow each other, behind an ID3 tag or not. */
  public static boolean recognizes(byte[] file) {
    return Mp3Frames.begin(file);
  }

  /**
   * Reads a file whole.
   *
   * @throws AudioException when the bytes are no MP3 file
   */
  public static SoundFile read(byte[] file) throws AudioException {
    Mp3Frames frames =
        Mp3Frames.of(file).orElseThrow(() -> new AudioException("This is not an MP3 file."));
    return new Mp3Reader(file, frames).read();
  }

  private SoundFile read() throws AudioException {
    Mp3Header first = frames.first();
    Mp3Info info = frames.count() == 0 ? Mp3Info.NONE : Mp3Info.of(file, frames.place(0), first);
    int from = info.isThere() ? 1 : 0;
    long total = (long) (frames.count() - from) * first.samples();
    if (total <= 0) {
      throw new AudioException("This MP3 file holds no sound.");
    }
    damaged = frames.isBroken() || frames.count() - from < info.frames();
    try (Samples samples = new Samples(file.length, first.rate(), total)) {
      for (int i = from; i < frames.count(); i++) {
        decode(frames.place(i), samples);
      }
      // What a cut file lacks at its end is not the silence that the encoder put there.
      long behind = damaged ? 0 : info.behind();
      long most = Math.max(0, total - info.before() - behind);
      return new SoundFile("mp3", samples.take(info.before(), most), damaged);
    } finally {
      Arrays.fill(buffer.getBuffer(), (short) 0);
    }
  }

  private void decode(int at, Samples samples) throws AudioException {
    @Nullable Mp3Header header = Mp3Header.at(file, at);
    int wanted = frames.first().samples();
    int length = header == null ? 0 : header.length();
    int channels = header == null ? 1 : header.channels();
    buffer.clear_buffer();
    feed.give(file, at, length);
    if (!decodeFed()) {
      damaged = true;
      decoder = freshDecoder();
      stream = new Bitstream(feed);
      samples.addSilence(wanted);
      return;
    }
    // Where the frames before it are missing, one gives less than it stands for.
    int there = Math.min(wanted, buffer.getBufferLength() / MOST_CHANNELS);
    short[] decoded = buffer.getBuffer();
    for (int i = 0; i < there; i++) {
      // Where there is one channel, the other's places stay empty.
      int first = decoded[MOST_CHANNELS * i];
      samples.add(channels == 1 ? first : (first + decoded[MOST_CHANNELS * i + 1]) / 2.0);
    }
    samples.addSilence(wanted - there);
  }

  private boolean decodeFed() {
    try {
      @Nullable Header header = stream.readFrame();
      if (header == null || !feed.isEmpty()) {
        return false;
      }
      decoder.decodeFrame(header, stream);
      stream.closeFrame();
      return true;
    } catch (JavaLayerException | RuntimeException e) {
      return false; // the decoder's arrays are no place for a frame that lies
    }
  }

  private Decoder freshDecoder() {
    Decoder fresh = new Decoder();
    fresh.setOutputBuffer(buffer);
    return fresh;
  }

  /** Ends behind each frame, so that the decoder never looks for the next by itself. */
  private static final class OneFrame extends InputStream {
    private byte[] file = {};
    private int at;
    private int end;

    void give(byte[] bytes, int from, int length) {
      file = bytes;
      at = from;
      end = from + length;
    }

    boolean isEmpty() {
      return at == end;
    }

    @Override
    public int read() {
      return at < end ? file[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int most) {
      if (at == end) {
        return -1;
      }
      int count = Math.min(most, end - at);
      System.arraycopy(file, at, into, offset, count);
      at += count;
      return count;
    }
  }
}
