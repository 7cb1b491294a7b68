package org.plushkeep.console.player;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.plushkeep.audio.playback.AudioOutput;
import org.plushkeep.console.work.Background;

/** Which loudspeaker plays: the computer's own choice until somebody makes another. */
public final class LoudspeakerChoice {
  private final Loudspeakers loudspeakers;
  private final Background background;
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());

  LoudspeakerChoice(Loudspeakers loudspeakers, Background background) {
    this.loudspeakers = loudspeakers;
    this.background = background;
  }

  AudioOutput output() {
    return chosen.get().map(loudspeakers::named).orElseGet(loudspeakers::usual);
  }

  /** Its name; empty for the computer's own choice. */
  public ObjectProperty<Optional<String>> chosenProperty() {
    return chosen;
  }

  /** Asks which ones there are now; told in the window. */
  public void ask(Consumer<List<String>> told) {
    background.run(loudspeakers::names, told, _ -> told.accept(List.of()));
  }

  /** The text that says, where it is chosen or else usual, that nothing can be heard. */
  String silenceKey() {
    return chosen.get().isPresent() ? "player.loudspeaker.gone" : "player.no-sound-device";
  }
}
