package org.plushkeep.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.Waveform;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException;

/** What a family's vault looks like after a week; nothing else is in it. */
final class SampleRecordings {
  private static final ToyId CAT = new ToyId("C4:BE:84:01:02:03");
  private static final ToyId BEAR = new ToyId("practice");
  private static final Verdict[] VERDICTS = {
    Verdict.NEW, Verdict.NEW, Verdict.KEPT, Verdict.REVIEWED, Verdict.FLAGGED, Verdict.REVIEWED
  };

  private SampleRecordings() {}

  static void into(MemoryVault vault) throws VaultException {
    vault.erase(vault.ids(RecordingFilter.ALL));
    vault.saveToy(new KnownToy(CAT, "Charley the Cat", "Emil", "01", Instant.EPOCH));
    Instant when = Instant.parse("2026-11-24T14:12:00Z");
    for (int i = 0; i < 14; i++) {
      int frames = 100 + 130 * (i % 5);
      vault.add(
          List.of(
              new NewRecording(
                  i % 3 == 0 ? CAT : BEAR,
                  when.minus(Duration.ofHours(7L * i)),
                  ToyClips.clip(frames, 10 + i),
                  Duration.ofMillis(20L * frames),
                  "g722.1-16k",
                  Waveform.of(babble(i)).toBytes())));
    }
    List<Recording> all = vault.page(RecordingFilter.ALL, 0, 100);
    for (int i = 0; i < all.size(); i++) {
      vault.setVerdict(all.get(i).id(), VERDICTS[i % VERDICTS.length]);
      if (i == 1 || i == 4) {
        vault.setNote(
            all.get(i).id(), "Tells the bear about the new baby rabbit. Sings at the end!");
      }
    }
  }

  /** The ups and downs of somebody who speaks. */
  private static Pcm babble(int seed) {
    short[] samples = new short[16000 * 8];
    Random random = new Random(seed);
    double loud = 0;
    double aim = 0;
    for (int i = 0; i < samples.length; i++) {
      if (i % 2400 == 0) {
        aim = random.nextInt(5) == 0 ? 0.02 : 0.15 + 0.8 * random.nextDouble();
      }
      loud += (aim - loud) / 900;
      samples[i] = (short) (loud * 30000 * Math.sin(i * 0.11) * (0.6 + 0.4 * random.nextDouble()));
    }
    return new Pcm(16000, samples);
  }
}
