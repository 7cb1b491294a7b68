package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.edit.Edits;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.console.settings.LockSettings;
import org.plushkeep.recording.Message;
import org.plushkeep.testing.Wavs;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/** No microphone, one that goes away, no room, no sound, and a vault that is locked meanwhile. */
@Timeout(300)
final class StudioTroubleStoryTest extends StudioStory {
  @Test
  void withoutAMicrophoneOneSentenceSaysSoAndEverythingElseWorks() {
    house.microphone.unplug();
    window.click("#record-message");
    window.click("#record-start");
    window.untilText("#record-problem", "no microphone right now");
    window.speaksPlainly();
    assertThat(window.isShown("#recording-mark")).isFalse();
    house.microphone.plugIn();
    window.click("#record-start");
    window.untilText("#recording-mark", "Recording");
    assertThat(window.isShown("#record-problem")).isFalse();
    says(SOUND);
    window.click("#record-stop");
    window.untilShown("#edit-keep");
  }

  @Test
  void unpluggedWhileRecordingKeepsWhatWasSaid() {
    begins();
    says(SOUND);
    house.microphone.unplug();
    window.untilText("#edit-notice", "The microphone went away");
    window.click("#hear-plain");
    assertThat(hears("#edit-play")).isEqualTo(SOUND);
    keeps(NAME);
  }

  @Test
  void fortySecondsAreTheMost() throws Exception {
    begins();
    short[] second = Arrays.copyOf(SOUND, RATE);
    for (int i = 0; i < 39; i++) {
      house.microphone.say(second);
    }
    parent.waits(MOMENT);
    window.untilText("#record-time", "0:39 of at most 0:40");
    house.microphone.say(SOUND);
    window.untilText("#edit-notice", "forty seconds are full");
    assertThat(house.microphone.isOpen()).isFalse();
    assertThat(window.text("#edit-length")).isEqualTo("0:40 of at most 0:40");
    assertThat(window.isShown("#too-long")).isFalse();
    keeps(NAME);
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      Message kept = vault.messages().list().getFirst();
      assertThat(kept.duration()).isEqualTo(Duration.ofSeconds(40));
      assertThat(kept.byteCount()).as("2,000 frames").isEqualTo(32 + 2_000 * 40);
    }
  }

  @Test
  void longerSoundOfAFileIsKeptOnceItIsShortEnough() throws Exception {
    house.soundFile = folder.resolve("long.wav");
    short[] fifty = growing(50 * RATE);
    Files.write(house.soundFile, Wavs.mono16(RATE, fifty));
    byte[] before = Files.readAllBytes(house.soundFile);
    window.click("#record-message");
    window.click("#record-file");
    window.untilShown("#too-long");
    assertThat(window.text("#edit-length")).isEqualTo("0:50 of at most 0:40");
    assertThat(window.<ButtonBase>node("#edit-keep").isDisabled()).isTrue();
    window.click("#trim-from");
    window.robot().press(KeyCode.SHIFT);
    for (int second = 0; second < 11; second++) {
      window.type(KeyCode.RIGHT);
    }
    window.robot().release(KeyCode.SHIFT);
    window.untilGone("#too-long");
    keeps(NAME);
    assertThat(house.microphone.opened()).isZero();
    assertThat(Files.readAllBytes(house.soundFile)).as("left as it was").isEqualTo(before);
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      Pcm rest = new Pcm(RATE, Arrays.copyOfRange(fifty, 11 * RATE, 50 * RATE));
      assertThat(vault.messages().readClip(vault.messages().list().getFirst().id()))
          .isEqualTo(ToyAudio.encode(rest));
    }
  }

  @Test
  void aFileThatIsNoSoundIsASentence() throws Exception {
    house.soundFile = folder.resolve("photo.wav");
    window.click("#record-message");
    window.click("#record-file");
    window.untilText("#record-problem", "could not be read");
    Files.writeString(house.soundFile, "not a sound at all");
    window.click("#record-file");
    window.untilText("#record-problem", "no sound that Plushkeep can read");
    Files.write(house.soundFile, Wavs.mono16(8_000, new short[8_000 * 301]));
    window.click("#record-file");
    window.untilText("#record-problem", "longer than five minutes");
    window.speaksPlainly();
  }

  @Test
  void lockingWhileRecordingShutsTheMicrophoneAndKeepsWhatWasSaid() throws Exception {
    begins();
    says(SOUND);
    window.robot().push(KeyCode.CONTROL, KeyCode.L);
    window.untilShown("#unlock");
    assertThat(house.microphone.isOpen()).isFalse();
    parent.unlocks();
    window.click("#nav-messages");
    window.untilText("#message-name", "Not finished when Plushkeep locked");
    assertThat(hears("#message-play")).isEqualTo(asTheToyPlays(Edits.none(SOUND.length)));
  }

  @Test
  void closingTheWindowWhileChangingKeepsItToo() throws Exception {
    records(SOUND);
    window.paste("#message-title", NAME);
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.messages().list()).extracting(Message::title).containsExactly(NAME);
    }
  }

  @Test
  void goingElsewhereShutsTheMicrophoneAndWhatWasSaidWaits() {
    begins();
    says(SOUND);
    window.click("#nav-toys");
    Ear.waitFor(() -> !house.microphone.isOpen());
    window.click("#nav-messages");
    window.untilShown("#edit-keep");
    window.click("#hear-plain");
    assertThat(hears("#edit-play")).isEqualTo(SOUND);
  }

  @Test
  void whatWouldBeLostIsAskedAbout() {
    records(SOUND);
    window.click("#edit-discard");
    window.click("#discard-no");
    window.untilShown("#edit-keep");
    window.click("#edit-again");
    window.click("#discard-yes");
    window.untilShown("#record-start");
    window.click("#record-start");
    window.untilText("#recording-mark", "Recording");
    window.click("#record-back");
    window.click("#discard-yes");
    window.untilShown("#record-message");
    Ear.waitFor(() -> !house.microphone.isOpen());
    assertThat(window.everyWord()).contains("No message yet");
  }

  @Test
  void recordingCountsAsUse() {
    begins();
    parent.waits(LockSettings.USUAL.patience().plusMinutes(1));
    assertThat(window.isShown("#recording-mark")).isTrue();
    says(SOUND);
    window.click("#record-stop");
    window.untilShown("#edit-keep");
    parent.waits(LockSettings.USUAL.patience().plusMinutes(1));
    window.untilShown("#unlock");
  }
}
