package org.plushkeep.share;

import org.plushkeep.audio.AudioInfo;
import org.plushkeep.audio.file.SoundFiles;
import org.plushkeep.recording.Recording;

/** What a recording leaves the vault as. */
public enum ExportFormat {
  /** RIFF WAVE: the decoder's own rate and samples, 16 bit, one channel. */
  WAV("wav", "WAV, decoded"),
  /** FLAC: the very same samples in less room. */
  FLAC("flac", "FLAC, decoded: the same samples as a WAV"),
  /** Ogg Opus: nearly the same sound in much less room. */
  OPUS("opus", "Ogg Opus, decoded and encoded anew"),
  /** The toy's own bytes, exactly as they came. */
  TOY("au", "the toy's original bytes");

  private final String extension;
  private final String sentence;

  ExportFormat(String extension, String sentence) {
    this.extension = extension;
    this.sentence = sentence;
  }

  /** The file name's ending, without the dot; of an imported file's own bytes, the file's kind. */
  public String extension(Recording recording) {
    if (this != TOY) {
      return extension;
    }
    if (SoundFiles.isFormat(recording.format())) {
      return SoundFiles.extension(recording.format());
    }
    boolean unknownFile =
        recording.toyId().isFiles() && recording.format().equals(AudioInfo.UNKNOWN);
    return unknownFile ? "bin" : extension;
  }

  /** What it is, as the text beside the files says it. */
  String sentence(Recording recording) {
    return this == TOY && recording.toyId().isFiles()
        ? "the imported file's original bytes"
        : sentence;
  }
}
