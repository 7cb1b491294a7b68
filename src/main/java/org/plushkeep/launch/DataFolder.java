package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plushkeep.vault.LastSeen;

/** Where the window keeps its vault when nobody says otherwise: each system's own place for it. */
final class DataFolder {
  private DataFolder() {}

  /** The vault's folder for this system and person. */
  static Path defaultVault() {
    return defaultVault(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System::getenv);
  }

  /**
   * The same for any system.
   *
   * @param environment gives null for a variable that is not set
   */
  static Path defaultVault(String osName, Path home, Environment environment) {
    return dataFolder(osName.toLowerCase(Locale.ROOT), home, environment).resolve("vault");
  }

  /** What remembers on this computer how far each vault has come; outside every vault. */
  static LastSeen lastSeen() {
    String os = System.getProperty("os.name", "");
    Path home = Path.of(System.getProperty("user.home", "."));
    return LastSeen.in(stateFolder(os.toLowerCase(Locale.ROOT), home, System::getenv));
  }

  /**
   * Where a program keeps what it has to remember: on Linux it is not the data's folder, so that
   * who brings that back from a copy does not bring this back with it.
   *
   * @param environment gives null for a variable that is not set
   */
  static Path stateFolder(String os, Path home, Environment environment) {
    if (os.startsWith("windows") || os.startsWith("mac")) {
      return dataFolder(os, home, environment).resolve("last-seen");
    }
    String xdg = environment.get("XDG_STATE_HOME");
    Path base =
        xdg == null || !xdg.startsWith("/")
            ? home.resolve(".local").resolve("state")
            : Path.of(xdg);
    return base.resolve("plushkeep").resolve("last-seen");
  }

  private static Path dataFolder(String os, Path home, Environment environment) {
    if (os.startsWith("windows")) {
      // The local one: what is in APPDATA itself "roams", that is, is copied to a school's server.
      String appData = environment.get("LOCALAPPDATA");
      Path base =
          appData == null || appData.isBlank()
              ? home.resolve("AppData").resolve("Local")
              : Path.of(appData);
      return base.resolve("Plushkeep");
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Plushkeep");
    }
    // XDG Base Directory Specification: a relative path is to be ignored.
    String xdg = environment.get("XDG_DATA_HOME");
    Path base =
        xdg == null || !xdg.startsWith("/")
            ? home.resolve(".local").resolve("share")
            : Path.of(xdg);
    return base.resolve("plushkeep");
  }

  /** Environment variables. */
  @FunctionalInterface
  interface Environment {
    @Nullable String get(String name);
  }
}
