package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks for what should be in the vault alone, in every file that was written meanwhile. */
final class Traces {
  private static final long LARGEST = 64_000_000;
  private static final int PIECE = 64;

  /** The folder that JUnit gives to another test, which may hear the same toy at this moment. */
  private static final Pattern OTHER_TEST = Pattern.compile("[/\\\\]junit-\\d+$");

  private final FileTime since;
  private final Map<String, List<byte[]>> secrets = new LinkedHashMap<>();

  private Traces(FileTime since) {
    this.since = since;
  }

  /** A minute is allowed for a file system whose clock is coarse or behind. */
  static Traces fromNowOn() {
    return new Traces(FileTime.from(Instant.now().minusSeconds(60)));
  }

  /** Words, as UTF-8 and as UTF-16 of either order. */
  Traces of(String what, String words) {
    secrets.put(
        what,
        List.of(
            words.getBytes(StandardCharsets.UTF_8),
            words.getBytes(StandardCharsets.UTF_16LE),
            words.getBytes(StandardCharsets.UTF_16BE)));
    return this;
  }

  /** A piece of a sound, in either order of bytes. */
  Traces of(String what, short[] samples, int from) {
    List<byte[]> pieces = new ArrayList<>();
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      ByteBuffer piece = ByteBuffer.allocate(2 * PIECE).order(order);
      for (int i = from; i < from + PIECE; i++) {
        piece.putShort(samples[i]);
      }
      pieces.add(piece.array());
    }
    secrets.put(what, pieces);
    return this;
  }

  /** A piece from the middle of some bytes. */
  Traces of(String what, byte[] bytes) {
    int middle = bytes.length / 2;
    secrets.put(what, List.of(java.util.Arrays.copyOfRange(bytes, middle, middle + PIECE)));
    return this;
  }

  /** Looks through a folder, but not where the parent has sent things. */
  void mustNotBeIn(Path folder, Path but) throws IOException {
    assertThat(foundIn(folder, but)).isEmpty();
  }

  /** Looks where programs keep things besides: temporary files, caches, settings, logs. */
  void mustNotBeWhereProgramsWrite(Path but) throws IOException {
    mustNotBeIn(Path.of(System.getProperty("java.io.tmpdir")), but);
    Path home = Path.of(System.getProperty("user.home"));
    for (String place :
        List.of(
            ".local/share",
            ".local/state",
            ".cache",
            ".config",
            ".java",
            ".openjfx",
            ".plushkeep",
            "AppData/Local",
            "AppData/Roaming",
            "Library/Application Support",
            "Library/Caches")) {
      mustNotBeIn(home.resolve(place), but);
    }
  }

  /** What was found where: none of the words themselves. */
  List<String> foundIn(Path folder, Path but) throws IOException {
    List<String> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            boolean othersTest = !dir.equals(folder) && OTHER_TEST.matcher(dir.toString()).find();
            return dir.equals(but) || othersTest
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                && attributes.size() < LARGEST
                && attributes.lastModifiedTime().compareTo(since) >= 0) {
              search(file, found);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE; // other programs' files come and go
          }
        });
    return found;
  }

  private void search(Path file, List<String> found) {
    String content;
    try {
      content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException notOurs) {
      return;
    }
    secrets.forEach(
        (what, forms) -> {
          if (forms.stream()
              .anyMatch(form -> content.contains(new String(form, StandardCharsets.ISO_8859_1)))) {
            found.add(what + " in " + file);
          }
        });
  }
}
