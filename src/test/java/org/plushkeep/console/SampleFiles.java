package org.plushkeep.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.plushkeep.testing.SoundFixtures;

/** Files as a parent may choose them: most are fine, and there is one of each trouble. */
final class SampleFiles {
  private SampleFiles() {}

  static List<Path> make() {
    try {
      Path folder = Files.createTempDirectory("plushkeep-sample");
      byte[] aac = SoundFixtures.read("stereo.m4a");
      return List.of(
          Files.write(
              folder.resolve("Kindergarten 3 November.mp3"), SoundFixtures.read("mpeg2.mp3")),
          Files.write(folder.resolve("Good night, grandpa.ogg"), SoundFixtures.read("vorbis.ogg")),
          Files.write(folder.resolve("Recording 12.m4a"), Arrays.copyOf(aac, aac.length / 2)),
          Files.write(folder.resolve("Recording 13.m4a"), SoundFixtures.read("alac.m4a")),
          Files.write(folder.resolve("Copy of Kindergarten.mp3"), SoundFixtures.read("mpeg2.mp3")),
          Files.write(folder.resolve("Shopping list.txt"), "Milk".getBytes(StandardCharsets.UTF_8)),
          Files.write(folder.resolve("REC0001.WAV"), new byte[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(List<Path> files) {
    try {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(files.getFirst().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
