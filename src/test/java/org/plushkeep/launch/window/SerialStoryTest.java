package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeSerial;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.PseudoTerminal;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.toy.serial.SerialFinder;
import org.plushkeep.toy.serial.UsbPorts;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** A toy on a USB serial port, through the window and the system's own terminal. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class SerialStoryTest {
  private static final String TITLE = "Good night " + Parent.letters();
  private static final byte[] CLIP = ToyClips.clip(50, 3);

  private static final String CARD = "#toy-" + Parent.TOY;

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

  private void opensWithAMessage() throws Exception {
    try (Vault vault = Vaults.create(house.vault, Parent.PASSPHRASE.toCharArray())) {
      vault
          .messages()
          .add(new NewMessage(TITLE, Instant.now(), Duration.ofSeconds(1), CLIP, new byte[0]));
    }
    house.open();
    parent.unlocks();
    window.click("#nav-toys");
    window.untilShown("#toy-Plushkeep-practice-toy");
    window.click("#toy-Plushkeep-practice-toy #pair");
    pairs();
    window.untilShown("#collect");
  }

  @Test
  void itIsCaredFor() throws Exception {
    opensWithAMessage();
    List<Integer> heart = new CopyOnWriteArrayList<>();
    toy.watchLed(led -> heart.add(led.mode()));
    window.click(CARD + " #care");
    window.untilText("#care-battery", "80 %");
    assertThat(window.everyWord())
        .contains(Parent.TOY, "A recording waits", "How loud: 50 %", "Inner program: not known");
    assertThat(heart).as("the child sees it").contains(1);
    see(
        () -> {
          window.<Slider>node("#care-cap").setValue(40);
          return true;
        });
    window.click("#care-volume-set");
    window.untilText("#care-message", "volume is set");
    assertThat(toy.volume()).isEqualTo(102);
    window.click("#care-find");
    window.until("it blinks", () -> heart.getLast() == 2);
    window.click("#care-stop");
    window.untilText("#care-message", "dark again");
    window.click("#care-play-2");
    window.untilText("#care-message", "may be empty");
    window.click("#care-send-2");
    window.untilShown("#send-go");
    window.click("#send-go");
    window.until("it says so", () -> window.everyWord().contains("in slot 2"));
    assertThat(toy.stored(2)).isEqualTo(CLIP);
    window.click("#send-close");
    window.untilText("#care-slot-2", TITLE);
    window.click("#care-play-2");
    window.untilText("#care-message", "played slot 2");
    window.press("#care-clear");
    window.click("#care-clear-yes");
    window.untilText("#care-message", "four slots are overwritten");
    for (int slot = 1; slot <= 4; slot++) {
      assertThat(toy.stored(slot).length).isGreaterThan(80_000);
      window.untilText("#care-slot-" + slot, "Silence");
    }
    window.speaksPlainly();
    terminal.close();
    window.untilText("#care-away", "Plug it in by USB");
    assertThat(window.node("#care-play-2").isDisabled()).isTrue();
    window.click("#care-back");
    window.until("it is away", () -> window.everyWord().contains("Not plugged in."));
    assertThat(window.isShown(CARD + " #toy-safety")).as("there is nothing to look at").isFalse();
    assertThat(toy.breaches()).isZero();
  }

  @Test
  void itsSafetyIsLookedAtAndWhileLockedItWaitsForUnlocking() throws Exception {
    opensWithAMessage();
    window.click(CARD + " #toy-safety");
    window.untilShown("#safety-summary");
    assertThat(window.text("#safety-summary"))
        .startsWith("Found: 0 serious, 1 of concern, 1 good to know");
    assertThat(window.everyWord())
        .contains("It is the toy that you paired", "It lets nobody in with a made-up secret")
        .contains("It does nothing for computers that it does not know", "does not try");
    window.speaksPlainly();
    window.click("#safety-save-text");
    window.untilText("#safety-message", "Saved as");
    try (var files = Files.list(house.exports)) {
      assertThat(Files.readString(files.findFirst().orElseThrow()))
          .contains("How safe is this toy?", "It is the toy that you paired")
          .doesNotContain(Parent.TOY, Parent.CHILD);
    }
    window.click("#safety-back");
    window.click("#locked-allow");
    window.until("it is on", () -> window.<CheckBox>node("#locked-allow").isSelected());
    parent.locks();
    window.untilText("#locked-plugged", "plugged in by USB. Unlock to collect from it");
    assertThat(window.isShown("#locked-collect")).isFalse();
    window.speaksPlainly();
    parent.unlocks();
    window.click("#nav-toys");
    window.click("#collect");
    untilSays("#collect-message", "2 new recordings");
    parent.locks();
    window.untilShown("#locked-plugged");
    terminal.close();
    window.untilGone("#locked-plugged");
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
