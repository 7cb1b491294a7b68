package org.plushkeep.console.player;

import java.util.List;
import org.plushkeep.audio.playback.AudioOutput;

/** Where recordings can be played. */
public interface Loudspeakers {
  /** The one that the computer itself chooses. */
  AudioOutput usual();

  /** The names of all there are now. Asking the system takes a moment. */
  List<String> names();

  /** One of them, and never another in its place; it need not be there before it is played on. */
  AudioOutput named(String name);

  /** The computer's own. */
  static Loudspeakers ofThisComputer() {
    return new Loudspeakers() {
      @Override
      public AudioOutput usual() {
        return AudioOutput.system();
      }

      @Override
      public List<String> names() {
        return AudioOutput.devices();
      }

      @Override
      public AudioOutput named(String name) {
        return AudioOutput.device(name);
      }
    };
  }

  /** Only one, so that there is nothing to choose. */
  static Loudspeakers only(AudioOutput output) {
    return new Loudspeakers() {
      @Override
      public AudioOutput usual() {
        return output;
      }

      @Override
      public List<String> names() {
        return List.of();
      }

      @Override
      public AudioOutput named(String name) {
        return output;
      }
    };
  }
}
