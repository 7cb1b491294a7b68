package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Path;

/** Files as they are left by a program that is killed at one of its steps with them. */
final class DyingDisk extends IntakeDisk {
  /** No exception: nobody catches it to clear up. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private int left;

  /**
   * @param steps how many are done before the one it dies at, of which a half may be done
   */
  DyingDisk(int steps) {
    left = steps;
  }

  private void step() {
    if (left-- == 0) {
      throw new Killed();
    }
  }

  @Override
  void makeFolder(Path folder) throws IOException {
    step();
    super.makeFolder(folder);
  }

  @Override
  void write(Path file, byte[] bytes) throws IOException {
    if (left == 0) {
      super.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }
    step();
    super.write(file, bytes);
  }

  @Override
  byte[] read(Path file) throws IOException {
    step();
    return super.read(file);
  }

  @Override
  void move(Path from, Path to) throws IOException {
    step();
    super.move(from, to);
    step();
  }

  @Override
  void forceFolder(Path folder) throws IOException {
    step();
    super.forceFolder(folder);
  }

  @Override
  void delete(Path file) throws IOException {
    step();
    super.delete(file);
    step();
  }
}
