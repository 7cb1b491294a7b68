package org.plushkeep.console.player;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.audio.playback.AudioOutput;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;

/** Which loudspeaker plays: the computer's own choice until somebody makes another. */
public final class LoudspeakerChoice {
  private final Loudspeakers loudspeakers;
  private final Background background;
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty notice = new SimpleStringProperty("");
  private final BooleanProperty silent = new SimpleBooleanProperty();
  private boolean told;

  LoudspeakerChoice(Loudspeakers loudspeakers, Background background) {
    this.loudspeakers = loudspeakers;
    this.background = background;
    chosen.subscribe(_ -> told = false);
  }

  /** Where to play now. */
  public AudioOutput output() {
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

  /** It cannot be played on. Said in words once; after that a small sign is enough. */
  void tellOfSilence(Texts texts) {
    silent.set(true);
    if (!told) {
      told = true;
      notice.set(texts.get(silenceKey()));
    }
  }

  /** Something else is played. */
  void forget() {
    notice.set("");
    silent.set(false);
  }

  /** Whether what is played cannot be heard. */
  public BooleanProperty silentProperty() {
    return silent;
  }

  /** Why it cannot be heard, the first time; empty after that, and when it can. */
  public StringProperty noticeProperty() {
    return notice;
  }

  /** The text that says, where it is chosen or else usual, that nothing can be heard. */
  public String silenceKey() {
    return chosen.get().isPresent() ? "player.loudspeaker.gone" : "player.no-sound-device";
  }
}
