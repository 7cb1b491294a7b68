package org.plushkeep.console.player;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.playback.Player;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.Vault;

/**
 * Tells the vault's history of each playing that begins: once, however often it is paused, taken to
 * another place or repeated before its end. And tells whether it repeats itself.
 */
final class Heard {
  private final Vault vault;
  private final Background background;
  private @Nullable RecordingId shown;
  private boolean told;
  private boolean repeated;

  Heard(Vault vault, Background background) {
    this.vault = vault;
    this.background = background;
  }

  /** Another recording is shown, or the same one by another loudspeaker. */
  void shows(RecordingId id) {
    told = told && id.equals(shown);
    shown = id;
    repeated = false;
  }

  /** It begins again by itself. */
  void repeats() {
    repeated = true;
  }

  /**
   * It has come from one place to another by playing.
   *
   * @param looped whether a part is played again and again; else a step back is the clock's
   */
  void goesOn(boolean looped, double from, double to) {
    repeated |= looped && to < from;
  }

  /** Whether it has begun again by itself: who listened may have gone meanwhile. */
  boolean isRepeated() {
    return repeated;
  }

  /** What it does now; the end of a repetition is none. */
  void follow(Player.State state) {
    RecordingId id = shown;
    repeated &= state == Player.State.PLAYING;
    if (state == Player.State.ENDED) {
      told = false;
    } else if (state == Player.State.PLAYING && !told && id != null) {
      told = true;
      background.run(
          () -> {
            vault.journal().write(JournalEvent.HEARD, 1, List.of(id));
            return id;
          },
          _ -> {},
          _ -> {});
    }
  }
}
