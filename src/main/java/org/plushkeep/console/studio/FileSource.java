package org.plushkeep.console.studio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.edit.Draft;
import org.plushkeep.audio.file.SoundFiles;

/** A sound file that a message is made of. The file itself stays as it is. */
final class FileSource {
  /** Enough for {@link #LONGEST} at any usual rate, and what a small computer can bear. */
  static final int MOST_BYTES = 100_000_000;

  /** Longer ones would be hard to find forty seconds in, and need much memory. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  /** What is wrong with a file. */
  enum Trouble {
    /** It cannot be read from the disk. */
    FILE,
    /** It holds no sound that can be read. */
    SOUND,
    /** It is bigger or longer than what a message is made of. */
    SIZE
  }

  /** A draft, or why there is none. */
  record Result(Optional<Draft> draft, Optional<Trouble> trouble) {
    static Result of(Trouble trouble) {
      return new Result(Optional.empty(), Optional.of(trouble));
    }
  }

  private FileSource() {}

  /** Blocks on the disk; what was between is wiped. */
  static Result read(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      return Result.of(Trouble.FILE);
    }
    try {
      return bytes.length > MOST_BYTES ? Result.of(Trouble.SIZE) : decode(bytes);
    } catch (AudioException e) {
      return Result.of(Trouble.SOUND);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static Result decode(byte[] bytes) throws AudioException {
    Pcm pcm = SoundFiles.read(bytes).pcm();
    try {
      return pcm.duration().compareTo(LONGEST) > 0
          ? Result.of(Trouble.SIZE)
          : new Result(Optional.of(Draft.of(pcm)), Optional.empty());
    } finally {
      pcm.wipe();
    }
  }
}
