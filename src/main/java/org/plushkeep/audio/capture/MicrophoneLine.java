package org.plushkeep.audio.capture;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.TargetDataLine;
import org.plushkeep.audio.AudioException;

/**
 * An open line of Java Sound's. It is asked what has come and never made to wait for more: a device
 * that falls silent for ever would keep whoever reads from stopping.
 */
final class MicrophoneLine implements AudioInput.Line {
  private static final long LOOK_AGAIN_NANOS = 10_000_000;

  private final TargetDataLine line;
  private final AudioFormat format;
  private byte[] bytes = new byte[0];

  MicrophoneLine(TargetDataLine line, AudioFormat format) {
    this.line = line;
    this.format = format;
  }

  /** Linear samples of whole bytes. */
  static boolean canRead(AudioFormat format) {
    int channels = format.getChannels();
    int bits = format.getSampleSizeInBits();
    return format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)
        && channels > 0
        && bits >= 16
        && bits <= 32
        && bits % 8 == 0
        && format.getFrameSize() == channels * bits / 8;
  }

  @Override
  public int sampleRate() {
    return Math.round(format.getSampleRate());
  }

  @Override
  public int read(short[] samples) throws AudioException {
    int frames = waiting(samples.length);
    if (frames == 0) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      frames = waiting(samples.length);
    }
    if (frames == 0) {
      return 0;
    }
    int length = frames * format.getFrameSize();
    if (bytes.length < length) {
      Arrays.fill(bytes, (byte) 0);
      bytes = new byte[length];
    }
    int got = line.read(bytes, 0, length);
    if (got <= 0) { // it had said that there was something
      throw gone();
    }
    return mix(samples, got / format.getFrameSize());
  }

  private int waiting(int most) throws AudioException {
    if (!line.isOpen()) {
      throw gone();
    }
    return Math.clamp(line.available() / format.getFrameSize(), 0, most);
  }

  /** The mean of the channels, by each sample's upper 16 bits. */
  private int mix(short[] samples, int frames) {
    int size = format.getSampleSizeInBits() / 8;
    int high = format.isBigEndian() ? 0 : size - 1;
    int low = format.isBigEndian() ? 1 : size - 2;
    int channels = format.getChannels();
    for (int frame = 0; frame < frames; frame++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        int at = (frame * channels + channel) * size;
        sum += bytes[at + high] << 8 | bytes[at + low] & 0xff;
      }
      samples[frame] = (short) Math.floorDiv(sum, channels);
    }
    return frames;
  }

  private static AudioException gone() {
    return new AudioException("The microphone has gone.");
  }

  @Override
  public void close() {
    line.stop();
    line.flush();
    line.close();
    Arrays.fill(bytes, (byte) 0);
  }
}
