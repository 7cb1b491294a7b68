package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/** What a script does for a toy. */
class ToyCommandTest {
  private static final short[] SOUND = Tones.sine(16_000, 440, 8_000, 16_000);

  @RegisterExtension final ShutEar ear = new ShutEar();
  @TempDir Path folder;
  private PracticeToy toy;
  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(folder);
    cli.onVault("vault create").done();
    has();
  }

  /** Remembers these, and is as quick as this computer. */
  private void has(byte[]... recordings) {
    toy =
        ear.on(
            new PracticeToy(List.of(recordings), Radio.instant())
                .pressesItsOwnPaw(Duration.ofMillis(20)));
    cli.radio(new PracticeFinder(toy));
  }

  private void pair() {
    cli.onVault("collect", "--pair", "--scan-seconds", "1", "--toy", "practice", "--name", "Ben")
        .done();
  }

  private String message() throws Exception {
    Path wav = Files.write(folder.resolve("in.wav"), Wavs.mono16(16_000, SOUND));
    String kept = cli.onVault("message add", wav.toString(), "--title", "Good night").done().out();
    return kept.strip().replace("Kept: ", "");
  }

  private JsonArray slots() {
    return JsonParser.parseString(cli.onVault("toy slots", "--json").done().out()).getAsJsonArray();
  }

  private static String holds(JsonArray slots, int slot) {
    return slots.get(slot - 1).getAsJsonObject().get("holds").getAsString();
  }

  @Test
  void aMessageIsSentPlayedAndListedAndALostLinkSaysWhatTheSlotHolds() throws Exception {
    pair();
    String id = message();
    toy.dropLinkAfter(6);
    cli.onVault("toy send", id, "3").fails(1, "link", "slot 3", "not known", "send it again");
    assertThat(cli.onVault("toy send", id, "2").done().out()).isEqualTo("Sent to Ben: slot 2.\n");
    byte[] clip = ToyAudio.encode(new Pcm(16_000, SOUND));
    assertThat(Arrays.copyOf(toy.stored(2), clip.length)).isEqualTo(clip);
    JsonArray slots = slots();
    assertThat(slots).hasSize(4);
    assertThat(holds(slots, 1)).isEqualTo("nothing from here");
    assertThat(holds(slots, 2)).isEqualTo("message");
    assertThat(holds(slots, 3)).isEqualTo("unknown");
    assertThat(slots.get(1).getAsJsonObject().get("title").getAsString()).isEqualTo("Good night");
    assertThat(cli.onVault("toy play", "2").done().out()).isEqualTo("Played: slot 2.\n");
    cli.onVault("message delete", id, "--yes").done();
    assertThat(cli.onVault("toy slots").done().out())
        .contains("Ben", "erased here")
        .doesNotContain("Good night");
    assertThat(cli.onVault("history").done().out()).contains("message sent");
    cli.interrupted.set(true);
    assertThat(cli.onVault("toy play", "2").code()).isNotEqualTo(1);
  }

  @Test
  void theVolumeHasACap() {
    pair();
    assertThat(cli.onVault("toy volume").done().out()).isEqualTo("volume: 50 %, at most 100 %\n");
    assertThat(cli.onVault("toy volume", "40", "--cap", "60").done().out())
        .isEqualTo("volume: 40 %, at most 60 %\n");
    assertThat(toy.volume()).isEqualTo(102);
    cli.onVault("toy volume", "61").fails(2, "no louder than 60 %", "not changed");
    assertThat(toy.volume()).isEqualTo(102);
    assertThat(cli.onVault("toy volume", "--cap", "20").done().out())
        .isEqualTo("volume: 20 %, at most 20 %\n");
    assertThat(toy.volume()).isEqualTo(51);
    cli.onVault("toy volume", "101").fails(2, "0 to 100");
    cli.onVault("toy volume", "loud").fails(2, "--help");
    assertThat(cli.onVault("toy show").done().out())
        .contains("Ben (practice)", "80 %", "B 1.0.19", "20 %", "none waits");
    int[] blinked = new int[1];
    toy.watchLed(led -> blinked[0] += led.mode() == 2 ? 1 : 0);
    assertThat(cli.onVault("toy find", "--seconds", "1").done().out()).contains("blinks");
    assertThat(blinked[0]).isEqualTo(1);
    cli.onVault("toy find", "--seconds", "0").fails(2, "--seconds");
  }

  @Test
  void clearingCollectsFirstAndAForgottenToysRecordingsStay() {
    pair();
    toy.record(ToyClips.clip(20, 4));
    cli.onVault("toy clear").fails(2, "--yes", "Nothing was overwritten");
    assertThat(cli.onVault("toy clear", "--yes").done().out())
        .contains("1 recording collected", "4 slots", "own last recording", "read back");
    assertThat(cli.list()).hasSize(1);
    JsonArray slots = slots();
    for (int slot = 1; slot <= 4; slot++) {
      assertThat(toy.stored(slot).length).isGreaterThan(80_000);
      assertThat(holds(slots, slot)).isEqualTo("silence");
    }
    cli.onVault("toy forget", "practice").fails(2, "--yes");
    cli.onVault("toy forget", "nobody", "--yes").fails(4, "nobody");
    assertThat(cli.onVault("toy forget", "practice", "--yes").done().out())
        .contains("Ben", "1 recording of it stay");
    cli.onVault("collect").fails(4, "No toy is paired");
    assertThat(cli.onVault("list").done().out()).contains("Ben");
    pair();
    cli.onVault("vault verify").done();
  }

  @Test
  void aToyThatSaysThatItIsAnotherIsStoppedAndExplained() throws Exception {
    pair();
    try (GattLink stranger = toy.connect()) {
      stranger.write(
          GattCharacteristic.CONFIGURATION, "0405_05_05_05_05".getBytes(StandardCharsets.US_ASCII));
    }
    toy.record(ToyClips.clip(20, 4));
    for (String command : List.of("collect", "toy clear --yes")) {
      cli.onVault(command).fails(1, "another one than you have paired", "forget it");
    }
    assertThat(cli.list()).isEmpty();
    cli.onVault("toy forget", "practice", "--yes").done();
    pair();
    assertThat(cli.list()).hasSize(1);
  }

  @Test
  void whatIsWrongIsSaidBeforeAnyToyIsLookedFor() {
    cli.onVault("toy send", "no-id", "1").fails(4, "no message no-id");
    cli.onVault("toy send", "no-id", "5").fails(2, "1 to 4");
    cli.onVault("toy play", "0").fails(2, "1 to 4");
    cli.onVault("toy show").fails(4, "collect --pair");
  }
}
