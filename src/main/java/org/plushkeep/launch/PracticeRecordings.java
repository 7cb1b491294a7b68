package org.plushkeep.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.WavWriter;
import org.plushkeep.toy.practice.PracticeTunes;

/** What a practice recorder has recorded: files as school recorders write them. */
final class PracticeRecordings {
  private static final String FOLDER = "VOICE";

  private PracticeRecordings() {}

  /**
   * Records: the practice tunes on an empty recorder, else one tune that is not there yet.
   *
   * @return how many recordings are on it now
   */
  static int record(Path recorder) throws IOException {
    Path folder = Files.createDirectories(recorder.resolve(FOLDER));
    if (count(folder) == 0) {
      for (short[] tune : PracticeTunes.all()) {
        write(folder, tune);
      }
    } else {
      write(folder, PracticeTunes.another(ThreadLocalRandom.current().nextInt(1_000_000)));
    }
    return count(folder);
  }

  private static void write(Path folder, short[] tune) throws IOException {
    int number = 1;
    Path file = file(folder, number);
    while (Files.exists(file)) {
      file = file(folder, ++number);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      WavWriter.write(new Pcm(PracticeTunes.SAMPLE_RATE, tune), out);
    }
  }

  private static Path file(Path folder, int number) {
    return folder.resolve(String.format(Locale.ROOT, "REC%05d.WAV", number));
  }

  private static int count(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return (int) files.count();
    }
  }
}
