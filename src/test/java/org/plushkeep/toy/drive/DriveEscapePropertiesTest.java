package org.plushkeep.toy.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.plushkeep.testing.disk.UnpluggedDisk;

/** Whatever is on a drive: walking it and erasing all of it changes nothing outside. */
class DriveEscapePropertiesTest {
  private static final List<String> ODD =
      List.of(
          "..wav",
          "...",
          "..\\..\\x",
          "C:\\x",
          "con",
          "NUL.wav",
          "%2e%2e%2f",
          "a\nb",
          "\t",
          " ",
          "-rf",
          "~",
          "$HOME",
          "`id`",
          "\u202egnp.wav",
          "ﬀ",
          "é",
          "é",
          "👩‍👧",
          "x".repeat(255),
          "ß".repeat(127) + "s",
          "VOICE",
          "REC",
          "plushkeep-erasing-0.tmp");

  @Property(tries = 120)
  void nothingOutsideIsReadOrChanged(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int things, @ForAll boolean secure)
      throws Exception {
    Path folder = Files.createTempDirectory("drive");
    try {
      Path outside = Files.createDirectory(folder.resolve("outside"));
      Path target = Files.writeString(outside.resolve("secret"), "outside");
      Files.createDirectory(outside.resolve("inner"));
      Files.writeString(outside.resolve("inner/secret"), "outside too");
      Path root = Files.createDirectory(folder.resolve("drive"));
      fill(root, new Random(seed), things, List.of(outside, target, folder, Path.of("..")));
      TreeMap<String, String> before = content(outside);
      try (UnpluggedDisk plain = new UnpluggedDisk(root)) {
        DriveVolume volume =
            new DriveVolume(PluggedDrives.drive(secure ? root : plain.root(), "ODD"), false);
        int erased;
        int passes = 0;
        do { // where recorders keep recordings first, then everywhere
          erased = eraseAll(volume);
          passes++;
        } while (erased > 0);
        assertThat(passes).isLessThanOrEqualTo(3);
      }
      assertThat(content(outside)).isEqualTo(before);
    } finally {
      wipe(folder);
    }
  }

  private static int eraseAll(DriveVolume volume) throws Exception {
    List<DriveFile> files = new ArrayList<>();
    volume.<RuntimeException>walk(files::add, () -> false);
    for (DriveFile file : files) {
      assertThat(new String(volume.beginning(file, 100), StandardCharsets.UTF_8))
          .startsWith("inside");
      assertThat(new DriveEraser(volume).erase(file, _ -> true))
          .isEqualTo(DriveEraser.Outcome.ERASED);
    }
    return files.size();
  }

  private static void fill(Path root, Random random, int things, List<Path> targets)
      throws IOException {
    List<Path> folders = new ArrayList<>(List.of(root));
    for (int i = 0; i < things; i++) {
      String name = ODD.get(random.nextInt(ODD.size()));
      Path at = folders.get(random.nextInt(folders.size()));
      try {
        Path thing = at.resolve(name);
        if (!thing.getParent().equals(at) || Files.exists(thing, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        switch (random.nextInt(4)) {
          case 0 -> folders.add(Files.createDirectory(thing));
          case 1 -> Files.createSymbolicLink(thing, targets.get(random.nextInt(targets.size())));
          default -> Files.writeString(thing, "inside " + i);
        }
      } catch (InvalidPathException e) {
        continue; // no such name on this system
      }
    }
  }

  private static TreeMap<String, String> content(Path folder) throws IOException {
    TreeMap<String, String> all = new TreeMap<>();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        all.put(
            path.toString(),
            Files.isRegularFile(path)
                ? Files.readString(path) + Files.getLastModifiedTime(path)
                : "");
      }
    }
    return all;
  }

  private static void wipe(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
