package org.plushkeep.console.studio;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The platform's own file chooser. Nothing of the choice is remembered. */
final class SoundChooser {
  private SoundChooser() {}

  static Optional<Path> ask(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser
        .getExtensionFilters()
        .setAll(
            new FileChooser.ExtensionFilter("WAV", "*.wav", "*.WAV"),
            new FileChooser.ExtensionFilter("*", "*"));
    File chosen = chooser.showOpenDialog(owner);
    return chosen == null ? Optional.empty() : Optional.of(chosen.toPath());
  }
}
