package org.plushkeep.console.studio;

import java.time.Instant;
import java.util.Arrays;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.edit.Draft;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** From a draft to a message in the vault. */
final class Keeping {
  private Keeping() {}

  /** Blocks on the disk. The draft stays as it is; what was between is wiped. */
  static void store(Vault vault, Draft draft, String title, Instant madeAt)
      throws VaultException, AudioException {
    byte[] clip = draft.toClip();
    byte[] source = draft.toBytes();
    try {
      vault
          .messages()
          .add(new NewMessage(title, madeAt, ToyAudio.describe(clip).duration(), clip, source));
    } finally {
      Arrays.fill(clip, (byte) 0);
      Arrays.fill(source, (byte) 0);
    }
  }
}
