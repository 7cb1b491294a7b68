package org.plushkeep.launch.window;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.edit.Edits;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.Tones;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.testfx.framework.junit5.ApplicationExtension;

/** What every story of the messages begins with: a vault, a microphone, an ear. */
@ExtendWith(ApplicationExtension.class)
abstract class StudioStory {
  static final int RATE = 16_000;

  /** Two seconds that grow louder: every part is unlike every other. */
  static final short[] SOUND = growing(2 * RATE);

  static final Duration MOMENT = Duration.ofMillis(100);
  static final String NAME = "Good night " + Parent.letters();

  @TempDir Path folder;

  final AtTheWindow window = new AtTheWindow();
  final Ear ear = Ear.eager();
  House house;
  Parent parent;

  static short[] growing(int length) {
    short[] samples = Tones.sine(RATE, 440, 12_000, length);
    short[] other = Tones.sine(RATE, 1_330, 6_000, length);
    for (int i = 0; i < length; i++) {
      samples[i] = (short) ((samples[i] + other[i]) * (0.2 + 0.8 * i / length));
    }
    return samples;
  }

  @BeforeEach
  void start() {
    house = new House(folder, ear, () -> new PracticeToy(List.of(), Radio.instant()));
    parent = new Parent(window, house);
    house.open();
    parent.makesAVault();
    window.click("#nav-messages");
    window.untilShown("#record-message");
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  void begins() {
    window.click("#record-message");
    window.click("#record-start");
    window.untilText("#recording-mark", "Recording");
  }

  void says(short... sound) {
    house.microphone.say(sound);
    parent.waits(MOMENT);
  }

  void records(short... sound) {
    begins();
    says(sound);
    window.click("#record-stop");
    window.untilShown("#edit-keep");
  }

  void keeps(String name) {
    window.paste("#message-title", name);
    window.click("#edit-keep");
    window.untilShown("#message-name");
  }

  /** Plays by a button; what is heard until it ends by itself. */
  short[] hears(String button) {
    int before = ear.heard().length;
    window.click(button);
    window.until(
        "it has ended",
        () ->
            ear.heard().length > before
                && window.<ButtonBase>node(button).getAccessibleText().startsWith("Play"));
    return Arrays.copyOfRange(ear.heard(), before, ear.heard().length);
  }

  static short[] asTheToyPlays(Edits edits) throws Exception {
    Pcm edited = edits.apply(new Pcm(RATE, SOUND));
    return ToyAudio.decode(ToyAudio.encode(edited)).samples();
  }
}
