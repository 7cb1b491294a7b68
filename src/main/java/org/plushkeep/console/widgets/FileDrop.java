package org.plushkeep.console.widgets;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** A place that files can be dropped on. They are copied from, never moved. */
public final class FileDrop {
  private static final PseudoClass WOULD_TAKE = PseudoClass.getPseudoClass("would-take");

  private FileDrop() {}

  /**
   * Takes files from now on.
   *
   * @param taker says whether it takes them
   */
  public static void on(Node place, Predicate<List<Path>> taker) {
    place.getStyleClass().add("drop-place");
    place.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    place.setOnDragEntered(event -> mark(place, event.getDragboard().hasFiles()));
    place.setOnDragExited(_ -> mark(place, false));
    place.setOnDragDropped(
        event -> {
          mark(place, false);
          event.setDropCompleted(taker.test(files(event)));
          event.consume();
        });
  }

  private static List<Path> files(DragEvent event) {
    return event.getDragboard().hasFiles()
        ? event.getDragboard().getFiles().stream().map(File::toPath).toList()
        : List.of();
  }

  private static void mark(Node place, boolean takes) {
    place.pseudoClassStateChanged(WOULD_TAKE, takes);
  }
}
