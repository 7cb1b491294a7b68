package org.plushkeep.console.studio;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The platform's own file chooser: what is in a file, its bytes tell. Nothing is remembered. */
final class SoundChooser {
  private SoundChooser() {}

  static Optional<Path> ask(Window owner) {
    File chosen = new FileChooser().showOpenDialog(owner);
    return chosen == null ? Optional.empty() : Optional.of(chosen.toPath());
  }
}
