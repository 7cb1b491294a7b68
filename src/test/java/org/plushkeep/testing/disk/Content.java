package org.plushkeep.testing.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a {@link PowerCutDisk} holds: as it was forced last, and what has come since. */
sealed interface Content {
  /** A file. */
  final class File implements Content {
    /** What a disk writes whole or not at all. */
    private static final int SECTOR = 512;

    private byte[] forced = {};
    private final List<Write> since = new ArrayList<>();

    /**
     * @param bytes null for a truncation to {@code at}
     */
    private record Write(int at, byte[] bytes) {}

    void write(long at, byte[] bytes) {
      since.add(new Write(Math.toIntExact(at), bytes));
    }

    void truncate(long size) {
      since.add(new Write(Math.toIntExact(size), null));
    }

    void force() {
      Bytes bytes = new Bytes(forced);
      for (Write write : since) {
        if (write.bytes == null) {
          bytes.truncate(write.at);
        } else {
          bytes.put(write.at, write.bytes, 0, write.bytes.length);
        }
      }
      forced = bytes.toArray();
      since.clear();
    }

    private byte[] left(Random chance) {
      Bytes bytes = new Bytes(forced);
      for (Write write : since) {
        int fate = chance.nextInt(3); // all of it, nothing, or each sector for itself
        if (write.bytes == null) {
          if (fate == 0) {
            bytes.truncate(write.at);
          }
          continue;
        }
        for (int from = 0; from < write.bytes.length; from += SECTOR) {
          if (fate == 0 || fate == 2 && chance.nextBoolean()) {
            int length = Math.min(SECTOR, write.bytes.length - from);
            bytes.put(write.at + from, write.bytes, from, length);
          }
        }
      }
      return bytes.toArray();
    }
  }

  /** A folder. */
  final class Folder implements Content {
    private final Map<String, Content> forced = new HashMap<>();
    private final Map<String, Content> live = new HashMap<>();

    Content live(String name) {
      return live.get(name);
    }

    void name(Map<String, Content> names) {
      change(live, names);
    }

    void force(Map<String, Content> names) {
      change(forced, names);
    }

    private static void change(Map<String, Content> to, Map<String, Content> names) {
      names.forEach(
          (name, content) -> {
            if (content == null) {
              to.remove(name);
            } else {
              to.put(name, content);
            }
          });
    }

    /** Everything that is there, as forced. */
    void read(Path real) throws IOException {
      live.clear();
      try (var inside = Files.list(real)) {
        for (Path one : inside.toList()) {
          Content content;
          if (Files.isDirectory(one)) {
            Folder folder = new Folder();
            folder.read(one);
            content = folder;
          } else {
            File file = new File();
            file.forced = Files.readAllBytes(one);
            content = file;
          }
          live.put(one.getFileName().toString(), content);
        }
      }
      forced.clear();
      forced.putAll(live);
    }

    void writeWhatIsLeft(Path real, Random chance) throws IOException {
      Files.createDirectories(real);
      try (var inside = Files.list(real)) {
        for (Path one : inside.toList()) {
          remove(one);
        }
      }
      for (Map.Entry<String, Content> one : new java.util.TreeMap<>(forced).entrySet()) {
        Path path = real.resolve(one.getKey());
        switch (one.getValue()) {
          case Folder folder -> folder.writeWhatIsLeft(path, chance);
          case File file -> Files.write(path, file.left(chance));
        }
      }
    }

    private static void remove(Path path) throws IOException {
      if (Files.isDirectory(path)) {
        try (var inside = Files.list(path)) {
          for (Path one : inside.toList()) {
            remove(one);
          }
        }
      }
      Files.delete(path);
    }
  }

  /** Bytes that grow. */
  final class Bytes {
    private byte[] array;
    private int size;

    Bytes(byte[] start) {
      array = start.clone();
      size = start.length;
    }

    void put(int at, byte[] source, int from, int length) {
      if (at + length > array.length) {
        array = Arrays.copyOf(array, Math.max(at + length, array.length * 2));
      }
      System.arraycopy(source, from, array, at, length);
      size = Math.max(size, at + length);
    }

    void truncate(int newSize) {
      if (newSize < size) {
        Arrays.fill(array, newSize, size, (byte) 0);
        size = newSize;
      }
    }

    byte[] toArray() {
      return Arrays.copyOf(array, size);
    }
  }
}
