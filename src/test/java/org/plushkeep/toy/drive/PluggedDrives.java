package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plushkeep.recording.ToyId;

/** The drives that a test plugs in. */
public final class PluggedDrives implements MountedDrives {
  private final Map<Path, Drive> drives = new LinkedHashMap<>();

  /** Plugs in a folder as a drive of a name. */
  public synchronized Drive plug(Path root, String name) throws IOException {
    Drive drive = drive(root, name);
    drives.put(root, drive);
    return drive;
  }

  public synchronized void pull(Path root) {
    drives.remove(root);
  }

  @Override
  public synchronized List<Drive> now() {
    return List.copyOf(drives.values());
  }

  /** A folder as a drive of a name. */
  public static Drive drive(Path root, String name) throws IOException {
    return new Drive(ToyId.drive(name), name, root, Drive.markOf(root), Optional.empty(), false);
  }
}
