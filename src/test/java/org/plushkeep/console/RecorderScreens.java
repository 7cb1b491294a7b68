package org.plushkeep.console;

import static org.plushkeep.testing.AtTheWindow.see;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.drive.PluggedDrives;

/** The part of {@link Screens} that leads past a recorder that is plugged in. */
final class RecorderScreens implements AutoCloseable {
  private final AtTheWindow window;
  private final HandTime time;
  private final PluggedDrives drives = new PluggedDrives();
  private final Path root;

  RecorderScreens(AtTheWindow window, HandTime time) {
    this.window = window;
    this.time = time;
    try {
      root = Files.createTempDirectory("recorder");
      Files.createDirectory(root.resolve("VOICE"));
      for (int i = 0; i < 3; i++) {
        record(i);
      }
      Files.writeString(root.resolve("VOICE/settings.ini"), "[volume]");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MountedDrives drives() {
    return drives;
  }

  private void record(int number) throws IOException {
    Files.write(
        root.resolve("VOICE/REC" + number + ".WAV"),
        Wavs.mono16(8000, Tones.sine(8000, 300 + 50 * number, 6000, 9000)));
  }

  void visitAll(StudioScreens.Visit visit) throws Exception {
    window.press("#nav-toys");
    drives.plug(root, "EASI-SPEAK");
    untilSettled();
    visit.at("recorder");
    window.press("#drive-collect");
    window.untilShown("#drive-listen");
    visit.at("recorder-collected");
    record(7);
    window.press("#drive-erase");
    window.untilShown("#drive-erase-yes");
    visit.at("recorder-erase");
    window.press("#drive-erase-yes");
    untilSettled();
    visit.at("recorder-erased");
    Path away = root.resolveSibling(root.getFileName() + "-away");
    Files.move(root, away);
    window.press("#drive-collect");
    untilSettled();
    drives.pull(root);
    pass();
    visit.at("recorder-unplugged");
    Files.move(away, root);
    window.press("#nav-inbox");
  }

  private void untilSettled() {
    window.until(
        "it has said its last word",
        () -> {
          time.advance(Duration.ofMillis(500));
          return window.isShown("#drive-message")
              && !window.text("#drive-message").isEmpty()
              && !window.isShown("#drive-progress");
        });
  }

  private void pass() {
    see(
        () -> {
          time.advance(Duration.ofSeconds(2));
          return true;
        });
  }

  @Override
  public void close() {
    try (var all = Files.walk(root)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
