package org.plushkeep.console.player;

import java.util.Arrays;
import java.util.Optional;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.AudioInfo;
import org.plushkeep.audio.Envelope;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.Waveform;
import org.plushkeep.audio.file.SoundFiles;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * A recording in the clear, ready to be heard and to be drawn at every zoom.
 *
 * @param envelope of the decoded sound
 * @param outline the whole, and what is marked in it
 */
public record Sound(Envelope envelope, Waveform outline) {
  /**
   * Reads and decodes one, in the way asked for or in the one found when it was collected. Takes a
   * moment.
   */
  static Sound read(Vault vault, RecordingId id, Optional<String> way)
      throws VaultException, AudioException {
    Optional<Recording> recording = way.isPresent() ? Optional.empty() : vault.find(id);
    byte[] bytes = vault.readBytes(id);
    try {
      Pcm pcm =
          recording.isPresent()
              ? ToyAudio.decode(bytes, recording.get())
              : ToyAudio.decode(bytes, way.orElse(""));
      return new Sound(Envelope.of(pcm), Waveform.of(pcm));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The text that says what kind of recording it is. */
  static String kindKey(Recording recording) {
    if (recording.format().equals(AudioInfo.UNKNOWN)) {
      return "format.unknown";
    }
    return SoundFiles.isFormat(recording.format()) ? "format.file" : "format.known";
  }

  Pcm pcm() {
    return envelope.pcm();
  }

  /** Overwrites it. */
  void wipe() {
    pcm().wipe();
    envelope.wipe();
  }
}
