package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.Waveform;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.ToyVoices;
import org.plushkeep.vault.VaultException;

/** What the toy's own microphone recorded, from collecting to hearing it otherwise. */
class RereaderTest {
  private static final ToyId BEAR = new ToyId("C4:BE:84:00:00:01");
  private static final ToyId CAT = new ToyId("C4:BE:84:00:00:02");

  private final MemoryVault vault = new MemoryVault();
  private final byte[] voice = ToyVoices.recording("ima-adpcm-low", 3, 1);

  @BeforeEach
  void pair() throws VaultException {
    vault.saveToy(new KnownToy(BEAR, "Bentley", "Ada", "", Instant.EPOCH));
    vault.saveToy(new KnownToy(CAT, "Charley", "", "", Instant.EPOCH));
  }

  @Test
  void aRecordingOfTheToysOwnHasALengthAndAnOutlineAtOnce() throws Exception {
    Recording recording = collect(BEAR, voice);

    assertThat(recording.format()).isEqualTo("ima-adpcm-low");
    assertThat(recording.duration()).isEqualTo(Duration.ofSeconds(3));
    assertThat(Waveform.fromBytes(vault.readPeaks(recording.id())).isEmpty()).isFalse();
    assertThat(vault.readBytes(recording.id())).isEqualTo(voice);
  }

  @Test
  void whatAParentChoseHoldsForAllOfThatToysAndForTheNext() throws Exception {
    Recording heard = collect(BEAR, voice);
    Recording clip = collect(BEAR, ToyClips.clip(50, 1));
    Recording cats = collect(CAT, ToyVoices.recording("ima-adpcm-low", 3, 2));
    byte[] peaks = vault.readPeaks(heard.id());

    new Rereader(vault).choose(BEAR, "ima-adpcm-high");

    assertThat(format(heard)).isEqualTo("ima-adpcm-high");
    assertThat(vault.readPeaks(heard.id())).isNotEqualTo(peaks);
    assertThat(format(clip)).isEqualTo("g722.1-16k");
    assertThat(format(cats)).isEqualTo("ima-adpcm-low");
    Recording next = collect(BEAR, ToyVoices.recording("ima-adpcm-low", 3, 3));
    assertThat(next.format()).isEqualTo("ima-adpcm-high");

    new Rereader(vault).choose(BEAR, "");

    assertThat(format(heard)).isEqualTo("ima-adpcm-low");
    assertThat(format(next)).isEqualTo("ima-adpcm-low");
    assertThat(vault.readPeaks(heard.id())).isEqualTo(peaks);
  }

  @Test
  void whatAnEarlierPlushkeepCouldNotReadIsReadNow() throws Exception {
    Recording old = keepUnread(voice);
    Recording noise = keepUnread(new byte[] {1, 2, 3});
    Recording damaged = keepUnread(ToyVoices.recording("ima-adpcm-low", 3, 4));
    vault.damage(damaged.id());

    assertThat(new Rereader(vault).readUnknown()).isEqualTo(1);

    assertThat(format(old)).isEqualTo("ima-adpcm-low");
    assertThat(vault.find(old.id()).orElseThrow().duration()).isEqualTo(Duration.ofSeconds(3));
    assertThat(format(noise)).isEqualTo("unknown");
    assertThat(format(damaged)).isEqualTo("unknown");
    assertThat(new Rereader(vault).readUnknown()).isZero();
    assertThat(vault.unread("unknown", ToyAudio.READER)).isEmpty();
    assertThat(vault.unread("unknown", ToyAudio.READER + 1))
        .containsExactlyInAnyOrder(noise.id(), damaged.id());
  }

  @Test
  void silenceIsMeasuredWhenItIsCollectedAndWhenItIsReadOtherwise() throws Exception {
    Recording heard = collect(BEAR, voice);
    assertThat(heard.silence().isKnown()).isTrue();
    assertThat(heard.silence().permille()).isEqualTo(silentPermille(heard));

    new Rereader(vault).choose(BEAR, "ima-adpcm-high");

    Recording now = vault.find(heard.id()).orElseThrow();
    assertThat(now.silence().permille()).isEqualTo(silentPermille(heard));
    assertThat(keepUnread(new byte[] {4, 5, 6}).silence().isKnown()).isFalse();
  }

  private int silentPermille(Recording recording) {
    return Waveform.fromBytes(vault.readPeaks(recording.id())).marks().silentPermille();
  }

  private Recording keepUnread(byte[] bytes) throws VaultException {
    NewRecording unread =
        new NewRecording(BEAR, Instant.EPOCH, bytes, Duration.ZERO, "unknown", new byte[0]);
    return vault.add(List.of(unread)).getFirst().orElseThrow();
  }

  private Recording collect(ToyId from, byte[] bytes) throws Exception {
    KnownToy toy =
        vault.toys().stream().filter(one -> one.id().equals(from)).findFirst().orElseThrow();
    ScriptedToy link = new ScriptedToy().offers(bytes);
    return new Collector(vault).collect(link, toy, (_, _) -> {}, () -> false).added().getFirst();
  }

  private String format(Recording recording) {
    return vault.find(recording.id()).orElseThrow().format();
  }
}
