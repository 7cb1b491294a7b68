package org.plushkeep.console;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The platform's own chooser of files. It offers every file: what is in one, its bytes tell.
 * Nothing of the choice is remembered.
 */
final class FilesChooser {
  private FilesChooser() {}

  static List<Path> ask(Window owner) {
    @Nullable List<File> chosen = new FileChooser().showOpenMultipleDialog(owner);
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  }
}
