package org.plushkeep.console.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.Window;
import org.plushkeep.audio.capture.AudioInput;

/** What messages can be made with: a microphone, or a file. */
public interface SoundSources {
  /** The one that the computer itself chooses. */
  AudioInput usual();

  /** The names of all there are now. Asking the system takes a moment. */
  List<String> names();

  /** One of them, and never another in its place; it need not be there before it is opened. */
  AudioInput named(String name);

  /** Asks which sound file to use; empty when the parent thought better of it. */
  Optional<Path> chooseFile(Window owner);

  /** The computer's own. */
  static SoundSources ofThisComputer() {
    return new SoundSources() {
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

      @Override
      public Optional<Path> chooseFile(Window owner) {
        return SoundChooser.ask(owner);
      }
    };
  }

  /**
   * Only one microphone, so that there is nothing to choose.
   *
   * @param file answers which file to use
   */
  static SoundSources only(AudioInput input, Function<Window, Optional<Path>> file) {
    return new SoundSources() {
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

      @Override
      public Optional<Path> chooseFile(Window owner) {
        return file.apply(owner);
      }
    };
  }
}
