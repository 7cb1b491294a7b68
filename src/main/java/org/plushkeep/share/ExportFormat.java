package org.plushkeep.share;

/** What a recording leaves the vault as. */
public enum ExportFormat {
  /** RIFF WAVE: the decoder's own rate and samples, 16 bit, one channel. */
  WAV("wav"),
  /** The toy's own bytes, exactly as they came. */
  TOY("au");

  private final String extension;

  ExportFormat(String extension) {
    this.extension = extension;
  }

  /** The file name's ending, without the dot. */
  public String extension() {
    return extension;
  }
}
