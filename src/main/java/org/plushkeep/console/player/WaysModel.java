package org.plushkeep.console.player;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
 * and the way that a parent finds right is remembered for that toy.
 */
public final class WaysModel {
  private final Vault vault;
  private final Background background;
  private final PlayerModel player;
  private final Runnable changed;
  private final BooleanProperty offered = new SimpleBooleanProperty();
  private final BooleanProperty asking = new SimpleBooleanProperty();
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
                    ways = found;
                    number.set(found.isEmpty() ? 0 : 1);
                    count.set(found.size());
                    asking.set(true);
                  }
                },
                problem::set));
  }

  private boolean isStill(Recording recording) {
    return about.filter(one -> one.id().equals(recording.id())).isPresent();
  }

  private List<String> find(Recording recording) throws VaultException {
    byte[] bytes = vault.readBytes(recording.id());
    try {
      List<String> found = new ArrayList<>(ToyAudio.ways(bytes));
      String used = recording.format();
      found.remove(used);
      if (ToyAudio.isWay(used)) {
        found.addFirst(used);
      }
      return found;
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
    String way = ways.get(number.get() - 1);
    background.run(
        background.unbroken(
            () -> {
              new Rereader(vault).choose(asked.get().toyId(), way);
              return way;
            }),
        _ -> {
          if (isStill(asked.get())) {
            close();
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
