package org.plushkeep.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.AudioInfo;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.Waveform;
import org.plushkeep.audio.container.SoundFile;
import org.plushkeep.audio.file.SoundFiles;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;

/**
 * What the audio room says of a recording: kept beside its bytes, so that lists need no decoding.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
record Outline(String format, Duration duration, boolean endsEarly, byte[] peaks, Silence silence) {
  /** Of what no codec here reads. */
  static final Outline UNHEARD = outline(AudioInfo.UNKNOWN, Duration.ZERO, false, Waveform.EMPTY);

  /**
   * Never fails: bytes that no codec here reads are kept all the same, with an empty outline.
   *
   * @param way how a parent says that this toy's recordings are to be read; empty when none has
   */
  static Outline of(byte[] bytes, String way) {
    AudioInfo info = ToyAudio.describe(bytes, way);
    Waveform waveform = info.isKnown() ? waveform(bytes, info.format()) : Waveform.EMPTY;
    return outline(info.format(), info.duration(), info.endsEarly(), waveform);
  }

  private static Outline outline(
      String format, Duration duration, boolean endsEarly, Waveform waveform) {
    return new Outline(
        format,
        duration,
        endsEarly,
        waveform.isEmpty() ? new byte[0] : waveform.toBytes(),
        new Silence(waveform.marks().silentPermille()));
  }

  /**
   * Of a file from elsewhere, which may be a toy's recording that was exported once.
   *
   * @throws AudioException when it cannot be heard; it is kept all the same, see {@link #UNHEARD}
   */
  static Outline ofFile(byte[] bytes) throws AudioException {
    if (ToyAudio.isToys(bytes)) {
      Outline outline = of(bytes, "");
      if (!outline.format().equals(AudioInfo.UNKNOWN)) {
        return outline;
      }
    }
    SoundFile file = SoundFiles.read(bytes);
    try {
      Waveform waveform = Waveform.of(file.pcm());
      return outline(file.format(), file.pcm().duration(), file.endsEarly(), waveform);
    } finally {
      file.pcm().wipe();
    }
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

  /** What the vault is given. */
  NewRecording recording(ToyId toy, Instant collectedAt, byte[] bytes) {
    return new NewRecording(toy, collectedAt, bytes, duration, format, peaks, silence);
  }

  void wipe() {
    Arrays.fill(peaks, (byte) 0);
  }
}
