package org.plushkeep.launch.window;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.util.List;
import java.util.stream.Stream;
import javafx.stage.Window;

/**
 * The part of JavaFX that speaks to this system's display. A rehearsal has no display, so nothing
 * of it would be in the AOT cache that a parent's start finds.
 */
public final class DisplayClasses {
  private static final List<String> PACKAGES =
      List.of(
          "com/sun/glass/ui/(gtk|mac|win|delegate)/",
          "com/sun/prism/(es2|d3d|mtl|ps|impl/ps)/",
          "com/sun/javafx/font/(coretext|directwrite|freetype)/");

  private DisplayClasses() {}

  /** Loads them, and runs nothing of them. */
  public static void load() {
    Module graphics = Window.class.getModule();
    var home = ModuleLayer.boot().configuration().findModule(String.valueOf(graphics.getName()));
    if (home.isEmpty()) {
      return; // on a class path: no cache is made there
    }
    try (ModuleReader reader = home.get().reference().open();
        Stream<String> names = reader.list()) {
      names
          .filter(name -> PACKAGES.stream().anyMatch(it -> name.matches(it + "[^/]+\\.class")))
          .map(name -> name.substring(0, name.lastIndexOf('.')).replace('/', '.'))
          .forEach(name -> load(graphics, name));
    } catch (IOException e) {
      // Then they are not in the cache.
    }
  }

  private static void load(Module graphics, String name) {
    try {
      var _ = Class.forName(graphics, name);
    } catch (LinkageError e) {
      // One that needs another system.
    }
  }
}
