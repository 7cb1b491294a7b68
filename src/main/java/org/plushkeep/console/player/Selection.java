package org.plushkeep.console.player;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A part of a recording that somebody has chosen, to hear it again and again. */
public final class Selection {
  /** A shorter part would only hum. */
  public static final double SHORTEST_SECONDS = 0.05;

  private final ObjectProperty<Optional<Part>> part = new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty repeats = new SimpleBooleanProperty();
  private final BooleanProperty held = new SimpleBooleanProperty();
  private double length;

  /**
   * A part, in seconds.
   *
   * @param from its beginning
   * @param to its end
   */
  public record Part(double from, double to) {
    boolean has(double place) {
      return place >= from && place <= to;
    }
  }

  /** Another recording is heard: nothing of it is chosen. */
  void show(double seconds) {
    length = seconds;
    clear();
  }

  /** Chooses what lies between two places, in seconds, whichever comes first. */
  public void between(double one, double other) {
    if (length < SHORTEST_SECONDS) {
      return;
    }
    double from = Math.clamp(Math.min(one, other), 0, length - SHORTEST_SECONDS);
    double to = Math.clamp(Math.max(one, other), from + SHORTEST_SECONDS, length);
    part.set(Optional.of(new Part(from, to)));
  }

  /** It begins here; where nothing was chosen, or what ended before, to the recording's end. */
  public void beginAt(double place) {
    double end = part.get().map(Part::to).filter(to -> to > place).orElse(length);
    between(Math.min(place, length - SHORTEST_SECONDS), end);
  }

  /**
   * It ends here; where nothing was chosen, or what began later, from the recording's beginning.
   */
  public void endAt(double place) {
    double begin = part.get().map(Part::from).filter(from -> from < place).orElse(0.0);
    between(begin, Math.max(place, SHORTEST_SECONDS));
  }

  /** Moves its beginning, as far as its end allows. */
  public void moveBegin(double seconds) {
    part.get()
        .ifPresent(
            now ->
                between(
                    Math.clamp(now.from() + seconds, 0, now.to() - SHORTEST_SECONDS), now.to()));
  }

  /** Moves its end, as far as its beginning allows. */
  public void moveEnd(double seconds) {
    part.get()
        .ifPresent(
            now ->
                between(
                    now.from(),
                    Math.clamp(now.to() + seconds, now.from() + SHORTEST_SECONDS, length)));
  }

  /** Somebody is dragging: what is heard again and again changes when it is let go. */
  void hold(boolean on) {
    held.set(on);
  }

  /** Whether somebody is dragging it. */
  ReadOnlyBooleanProperty heldProperty() {
    return held;
  }

  /** Nothing is chosen any more, and nothing repeated. */
  public void clear() {
    repeats.set(false);
    part.set(Optional.empty());
  }

  /** What is chosen. */
  public ReadOnlyObjectProperty<Optional<Part>> partProperty() {
    return part;
  }

  /** Whether it is heard again and again. */
  public BooleanProperty repeatsProperty() {
    return repeats;
  }

  /** What is heard again and again; empty for the whole, once. */
  Optional<Part> repeated() {
    return repeats.get() ? part.get() : Optional.empty();
  }
}
