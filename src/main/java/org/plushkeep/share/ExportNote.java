package org.plushkeep.share;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.plushkeep.recording.Recording;

/**
 * The small text file beside exported sounds: what each is, and its SHA-256, so that anybody can
 * check years later that it is still the same. It names no child.
 */
final class ExportNote {
  static final String FILE_NAME = "plushkeep-export.txt";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

  private final ZonedDateTime exportedAt;
  private final StringBuilder text = new StringBuilder();

  ExportNote(ZonedDateTime exportedAt) {
    this.exportedAt = exportedAt;
    text.append("Recordings exported by Plushkeep on ")
        .append(TIME.format(exportedAt))
        .append(".\n\n")
        .append("These files are not encrypted: whoever has them can hear them.\n")
        .append(".wav  sound as any player opens it: 16-bit PCM, one channel,\n")
        .append("      decoded from the toy's bytes at the decoder's own rate\n")
        .append(".flac  the same samples as a .wav, in less room\n")
        .append(".opus  nearly the same sound in much less room, for phones\n")
        .append(".au   the toy's own bytes, exactly as they came over the radio\n")
        .append("Any other ending: an imported file, exactly as it came\n")
        .append("The SHA-256 under each file is its fingerprint: it changes when one bit does.\n");
  }

  void add(Recording recording, ExportFormat format, TargetFolder.Written written) {
    text.append('\n').append(written.path().getFileName()).append('\n');
    line("what", format.sentence(recording));
    line("recording", recording.id().toString());
    line("collected", TIME.format(recording.collectedAt().atZone(exportedAt.getZone())));
    line("format", recording.format());
    line(
        "length",
        recording.duration().isZero()
            ? "unknown"
            : String.format(Locale.ROOT, "%.2f s", recording.duration().toMillis() / 1000.0));
    line("SHA-256", written.sha256());
    if (format != ExportFormat.TOY) {
      boolean file = recording.toyId().isImported();
      line("SHA-256 of the " + (file ? "imported" : "toy's") + " bytes", recording.sha256());
    }
  }

  byte[] toBytes() {
    // Windows' older editors show one endless line without the carriage returns.
    return text.toString().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private void line(String name, String value) {
    text.append("  ").append(name).append(": ").append(value).append('\n');
  }
}
