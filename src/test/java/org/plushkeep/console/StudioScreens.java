package org.plushkeep.console;

import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.AccessibleAction;
import org.plushkeep.audio.capture.Mouth;
import org.plushkeep.console.studio.SoundSources;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.Babble;
import org.plushkeep.testing.Wavs;

/** The part of {@link Screens} that leads through the messages. */
final class StudioScreens {
  /** Looks at one screen. */
  interface Visit {
    void at(String screen) throws Exception;
  }

  private final AtTheWindow window;
  private final HandTime time;
  private final SampleWords words;
  private final Mouth microphone = new Mouth(16_000);
  private Path soundFile = Path.of("not", "there.wav");

  StudioScreens(AtTheWindow window, HandTime time, SampleWords words) {
    this.words = words;
    this.window = window;
    this.time = time;
  }

  SoundSources sources() {
    return SoundSources.only(microphone, _ -> Optional.of(soundFile));
  }

  void visitAll(Visit visit) throws Exception {
    window.press("#nav-messages");
    window.untilShown("#messages-empty");
    visit.at("messages-empty");
    window.press("#record-message");
    visit.at("record");
    window.press("#record-file");
    window.untilShown("#record-problem");
    visit.at("record-no-file");
    window.press("#record-back");
    window.press("#record-message");
    tooLong(visit);
    microphone.unplug();
    window.press("#record-start");
    window.untilShown("#record-problem");
    visit.at("record-no-microphone");
    microphone.plugIn();
    window.press("#record-start");
    window.until("it records", () -> microphone.isOpen() && window.isShown("#recording-mark"));
    short[] speech = Babble.speak(16_000, 8, 24_000, 3);
    microphone.say(speech);
    passes(Duration.ofMillis(100));
    visit.at("recording");
    short[] shouted = new short[800];
    Arrays.fill(shouted, Short.MAX_VALUE);
    microphone.say(shouted);
    passes(Duration.ofMillis(100));
    window.untilShown("#too-loud");
    visit.at("recording-too-loud");
    microphone.unplug();
    window.untilShown("#edit-notice");
    microphone.plugIn();
    slide("#trim-from", 0.1);
    slide("#trim-to", 0.85);
    window.press("#fade-out");
    see(
        () -> {
          window.input("#message-title").setText(words.goodNight());
          return true;
        });
    visit.at("message");
    window.press("#edit-discard");
    window.untilShown("#discard-no");
    visit.at("message-discard");
    window.press("#discard-no");
    window.press("#edit-keep");
    window.untilShown("#message-name");
    visit.at("messages");
    window.press("#message-erase");
    window.untilShown("#message-erase-no");
    visit.at("message-erase");
    window.press("#message-erase-no");
    window.press("#nav-inbox");
  }

  private void tooLong(Visit visit) throws Exception {
    soundFile = Files.createTempFile("fifty seconds", ".wav");
    try {
      short[] fifty = new short[50 * 16_000];
      System.arraycopy(Babble.speak(16_000, 8, 24_000, 5), 0, fifty, 16_000 * 30, 16_000 * 8);
      Files.write(soundFile, Wavs.mono16(16_000, fifty));
      window.press("#record-file");
      window.untilShown("#too-long");
      visit.at("message-too-long");
      window.press("#edit-discard");
      window.press("#discard-yes");
      window.press("#record-message");
    } finally {
      Files.delete(soundFile);
    }
  }

  private void passes(Duration howLong) {
    see(
        () -> {
          time.advance(howLong);
          return true;
        });
  }

  private void slide(String query, double to) {
    see(
        () -> {
          window.node(query).executeAccessibleAction(AccessibleAction.SET_VALUE, to);
          return true;
        });
  }
}
