package org.plushkeep.console.player;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which part of a recording is looked at: the whole, or any part down to a few milliseconds. */
public final class Zoom {
  /** One step of the keyboard, the buttons or a mouse wheel's notch. */
  public static final double STEP = 1.5;

  /** At 16 kHz these are 80 samples. */
  private static final double NARROWEST_SECONDS = 0.005;

  /** Where the playhead comes to stand when the part is turned like a page. */
  private static final double AFTER_TURNING = 0.1;

  private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.WHOLE);
  private double narrowest = 1;

  /**
   * A part of a recording.
   *
   * @param from its beginning, of the whole, 0..1
   * @param to its end, likewise, behind the beginning
   */
  public record View(double from, double to) {
    /** All of it. */
    public static final View WHOLE = new View(0, 1);

    /** How much of the whole it is. */
    public double width() {
      return to - from;
    }

    /** Where a place of the whole lies in it: 0..1 when it is inside. */
    public double inside(double place) {
      return (place - from) / width();
    }

    /** Which place of the whole lies there in it. */
    public double outside(double inside) {
      return from + inside * width();
    }

    boolean shows(double place) {
      return place >= from && place <= to;
    }
  }

  /** Another recording is looked at, as a whole. */
  void show(double seconds) {
    narrowest = seconds <= NARROWEST_SECONDS ? 1 : NARROWEST_SECONDS / seconds;
    whole();
  }

  /** Everything again. */
  public void whole() {
    view.set(View.WHOLE);
  }

  /**
   * Looks closer.
   *
   * @param factor above 1 closer, below 1 from farther away
   * @param at the place that stays where it is, of the whole
   */
  public void by(double factor, double at) {
    View now = view.get();
    double width = Math.clamp(now.width() / factor, narrowest, 1);
    double anchor = Math.clamp(now.inside(at), 0, 1);
    begin(now.outside(anchor) - anchor * width, width);
  }

  /** The same about what is heard now; about the middle when that is not shown. */
  void about(double heard, double factor) {
    by(factor, view().shows(heard) ? heard : view().outside(0.5));
  }

  /** Looks at what is beside: by a part of what is shown, back when negative. */
  public void scroll(double part) {
    View now = view.get();
    begin(now.from() + part * now.width(), now.width());
  }

  /** Looks at what begins at a place, as closely as before. */
  public void scrollTo(double from) {
    begin(from, view.get().width());
  }

  private void begin(double from, double width) {
    double begin = Math.clamp(from, 0, 1 - width);
    View fresh = width >= 1 ? View.WHOLE : new View(begin, begin + width);
    if (!fresh.equals(view.get())) {
      view.set(fresh);
    }
  }

  /** Shows a place that somebody went to. */
  void reveal(double place) {
    if (!view.get().shows(place)) {
      scrollTo(place - AFTER_TURNING * view.get().width());
    }
  }

  /** The playhead has moved: turns the page, unless somebody is looking elsewhere. */
  void follow(double before, double now) {
    if (view.get().shows(before)) {
      reveal(now);
    }
  }

  /** What is shown. */
  public ReadOnlyObjectProperty<View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** What is shown. */
  public View view() {
    return view.get();
  }

  /** Whether it is less than the whole. */
  public boolean isZoomed() {
    return view.get().width() < 1;
  }
}
