package org.plushkeep.toy.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Loads jSerialComm's native library. By itself that library would unpack it into the folder for
 * temporary files that everybody may write to, open to everybody, and load one that it finds there
 * already. Here it is unpacked where only this account may, loaded, and removed. On Windows, where
 * a library that is in use cannot be removed and that folder is each account's own, it does as it
 * always does.
 */
final class NativePart {
  private static final String WHERE = "jSerialComm.library.path";

  private static boolean loaded; // guarded by the class

  private NativePart() {}

  static synchronized void prepare() throws IOException {
    if (loaded) {
      return;
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      SerialPort.getVersion();
      loaded = true;
      return;
    }
    boolean mac = system.startsWith("mac");
    String name = mac ? "libjSerialComm.jnilib" : "libjSerialComm.so";
    Path folder = Files.createTempDirectory("plushkeep"); // for this account alone
    Path library = folder.resolve(name);
    try (InputStream in = open((mac ? "OSX/" : "Linux/") + processor(mac) + "/" + name)) {
      Files.copy(in, library);
      System.setProperty(WHERE, folder.toString());
      SerialPort.getVersion(); // loads it
      loaded = true;
    } finally {
      Files.deleteIfExists(library);
      Files.deleteIfExists(folder);
    }
  }

  private static String processor(boolean mac) {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64" -> mac ? "aarch64" : "armv8_64";
      default -> "unknown";
    };
  }

  /** From the library's own module, which keeps it to itself, or from the class path. */
  private static InputStream open(String resource) throws IOException {
    Module module = SerialPort.class.getModule();
    InputStream found;
    if (module.isNamed()) {
      try (ModuleReader reader =
          module
              .getLayer()
              .configuration()
              .findModule(module.getName())
              .orElseThrow()
              .reference()
              .open()) {
        found = reader.open(resource).orElse(null);
        if (found != null) {
          byte[] bytes = found.readAllBytes();
          found.close();
          return new java.io.ByteArrayInputStream(bytes);
        }
      }
    } else {
      found = SerialPort.class.getResourceAsStream("/" + resource);
    }
    if (found == null) {
      throw new FileNotFoundException("no library for this processor");
    }
    return found;
  }
}
