package org.plushkeep.collect;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Overwriting a toy's slots with silence, one after the other. */
public final class ToyClearing {
  private static final int RATE = 16_000;

  /** As much as fits a slot: less of it would leave the end of what was there. */
  private static final int SECONDS = 40;

  private final Vault vault;
  private final Care care;
  private final InstantSource clock;

  ToyClearing(Vault vault, Care care, InstantSource clock) {
    this.vault = vault;
    this.care = care;
    this.clock = clock;
  }

  /** Told how clearing goes, and the collecting before it. */
  public interface Progress extends Collector.Progress {
    /**
     * Some more of a slot is overwritten.
     *
     * @param slot 1 to {@link ToyCare#SLOTS}
     * @param sent bytes so far
     * @param all bytes in all
     */
    void overwriting(int slot, int sent, int all);
  }

  void overwrite(ToyCare link, KnownToy toy, Progress told, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    byte[] silence = silence();
    int cleared = 0;
    try {
      for (int slot = 1; slot <= ToyCare.SLOTS; slot++) {
        int now = slot;
        care.put(
            link, toy, slot, silence, (sent, all) -> told.overwriting(now, sent, all), cancelled);
        vault.care().put(toy.id(), ToySlot.silence(slot, clock.instant()));
        cleared++;
      }
    } finally {
      if (cleared > 0) {
        vault.journal().write(JournalEvent.TOY_CLEARED, cleared);
      }
    }
  }

  /** By our own codec, as the toy plays it. */
  static byte[] silence() {
    try {
      return ToyAudio.encode(new Pcm(RATE, new short[RATE * SECONDS]));
    } catch (AudioException e) {
      throw new IllegalStateException(e); // of the right rate and length
    }
  }
}
