package org.plushkeep.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.Waveform;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.Babble;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ToyVoices;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException;

/** What a family's vault looks like after a week; nothing else is in it. */
final class SampleRecordings {
  private static final ToyId CAT = new ToyId("C4:BE:84:01:02:03");
  private static final ToyId BEAR = new ToyId("practice");
  private static final Verdict[] VERDICTS = {
    Verdict.NEW, Verdict.NEW, Verdict.KEPT, Verdict.REVIEWED, Verdict.FLAGGED, Verdict.REVIEWED
  };

  private static final AdpcmFormat OWN = AdpcmFormat.parse("ima-adpcm-low").orElseThrow();

  private SampleRecordings() {}

  static void into(MemoryVault vault, SampleWords words) throws VaultException {
    vault.erase(vault.ids(RecordingFilter.ALL));
    vault.saveToy(new KnownToy(CAT, "Charley the Cat", "Emil", "01", Instant.EPOCH));
    Instant when = Instant.parse("2026-11-24T14:12:00Z");
    for (int i = 0; i < 14; i++) {
      Pcm pcm = i == 4 ? shoutAfterSilence() : talk(2 + 2.6 * (i % 5), 10 + i);
      byte[] bytes = i == 4 ? ToyAudio.encode(pcm, OWN) : encode(pcm);
      vault.add(
          List.of(
              new NewRecording(
                  i % 3 == 0 ? CAT : BEAR,
                  when.minus(Duration.ofHours(7L * i)),
                  bytes,
                  pcm.duration(),
                  i == 4 ? OWN.id() : "g722.1-16k",
                  Waveform.of(pcm).toBytes())));
    }
    List<Recording> all = vault.page(RecordingFilter.ALL, 0, 100);
    for (int i = 0; i < all.size(); i++) {
      vault.setVerdict(all.get(i).id(), VERDICTS[i % VERDICTS.length]);
      if (i == 1 || i == 4) {
        vault.setNote(all.get(i).id(), words.rabbit());
      }
    }
  }

  /** One more, the newest: what the cat's own microphone heard, read as a parent chose by ear. */
  static RecordingId ofTheToysOwn(MemoryVault vault) throws VaultException {
    vault.setSound(CAT, "ima-adpcm-low");
    NewRecording own =
        new NewRecording(
            CAT,
            Instant.parse("2026-11-24T15:40:00Z"),
            ToyVoices.recording("ima-adpcm-low", 8, 1),
            Duration.ofSeconds(8),
            "ima-adpcm-low",
            Waveform.of(talk(8, 99)).toBytes());
    return vault.add(List.of(own)).getFirst().orElseThrow().id();
  }

  private static byte[] encode(Pcm pcm) {
    try {
      return ToyAudio.encode(pcm);
    } catch (AudioException e) {
      throw new AssertionError(e);
    }
  }

  private static Pcm talk(double seconds, int seed) {
    return new Pcm(16_000, Babble.speak(16_000, seconds, 24_000, seed));
  }

  /** Somebody speaks, says nothing, shouts much too loudly, and speaks again. */
  private static Pcm shoutAfterSilence() {
    short[] samples = Babble.speak(8000, 12, 20_000, 4);
    for (int i = 0; i < samples.length; i++) {
      int second = i / 8000;
      int gain = second >= 3 && second < 6 ? 0 : second == 8 ? 9 : 1;
      samples[i] = (short) Math.clamp((long) gain * samples[i], -32_768, 32_767);
    }
    return new Pcm(8000, samples);
  }
}
