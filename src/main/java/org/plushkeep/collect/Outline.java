package org.plushkeep.collect;

import java.time.Duration;
import java.util.Arrays;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.AudioInfo;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.Waveform;
import org.plushkeep.recording.Silence;

/**
 * What the audio room says of a recording: kept beside its bytes, so that lists need no decoding.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
record Outline(String format, Duration duration, boolean endsEarly, byte[] peaks, Silence silence) {
  /**
   * Never fails: bytes that no codec here reads are kept all the same, with an empty outline.
   *
   * @param way how a parent says that this toy's recordings are to be read; empty when none has
   */
  static Outline of(byte[] bytes, String way) {
    AudioInfo info = ToyAudio.describe(bytes, way);
    Waveform waveform = info.isKnown() ? waveform(bytes, info.format()) : Waveform.EMPTY;
    return new Outline(
        info.format(),
        info.duration(),
        info.endsEarly(),
        waveform.isEmpty() ? new byte[0] : waveform.toBytes(),
        new Silence(waveform.marks().silentPermille()));
  }

  private static Waveform waveform(byte[] bytes, String format) {
    try {
      Pcm pcm = ToyAudio.decode(bytes, format);
      try {
        return Waveform.of(pcm);
      } finally {
        pcm.wipe();
      }
    } catch (AudioException e) {
      return Waveform.EMPTY;
    }
  }

  void wipe() {
    Arrays.fill(peaks, (byte) 0);
  }
}
