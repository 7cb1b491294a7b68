package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** A disk that refuses one step with one file. */
final class RefusingDisk extends IntakeDisk {
  /** What a disk may refuse. */
  enum Step {
    READ,
    DELETE,
    MOVE,
    WRITE
  }

  private final Step refused;
  private final Path file;

  RefusingDisk(Step refused, Path file) {
    this.refused = refused;
    this.file = file;
  }

  private void look(Step step, Path at) throws IOException {
    if (step == refused && at.equals(file)) {
      throw new AccessDeniedException(at.toString());
    }
  }

  @Override
  byte[] read(Path at) throws IOException {
    look(Step.READ, at);
    return super.read(at);
  }

  @Override
  byte[] read(Path at, int length) throws IOException {
    look(Step.READ, at);
    return super.read(at, length);
  }

  @Override
  void delete(Path at) throws IOException {
    look(Step.DELETE, at);
    super.delete(at);
  }

  @Override
  void move(Path from, Path to) throws IOException {
    look(Step.MOVE, from);
    super.move(from, to);
  }

  @Override
  void write(Path at, byte[] bytes) throws IOException {
    look(Step.WRITE, at);
    super.write(at, bytes);
  }
}
