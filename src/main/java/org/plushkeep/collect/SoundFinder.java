package org.plushkeep.collect;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.file.SoundFiles;

/**
 * The files that are meant by what somebody chose: a file is itself, whatever is in it; a folder is
 * the files of sound in it and in its folders, by their first bytes. Links in a folder are not
 * followed, and what is hidden stays so.
 */
final class SoundFinder {
  private static final int MOST_DEPTH = 16;
  private static final int MOST_FILES = 10_000;
  private static final int BEGINNING = 1 << 16;

  private SoundFinder() {}

  /** The files, each once; a folder without any is there itself, to be told of. */
  static List<Path> find(List<Path> chosen, BooleanSupplier cancelled) {
    Set<Path> found = new LinkedHashSet<>();
    for (Path one : chosen) {
      List<Path> meant = Files.isDirectory(one) ? inFolder(one, cancelled) : List.of();
      found.addAll(meant.isEmpty() ? List.of(one) : meant);
    }
    return List.copyOf(found);
  }

  private static List<Path> inFolder(Path folder, BooleanSupplier cancelled) {
    TreeSet<Path> sounds = new TreeSet<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.noneOf(FileVisitOption.class),
          MOST_DEPTH,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
                throws IOException {
              boolean skip = !inner.equals(folder) && Files.isHidden(inner);
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (attributes.isRegularFile() && !Files.isHidden(file) && isSound(file)) {
                sounds.add(file);
              }
              boolean enough = sounds.size() >= MOST_FILES || cancelled.getAsBoolean();
              return enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return List.copyOf(sounds); // what was seen of it
    }
    return List.copyOf(sounds);
  }

  /** Whether a file that begins so is one of sound. */
  static boolean isSound(byte[] beginning) {
    // An MP3 file's pictures may be longer than what was read of it.
    boolean tagged =
        beginning.length > 3 && beginning[0] == 'I' && beginning[1] == 'D' && beginning[2] == '3';
    return tagged || SoundFiles.recognizes(beginning) || ToyAudio.isToys(beginning);
  }

  private static boolean isSound(Path file) {
    try {
      byte[] beginning = FileBytes.beginning(file, BEGINNING);
      try {
        return isSound(beginning);
      } finally {
        Arrays.fill(beginning, (byte) 0);
      }
    } catch (IOException e) {
      return true; // the import says why it cannot be read
    }
  }
}
