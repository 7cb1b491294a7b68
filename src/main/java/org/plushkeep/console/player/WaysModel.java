package org.plushkeep.console.player;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.collect.Rereader;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * "Sounds wrong?": a recording of the toy's own microphone is played in one way after the other,
 * and the way that a parent finds right is remembered for that toy, until it is to be found from
 * the bytes again.
 */
public final class WaysModel {
  private final Vault vault;
  private final Background background;
  private final PlayerModel player;
  private final Runnable changed;
  private final BooleanProperty offered = new SimpleBooleanProperty();
  private final BooleanProperty asking = new SimpleBooleanProperty();
  private final BooleanProperty chosen = new SimpleBooleanProperty();
  private final IntegerProperty number = new SimpleIntegerProperty();
  private final IntegerProperty count = new SimpleIntegerProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private Optional<Recording> about = Optional.empty();
  private List<String> ways = List.of();

  /**
   * @param changed called in the window when a toy's recordings are read otherwise
   */
  public WaysModel(Vault vault, Background background, PlayerModel player, Runnable changed) {
    this.vault = vault;
    this.background = background;
    this.player = player;
    this.changed = changed;
  }

  /** A recording is shown, or what is known of it has changed. */
  public void show(Recording recording) {
    if (about.filter(one -> one.id().equals(recording.id())).isEmpty()) {
      clear();
    }
    about = Optional.of(recording);
    offered.set(!recording.toyId().isFiles() && ToyAudio.canBeReadOtherwise(recording.format()));
  }

  /** Nothing is shown. */
  public void clear() {
    about = Optional.empty();
    offered.set(false);
    close();
  }

  private void close() {
    ways = List.of();
    asking.set(false);
    chosen.set(false);
    number.set(0);
    count.set(0);
    problem.set("");
  }

  /** Looks for other ways; the one in use is the first. */
  public void ask() {
    Optional<Recording> asked = about;
    asked.ifPresent(
        recording ->
            background.run(
                () -> find(recording),
                found -> {
                  if (isStill(recording)) {
                    ways = found.ways();
                    number.set(ways.isEmpty() ? 0 : 1);
                    count.set(ways.size());
                    chosen.set(found.chosen());
                    asking.set(true);
                  }
                },
                problem::set));
  }

  private boolean isStill(Recording recording) {
    return about.filter(one -> one.id().equals(recording.id())).isPresent();
  }

  private record Found(List<String> ways, boolean chosen) {}

  private Found find(Recording recording) throws VaultException {
    boolean byEar =
        vault.care().everyToy().stream()
            .anyMatch(toy -> toy.id().equals(recording.toyId()) && !toy.sound().isEmpty());
    byte[] bytes = vault.readBytes(recording.id());
    try {
      List<String> found = new ArrayList<>(ToyAudio.ways(bytes));
      String used = recording.format();
      found.remove(used);
      if (ToyAudio.isWay(used)) {
        found.addFirst(used);
      }
      return new Found(found, byEar);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Plays the next way. */
  public void another() {
    if (!ways.isEmpty()) {
      number.set(number.get() % count.get() + 1);
      player.hear(ways.get(number.get() - 1));
    }
  }

  /** The way that is heard is right: for this toy's recordings from now on, and for all it has. */
  public void keep() {
    Optional<Recording> asked = about;
    if (asked.isEmpty() || ways.isEmpty()) {
      return;
    }
    read(asked.get(), ways.get(number.get() - 1), _ -> {});
  }

  /** No choice holds for this toy any more: all it has is read as it seems to be packed. */
  public void forget() {
    about.ifPresent(recording -> read(recording, "", player::hear));
  }

  /**
   * @param heard told how the recording is read now, if it is still shown
   */
  private void read(Recording recording, String way, Consumer<String> heard) {
    background.run(
        background.unbroken(
            () -> {
              new Rereader(vault).choose(recording.toyId(), way);
              return vault.find(recording.id()).map(Recording::format).orElse("");
            }),
        format -> {
          if (isStill(recording)) {
            close();
            heard.accept(format);
          }
          changed.run();
        },
        problem::set);
  }

  /** Leaves everything as it was. */
  public void leave() {
    Optional<RecordingId> heard = player.shownProperty().get();
    if (number.get() > 1 && heard.equals(about.map(Recording::id))) {
      player.hear(about.map(Recording::format).orElse(""));
    }
    close();
  }

  /** Whether what is shown can be read otherwise. */
  public ReadOnlyBooleanProperty offeredProperty() {
    return offered;
  }

  /** Whether the ways are being tried. */
  public ReadOnlyBooleanProperty askingProperty() {
    return asking;
  }

  /** Whether a parent has chosen how this toy's recordings are read. */
  public ReadOnlyBooleanProperty chosenProperty() {
    return chosen;
  }

  /** Which way is heard, from 1; 0 when there is none. */
  public ReadOnlyIntegerProperty numberProperty() {
    return number;
  }

  /** How many ways there are. */
  public ReadOnlyIntegerProperty countProperty() {
    return count;
  }

  /** Why it could not be done; empty when it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem;
  }

  /** What the toy of the recording is called. */
  public String toyName() {
    return about.map(Recording::toyName).orElse("");
  }
}
