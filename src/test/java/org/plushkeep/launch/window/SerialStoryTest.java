package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeSerial;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.PseudoTerminal;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.toy.serial.SerialFinder;
import org.plushkeep.toy.serial.UsbPorts;
import org.testfx.framework.junit5.ApplicationExtension;

/** A toy on a USB serial port, through the window and the system's own terminal. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class SerialStoryTest {
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private final PracticeToy toy =
      new PracticeToy(List.of(ToyClips.clip(50, 1), ToyClips.clip(40, 2)), Radio.instant());
  private final AtomicReference<int[]> blinks = new AtomicReference<>(new int[0]);
  private final PracticeSerial socket = new PracticeSerial(toy, blinks::set);
  private House house;
  private Parent parent;
  private PseudoTerminal terminal;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/ptmx")), "this system has no pseudo-terminals");
    terminal = PseudoTerminal.open();
    Thread.ofPlatform().daemon().start(() -> socket.answer(terminal, () -> false));
    house = new House(folder, new SilentOutput(), PracticeToys::make);
    house.radios = List.of(new SerialFinder(UsbPorts.none().andPractice(Path.of(terminal.path()))));
    parent = new Parent(window, house);
  }

  @AfterEach
  void end() {
    house.clearAway();
    terminal.close();
  }

  private void pairs() {
    window.untilText("#pair-title", "Press the paw");
    int[] expected = blinks.get();
    assertThat(window.text("#pair-blinks"))
        .contains(expected[0] + ", then " + expected[1] + ", then " + expected[2] + " times")
        .contains("unplug it");
    window.speaksPlainly();
    toy.pressPaw();
    window.untilShown("#toy-name");
    window.paste("#toy-name", Parent.TOY);
    window.paste("#child-name", Parent.CHILD);
    window.type(KeyCode.ENTER);
  }

  private void untilSays(String where, String words) {
    window.until(
        "it says " + words,
        () -> {
          house.time.advance(Duration.ofMillis(200));
          return window.text(where).contains(words);
        });
  }

  @Test
  void itIsPairedByItsBlinksAndCollectedFromAndPairedAgainWhenItForgot() {
    house.open();
    parent.makesAVault();
    window.click("#nav-toys");
    window.untilShown("#toy-Plushkeep-practice-toy");
    assertThat(window.everyWord()).contains("Plushkeep practice toy", "only when you pair it");
    assertThat(blinks.get()).as("nobody has asked it anything").isEmpty();
    window.click("#toy-Plushkeep-practice-toy #pair");
    pairs();
    window.untilShown("#collect");
    assertThat(window.everyWord()).contains("Plugged in by USB.");
    window.click("#collect");
    untilSays("#collect-message", "2 new recordings");

    socket.forget();
    window.click("#collect");
    untilSays("#collect-message", "does not know this vault");
    assertThat(window.text("#collect")).isEqualTo("Pair");
    window.click("#collect");
    pairs();
    window.until(
        "it can be collected from", () -> window.text("#collect").equals("Collect recordings"));
    window.click("#collect");
    untilSays("#collect-message", "Nothing new");
    assertThat(toy.breaches()).isZero();
  }
}
