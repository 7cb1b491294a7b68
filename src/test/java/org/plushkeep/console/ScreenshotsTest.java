package org.plushkeep.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plushkeep.testing.AtTheWindow.see;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * Draws every screen into {@code target/screenshots}: light and dark, English and German, at one
 * and two pixels a point; and the pictures that the project shows of itself into {@code
 * assets/screenshots}. Not part of the normal run: {@code mvn -q test -Dtest=ScreenshotsTest
 * -DexcludedGroups=}; with {@code -Dscreens=} and a regular expression only those whose names match
 * it whole, and with {@code -Dlooks=} only in the looks that match, {@code de-dark} or {@code
 * en-light-small} say: every look leads through the whole window once more.
 */
@Tag("screenshots")
@ExtendWith(ApplicationExtension.class)
final class ScreenshotsTest {
  private static final Path TARGET = Path.of("target", "screenshots");
  private static final Path SHOWN = Path.of("assets", "screenshots");

  private static final Pattern WANTED = Pattern.compile(System.getProperty("screens", ".*"));

  private static final Pattern LOOKS = Pattern.compile(System.getProperty("looks", ".*"));

  /** What is drawn, and what it is called among the pictures that are shown. */
  private static final Map<String, String> BEST =
      Map.ofEntries(
          Map.entry("en-light-welcome-strong", "welcome.png"),
          Map.entry("en-light-playing", "listening.png"),
          Map.entry("en-light-toys", "toys.png"),
          Map.entry("en-light-care", "care.png"),
          Map.entry("en-light-safety", "safety.png"),
          Map.entry("en-light-sheet-paper", "recovery-sheet.png"),
          Map.entry("en-light-erase", "erase.png"),
          Map.entry("en-light-erased", "receipt.png"),
          Map.entry("de-dark-pairing", "pairing-dark-de.png"),
          Map.entry("de-dark-flagged", "listening-dark-de.png"));

  @ParameterizedTest
  @CsvSource({"en,light", "en,dark", "de,light", "de,dark"})
  void drawsEveryScreen(String language, String light) throws Exception {
    drawAll(language, light, false, language + "-" + light);
  }

  @ParameterizedTest
  @CsvSource({"en,light", "de,dark"})
  void drawsTheSmallestWindow(String language, String light) throws Exception {
    drawAll(language, light, true, language + "-" + light + "-small");
  }

  private static void drawAll(String language, String light, boolean small, String look)
      throws Exception {
    assumeTrue(LOOKS.matcher(look).matches(), look + " is not wanted");
    try (Screens screens =
        new Screens(
            Locale.forLanguageTag(language),
            light.equals("dark"),
            small,
            (screen, scene) -> {
              if (WANTED.matcher(screen).matches()) {
                draw(scene, look + "-" + screen);
              }
            })) {
      screens.visitAll();
    }
  }

  private static void draw(Scene scene, String name) throws IOException {
    for (int scale = 1; scale <= 2; scale++) {
      Path file = TARGET.resolve(name + (scale == 1 ? "" : "@2x") + ".png");
      Files.createDirectories(TARGET);
      ImageIO.write(SwingFXUtils.fromFXImage(picture(scene, scale), null), "png", file.toFile());
      if (scale == 2 && BEST.containsKey(name)) {
        Files.createDirectories(SHOWN);
        Files.copy(file, SHOWN.resolve(BEST.get(name)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static WritableImage picture(Scene scene, int scale) {
    return see(
        () -> {
          SnapshotParameters how = new SnapshotParameters();
          how.setTransform(Transform.scale(scale, scale));
          return scene.getRoot().snapshot(how, null);
        });
  }
}
