package org.plushkeep.launch.window;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.plushkeep.console.settings.LockSettings;
import org.plushkeep.console.settings.SettingsStore;

/**
 * Settings in a file beside the vault, of which anybody may know. It is made when something is
 * chosen for the first time.
 *
 * @param file where they are, or will be
 */
record SettingsFile(Path file) implements SettingsStore {
  private static final String IDLE = "lock-after-minutes";
  private static final String MINIMISED = "lock-when-minimised";
  private static final String ALONE = "collect-by-itself-while-locked";

  /** Beside a vault's folder. */
  static SettingsFile beside(Path vaultFolder) {
    return new SettingsFile(vaultFolder.toAbsolutePath().resolveSibling("settings.properties"));
  }

  @Override
  public LockSettings load() {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      Properties saved = new Properties();
      saved.load(reader);
      return new LockSettings(
          Integer.parseInt(saved.getProperty(IDLE, "")),
          Boolean.parseBoolean(saved.getProperty(MINIMISED, "")),
          Boolean.parseBoolean(saved.getProperty(ALONE, "")));
    } catch (IOException | IllegalArgumentException e) {
      return LockSettings.USUAL;
    }
  }

  @Override
  public void save(LockSettings settings) throws IOException {
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(part)) {
        writer.write(IDLE + "=" + settings.idleMinutes() + "\n");
        writer.write(MINIMISED + "=" + settings.whenMinimised() + "\n");
        writer.write(ALONE + "=" + settings.collectsAlone() + "\n");
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
