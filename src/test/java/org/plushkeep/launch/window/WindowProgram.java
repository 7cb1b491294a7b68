package org.plushkeep.launch.window;

import static org.plushkeep.testing.AtTheWindow.see;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.LastSeen;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The whole window as a program of its own, with somebody at it who types what they are told to, a
 * key at a time: nothing of it is anywhere else in this program. It says each step that it has
 * done.
 */
public final class WindowProgram {
  private static final FileInputStream IN = new FileInputStream(FileDescriptor.in);

  private final AtTheWindow window = new AtTheWindow();
  private final char[] passphrase;
  private final char[] note;

  private WindowProgram(char[] passphrase, char[] note) {
    this.passphrase = passphrase;
    this.note = note;
  }

  /**
   * Arguments: the vault's folder, the folder that remembers, how many letters of the input are the
   * passphrase's and how many the note's; then the steps.
   */
  public static void main(String[] args) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    Thread shown =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    PlushkeepWindow.open(
                        Path.of(args[0]),
                        LastSeen.in(Path.of(args[1])),
                        List.of(),
                        MountedDrives.none(),
                        () -> new PracticeToy(List.of(), Radio.instant()),
                        PracticeToys::another,
                        ended::get);
                  } catch (WindowException e) {
                    say(e.toString());
                  }
                });
    WindowProgram program =
        new WindowProgram(read(Integer.parseInt(args[2])), read(Integer.parseInt(args[3])));
    int code = 0;
    try {
      untilJavaFxIsThere();
      for (String step : Arrays.asList(args).subList(4, args.length)) {
        program.take(step);
        say(step);
      }
    } catch (AssertionError | RuntimeException e) {
      say(e.toString());
      code = 1;
    }
    ended.set(true);
    shown.join();
    System.exit(code);
  }

  /** The window is opened by another thread; before that nobody can ask for anything in it. */
  private static void untilJavaFxIsThere() throws InterruptedException {
    CountDownLatch there = new CountDownLatch(1);
    while (there.getCount() > 0) {
      try {
        Platform.runLater(there::countDown);
        there.await();
      } catch (IllegalStateException notYet) {
        Thread.sleep(10);
      }
    }
  }

  private static char[] read(int letters) throws IOException {
    char[] read = new char[letters];
    for (int i = 0; i < letters; i++) {
      read[i] = (char) IN.read();
    }
    return read;
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private void take(String step) throws IOException {
    switch (step) {
      case "unlock" -> {
        typePassphrase();
        window.until("it is unlocked", () -> window.isShown("#nav-inbox"));
      }
      case "be refused" -> {
        typePassphrase();
        window.until("it says why", () -> !window.text("#unlock-problem").isEmpty());
        say(window.text("#unlock-problem"));
      }
      case "listen" -> listen();
      case "note" -> {
        window.click("#note");
        type(note);
      }
      case "look around" -> {
        for (String place : List.of("#nav-toys", "#nav-history", "#nav-inbox")) {
          window.click(place);
        }
      }
      case "lock" -> {
        window.click("#lock");
        window.untilShown("#unlock");
      }
      case "forget" -> {
        Arrays.fill(passphrase, ' ');
        Arrays.fill(note, ' ');
      }
      case "ready" -> WaitForAsyncUtils.waitForFxEvents();
      case "wait" -> {
        var _ = IN.read();
      }
      default -> throw new IllegalArgumentException(step);
    }
  }

  private void typePassphrase() {
    window.untilShown("#passphrase");
    window.click("#passphrase");
    type(passphrase);
    window.type(KeyCode.ENTER);
  }

  private void type(char[] letters) {
    for (char letter : letters) {
      window.robot().write(letter);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void listen() {
    window.until(
        "there are rows",
        () -> window.isShown("#recordings") && !window.list("#recordings").getItems().isEmpty());
    see(
        () -> {
          window.list("#recordings").getSelectionModel().clearAndSelect(0);
          return true;
        });
    window.until("it can be played", () -> !window.node("#play").isDisabled());
    window.click("#play");
    window.until("it plays", () -> !window.text("#position").equals("0:00.00"));
  }
}
