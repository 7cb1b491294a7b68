package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.AtTheWindow;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * In the smallest window every word can be read: none is cut off, outside, or under another. In
 * English, in German, and in a language that nobody speaks and whose words are half as long again.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class LayoutTest {
  /** Not a language of this earth. */
  private static final String LONG_WORDS = "qlw";

  private final List<String> troubles = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", LONG_WORDS})
  void everyWordCanBeReadInTheSmallestWindow(String language) throws Exception {
    if (language.equals(LONG_WORDS)) {
      makeLongWords();
    }
    try (Screens screens =
        new Screens(Locale.forLanguageTag(language), false, true, this::lookAt)) {
      screens.visitAll();
    }
    assertThat(troubles).isEmpty();
  }

  private void lookAt(String screen, Scene scene) {
    AtTheWindow.see(
        () -> {
          scene.getRoot().applyCss();
          scene.getRoot().layout();
          List<Node> seen =
              scene.getRoot().lookupAll("*").stream().filter(AtTheWindow::isSeen).toList();
          seen.forEach(node -> lookAt(screen, scene, node));
          seen.stream()
              .filter(LayoutTest::scrollsSideways)
              .forEach(_ -> troubles.add(screen + ": can only be read by scrolling sideways"));
          seen.stream()
              .filter(LayoutTest::shouldScroll)
              .forEach(
                  _ -> troubles.add(screen + ": is higher than its room and has no scroll bar"));
          List<Labeled> words =
              seen.stream()
                  .filter(node -> node instanceof Labeled && node.isManaged())
                  .map(Labeled.class::cast)
                  .filter(one -> hasWord(one) || one.getGraphic() != null)
                  .filter(one -> !hasAncestor(one, "list-view"))
                  .toList();
          for (int i = 0; i < words.size(); i++) {
            for (Labeled other : words.subList(i + 1, words.size())) {
              lookAtBoth(screen, words.get(i), other);
            }
          }
          return true;
        });
  }

  /** What stands in a question may hide what is behind it; nothing else hides anything. */
  private void lookAtBoth(String screen, Labeled one, Labeled other) {
    boolean nested = isInside(one, other) || isInside(other, one);
    boolean inFront = hasAncestor(one, "modal-pane") != hasAncestor(other, "modal-pane");
    Bounds first = seenOf(one);
    Bounds second = seenOf(other);
    double across =
        Math.min(first.getMaxX(), second.getMaxX()) - Math.max(first.getMinX(), second.getMinX());
    double down =
        Math.min(first.getMaxY(), second.getMaxY()) - Math.max(first.getMinY(), second.getMinY());
    if (!nested && !inFront && across > 1 && down > 1) {
      troubles.add(screen + ": " + called(one) + " and " + called(other) + " overlap");
    }
  }

  private static boolean scrollsSideways(Node node) {
    return node instanceof ScrollBar bar
        && bar.getOrientation() == Orientation.HORIZONTAL
        && (bar.getParent() instanceof ScrollPane || bar.getParent() instanceof VirtualFlow<?>);
  }

  private static boolean shouldScroll(Node node) {
    return node instanceof ScrollPane pane
        && !hasAncestor(pane, "text-area")
        && pane.getContent().getLayoutBounds().getHeight()
            > pane.getViewportBounds().getHeight() + 1
        && pane.getChildrenUnmodifiable().stream()
            .noneMatch(
                one ->
                    one instanceof ScrollBar bar
                        && bar.getOrientation() == Orientation.VERTICAL
                        && bar.isVisible());
  }

  /** Whether no frame around a node cuts it off, except one that is scrolled. */
  private static boolean canBeReached(Node node) {
    if (hasAncestor(node, "list-view")) {
      return true;
    }
    for (Node around = node.getParent(); around != null; around = around.getParent()) {
      if (around instanceof ScrollPane pane) {
        return holds(pane.getContent(), pane.getContent().getLayoutBounds(), node);
      }
      if (around.getClip() != null
          && !around.getStyleClass().contains("viewport")
          && !holds(around, around.getClip().getBoundsInParent(), node)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Node frame, Bounds within, Node node) {
    Bounds at = frame.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    return at.getMinX() >= within.getMinX() - 1
        && at.getMinY() >= within.getMinY() - 1
        && at.getMaxX() <= within.getMaxX() + 1
        && at.getMaxY() <= within.getMaxY() + 1;
  }

  /** Where a node is, as far as it is not scrolled out of sight. */
  private static Bounds seenOf(Node node) {
    Bounds at = node.localToScene(node.getLayoutBounds());
    for (Node around = node.getParent(); around != null; around = around.getParent()) {
      if (around instanceof ScrollPane pane) {
        Bounds frame = pane.localToScene(pane.getLayoutBounds());
        double left = Math.max(at.getMinX(), frame.getMinX());
        double top = Math.max(at.getMinY(), frame.getMinY());
        at =
            new BoundingBox(
                left,
                top,
                Math.max(0, Math.min(at.getMaxX(), frame.getMaxX()) - left),
                Math.max(0, Math.min(at.getMaxY(), frame.getMaxY()) - top));
      }
    }
    return at;
  }

  private static boolean isInside(Node node, Node outer) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasWord(Labeled label) {
    return label.getText() != null && !label.getText().isBlank();
  }

  private static String called(Labeled label) {
    return hasWord(label) ? "“" + label.getText() + "”" : "#" + label.getId();
  }

  private void lookAt(String screen, Scene scene, Node node) {
    if (!(node instanceof Labeled label) || !hasWord(label)) {
      return;
    }
    String about = screen + ": “" + label.getText() + "”";
    boolean mayBeShortened =
        label.getStyleClass().contains("row-who") || hasAncestor(label, "row-second");
    if (!mayBeShortened
        && label.lookup(".text") instanceof Text drawn
        && !drawn.getText().equals(label.getText())) {
      troubles.add(about + " is cut off");
    }
    if (label.lookup(".text") instanceof Text drawn && breaksAWord(drawn)) {
      troubles.add(about + " breaks within a word");
    }
    if (!canBeReached(label)) {
      troubles.add(about + " is cut off by what is around it");
    }
    Bounds at = label.localToScene(label.getLayoutBounds());
    boolean outside =
        at.getMinX() < -1
            || at.getMinY() < -1
            || at.getMaxX() > scene.getWidth() + 1
            || at.getMaxY() > scene.getHeight() + 1;
    if (outside && !hasAncestor(label, "scroll-pane") && !hasAncestor(label, "list-view")) {
      troubles.add(about + " is outside the window");
    }
  }

  private static boolean breaksAWord(Text drawn) {
    double room = drawn.getWrappingWidth();
    for (String word : drawn.getText().split("\\s+")) {
      Text alone = new Text(word);
      alone.setFont(drawn.getFont());
      // A path has no spaces, and breaks where it must.
      if (room > 0 && !word.contains("/") && alone.getLayoutBounds().getWidth() > room + 1) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAncestor(Node node, String style) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains(style)) {
        return true;
      }
    }
    return false;
  }

  /** A bundle beside the tests' classes: every vowel twice, what is in braces as it is. */
  private static void makeLongWords() throws IOException, URISyntaxException {
    Properties english = new Properties();
    try (InputStream in =
        LayoutTest.class.getResourceAsStream("/org/plushkeep/console/texts.properties")) {
      english.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    Properties longer = new Properties();
    english.forEach((key, text) -> longer.put(key, lengthened((String) text)));
    Path classes =
        Path.of(LayoutTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path file = classes.resolve("org/plushkeep/console/texts_" + LONG_WORDS + ".properties");
    Files.createDirectories(file.getParent());
    try (Writer out = Files.newBufferedWriter(file)) {
      longer.store(out, null);
    }
  }

  private static String lengthened(String text) {
    StringBuilder longer = new StringBuilder();
    int depth = 0;
    for (char one : text.toCharArray()) {
      depth += one == '{' ? 1 : one == '}' ? -1 : 0;
      longer.append(one);
      if (depth == 0 && "aeiou".indexOf(one) >= 0) {
        longer.append(one);
      }
    }
    return longer.toString();
  }
}
