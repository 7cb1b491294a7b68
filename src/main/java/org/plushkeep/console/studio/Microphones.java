package org.plushkeep.console.studio;

import java.util.List;
import org.plushkeep.audio.capture.AudioInput;

/** What messages can be recorded with. */
public interface Microphones {
  /** The one that the computer itself chooses. */
  AudioInput usual();

  /** The names of all there are now. Asking the system takes a moment. */
  List<String> names();

  /** One of them, and never another in its place; it need not be there before it is opened. */
  AudioInput named(String name);

  /** The computer's own. */
  static Microphones ofThisComputer() {
    return new Microphones() {
      @Override
      public AudioInput usual() {
        return AudioInput.system();
      }

      @Override
      public List<String> names() {
        return AudioInput.devices();
      }

      @Override
      public AudioInput named(String name) {
        return AudioInput.device(name);
      }
    };
  }

  /** Only one, so that there is nothing to choose. */
  static Microphones only(AudioInput input) {
    return new Microphones() {
      @Override
      public AudioInput usual() {
        return input;
      }

      @Override
      public List<String> names() {
        return List.of();
      }

      @Override
      public AudioInput named(String name) {
        return input;
      }
    };
  }
}
