package org.plushkeep.console;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/** The platform's own folder chooser. Nothing of the choice is remembered. */
final class FolderChooser {
  private FolderChooser() {}

  static Optional<Path> ask(Window owner) {
    File chosen = new DirectoryChooser().showDialog(owner);
    return chosen == null ? Optional.empty() : Optional.of(chosen.toPath());
  }
}
