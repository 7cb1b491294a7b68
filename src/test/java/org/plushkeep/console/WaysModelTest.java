package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.player.PlayerModel;
import org.plushkeep.console.player.WaysModel;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.ToyVoices;
import org.plushkeep.vault.VaultException;

/** "Sounds wrong?" without a window. */
final class WaysModelTest {
  private static final ToyId BEAR = new ToyId("C4:BE:84:01:02:03");

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final Background background =
      new Background(Runnable::run, Runnable::run, new Sentences(texts));
  private final MemoryVault vault = new MemoryVault();
  private final PlayerModel player =
      new PlayerModel(
          vault, background, Loudspeakers.only(new SilentOutput()), new HandTime(), texts);
  private final AtomicInteger changes = new AtomicInteger();
  private final WaysModel ways = new WaysModel(vault, background, player, changes::incrementAndGet);

  @BeforeEach
  void pair() throws VaultException {
    vault.saveToy(new KnownToy(BEAR, "Bentley", "Mia", "", Instant.EPOCH));
  }

  @AfterEach
  void stop() {
    player.clear();
  }

  @Test
  void aParentHearsTheOtherWaysAndTheRightOneIsRemembered() throws Exception {
    Recording recording = show("ima-adpcm-high", ToyVoices.recording("ima-adpcm-low", 3, 1));
    assertThat(ways.offeredProperty().get()).isTrue();

    ways.ask();
    assertThat(ways.askingProperty().get()).isTrue();
    assertThat(ways.numberProperty().get()).isEqualTo(1);
    assertThat(ways.countProperty().get()).isGreaterThan(1);
    ways.another();
    assertThat(ways.numberProperty().get()).isEqualTo(2);
    assertThat(player.readyProperty().get()).isTrue();
    ways.keep();

    assertThat(ways.askingProperty().get()).isFalse();
    assertThat(changes).hasValue(1);
    assertThat(vault.toys().getFirst().sound()).isEqualTo("ima-adpcm-low");
    assertThat(vault.find(recording.id()).orElseThrow().format()).isEqualTo("ima-adpcm-low");
  }

  @Test
  void afterTheLastWayComesTheFirstAgainAndLeavingChangesNothing() throws Exception {
    Recording recording = show("ima-adpcm-low", ToyVoices.recording("ima-adpcm-low", 3, 1));
    ways.ask();
    int count = ways.countProperty().get();
    for (int i = 0; i < count; i++) {
      ways.another();
    }
    assertThat(ways.numberProperty().get()).isEqualTo(1);
    ways.another();
    ways.leave();

    assertThat(ways.askingProperty().get()).isFalse();
    assertThat(changes).hasValue(0);
    assertThat(vault.toys().getFirst().sound()).isEmpty();
    assertThat(vault.find(recording.id())).contains(recording);
  }

  @Test
  void aChoiceByEarCanBeTakenBackAndIsFoundFromTheBytesAgain() throws Exception {
    Recording recording = show("ima-adpcm-low", ToyVoices.recording("ima-adpcm-low", 3, 1));
    ways.ask();
    assertThat(ways.chosenProperty().get()).isFalse();
    ways.another();
    ways.keep();
    assertThat(vault.find(recording.id()).orElseThrow().format()).isEqualTo("ima-adpcm-high");
    ways.show(vault.find(recording.id()).orElseThrow());

    ways.ask();
    assertThat(ways.chosenProperty().get()).isTrue();
    ways.forget();

    assertThat(ways.askingProperty().get()).isFalse();
    assertThat(ways.chosenProperty().get()).isFalse();
    assertThat(changes).hasValue(2);
    assertThat(player.readyProperty().get()).isTrue();
    assertThat(vault.toys().getFirst().sound()).isEmpty();
    assertThat(vault.find(recording.id()).orElseThrow().format()).isEqualTo("ima-adpcm-low");
  }

  @Test
  void aFullDiskKeepsTheChoiceAndSaysSo() throws Exception {
    show("ima-adpcm-low", ToyVoices.recording("ima-adpcm-low", 3, 1));
    vault.setSound(BEAR, "ima-adpcm-high");
    ways.ask();
    vault.fillDisk();
    ways.forget();
    assertThat(ways.problemProperty().get()).isNotEmpty();
    assertThat(ways.askingProperty().get()).isTrue();
    assertThat(vault.toys().getFirst().sound()).isEqualTo("ima-adpcm-high");
  }

  @Test
  void aClipWhoseHeaderTellsWhatItIsIsNotDoubted() throws Exception {
    show("g722.1-16k", ToyClips.clip(50, 1));
    assertThat(ways.offeredProperty().get()).isFalse();
  }

  @Test
  void whatIsNoSoundHasNoOtherWayEither() throws Exception {
    show("unknown", new byte[] {1, 2, 3});
    assertThat(player.problemProperty().get()).contains("original bytes are kept");
    ways.ask();
    assertThat(ways.askingProperty().get()).isTrue();
    assertThat(ways.countProperty().get()).isZero();
    ways.another();
    ways.keep();
    assertThat(vault.toys().getFirst().sound()).isEmpty();
  }

  @Test
  void aFullDiskIsSaidAndTheQuestionStays() throws Exception {
    show("ima-adpcm-low", ToyVoices.recording("ima-adpcm-low", 3, 1));
    ways.ask();
    ways.another();
    vault.fillDisk();
    ways.keep();
    assertThat(ways.problemProperty().get()).isNotEmpty();
    assertThat(ways.askingProperty().get()).isTrue();
    assertThat(changes).hasValue(0);
  }

  private Recording show(String format, byte[] bytes) throws VaultException {
    NewRecording fresh =
        new NewRecording(BEAR, Instant.EPOCH, bytes, Duration.ofSeconds(3), format, new byte[0]);
    Recording recording = vault.add(List.of(fresh)).getFirst().orElseThrow();
    player.show(recording.id());
    ways.show(recording);
    return recording;
  }
}
