package org.plushkeep.audio.mpeg;

import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import net.sourceforge.jaad.aac.Decoder;
import net.sourceforge.jaad.mp4.MP4Exception;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.container.Samples;
import org.plushkeep.audio.container.SoundFile;

/**
 * Decodes AAC frame by frame. A frame that cannot be decoded is silence as long as the others;
 * where the first hundred cannot, none will.
 */
final class AacDecoding implements AutoCloseable {
  /** Its words about each bad frame are nobody's business; held, so that they stay unsaid. */
  private static final Logger DECODERS_LOG = Logger.getLogger("jaad");

  static {
    DECODERS_LOG.setUseParentHandlers(false);
  }

  private static final int MOST_FAILURES = 100;
  private static final int USUAL_FRAME = 1024;

  /** JAAD gives floating point in units of 16-bit samples. */
  private static final double SCALE = 1;

  private final byte[] config;
  private final long fileBytes;
  private final long expectedFrames;
  private Decoder decoder;
  private @Nullable Samples samples;
  private int rate;
  private int frameLength = USUAL_FRAME;
  private int failures;
  private boolean damaged;
  private @Nullable AudioException refusal;

  /**
   * @param config an AudioSpecificConfig (ISO 14496-3, 1.6.2.1)
   * @param expectedFrames as far as is known
   */
  AacDecoding(byte[] config, long fileBytes, long expectedFrames) throws AudioException {
    this.config = config.clone();
    this.fileBytes = fileBytes;
    this.expectedFrames = expectedFrames;
    decoder = freshDecoder();
  }

  private Decoder freshDecoder() throws AudioException {
    try {
      return Decoder.create(config);
    } catch (MP4Exception | RuntimeException e) {
      throw new AudioException("This AAC file is in a format that cannot be read.", e);
    }
  }

  /** Decodes one frame. */
  void add(byte[] frame) throws AudioException {
    boolean decoded = false;
    try {
      int before = samples == null ? 0 : samples.count();
      decoder.decodeFrame(frame, this::take);
      decoded = samples != null && samples.count() > before;
    } catch (RuntimeException | StackOverflowError e) {
      decoded = false; // the decoder's arrays are no place for a frame that lies
    }
    if (refusal != null) {
      throw refusal;
    }
    if (!decoded) {
      damaged = true;
      if (samples == null && ++failures > MOST_FAILURES) {
        throw new AudioException("This AAC file is in a format that cannot be read.");
      }
      decoder = freshDecoder();
      if (samples != null) {
        samples.addSilence(frameLength);
      }
    }
  }

  private void take(List<float[]> channels, int length, int frameRate) {
    if (channels.isEmpty()) {
      return; // a damaged frame
    }
    try {
      SoundFile.channels(channels.size());
      Samples into = samples;
      if (into == null) {
        rate = frameRate;
        into = new Samples(fileBytes, frameRate, expectedFrames * length);
        samples = into;
      }
      frameLength = length;
      if (frameRate == rate) {
        into.addMixed(channels, length, SCALE);
      }
    } catch (AudioException e) {
      refusal = e;
    } finally {
      channels.forEach(channel -> Arrays.fill(channel, 0, Math.min(length, channel.length), 0));
    }
  }

  /** Samples a second; 0 before the first frame. */
  int rate() {
    return rate;
  }

  void markDamaged() {
    damaged = true;
  }

  /**
   * What was decoded.
   *
   * @param format its name
   * @param leadIn samples that the encoder needed
   * @param most samples of the sound
   */
  SoundFile finish(String format, long leadIn, long most) throws AudioException {
    Samples all = samples;
    if (all == null) {
      throw new AudioException("This AAC file holds no sound that can be read.");
    }
    return new SoundFile(format, all.take(leadIn, most), damaged);
  }

  @Override
  public void close() {
    if (samples != null) {
      samples.close();
    }
  }
}
