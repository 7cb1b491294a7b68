package org.plushkeep.collect;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.plushkeep.collect.DriveFiles.Kind;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.drive.DriveVolume;
import org.plushkeep.toy.safety.RecorderFacts;

/**
 * Looks at a recorder as whoever finds it would: counts what any program could play. Needs no
 * vault, and changes nothing.
 */
public final class RecorderLook {
  private final DriveVolume volume;
  private final DriveFiles files;

  public RecorderLook(Drive drive) {
    volume = new DriveVolume(drive);
    files = new DriveFiles(volume);
  }

  /**
   * Looks. Blocks for as long as the drive needs: of each file a few thousand bytes are read.
   *
   * @param cancelled asked at every file; true ends it with {@link ToyException.Problem#CANCELLED}
   * @throws ToyException {@link ToyException.Problem#UNPLUGGED}, {@link
   *     ToyException.Problem#UNREADABLE}
   */
  public RecorderFacts look(BooleanSupplier cancelled) throws ToyException {
    AtomicInteger recordings = new AtomicInteger();
    DriveVolume.Walked walked =
        volume.<ToyException>walk(
            file -> {
              Kind kind = files.kindOf(file);
              boolean recording = kind == Kind.RECORDING || kind == Kind.TOO_LARGE;
              if (recording) {
                recordings.incrementAndGet();
              }
              return recording || kind == Kind.HALF_ERASED;
            },
            cancelled);
    return new RecorderFacts(recordings.get(), walked.all());
  }
}
