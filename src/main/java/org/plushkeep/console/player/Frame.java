package org.plushkeep.console.player;

/**
 * Where a part of a recording is drawn: places become whole pixels of the screen, whatever its
 * scale factor, so that nothing is blurred.
 *
 * @param view which part
 * @param width room there is, in points
 * @param height room there is, in points
 * @param scaleX pixels a point
 * @param scaleY pixels a point
 */
record Frame(Zoom.View view, double width, double height, double scaleX, double scaleY) {
  /** Nothing can be drawn here. */
  static final Frame NONE = new Frame(Zoom.View.WHOLE, 0, 0, 1, 1);

  /** How many pixels there are side by side. */
  int columns() {
    return (int) Math.floor(width * scaleX + 1e-6);
  }

  /** How many pixels there are one above the other. */
  int rows() {
    return (int) Math.floor(height * scaleY + 1e-6);
  }

  /** A column's left edge, in points. */
  double x(int column) {
    return column / scaleX;
  }

  /** A row's upper edge, in points. */
  double y(int row) {
    return row / scaleY;
  }

  /** The column that a place of the whole lies in; outside when it is not shown. */
  int column(double place) {
    return (int) Math.round(Math.clamp(view.inside(place), -1, 2) * columns());
  }

  /** Where a place of the whole is, in points, between two pixels. */
  double at(double place) {
    return x(column(place));
  }

  /** Which place of the whole is at so many points, 0..1. */
  double placeAt(double points) {
    double inside = columns() == 0 ? 0 : Math.clamp(points * scaleX / columns(), 0, 1);
    return view.outside(inside);
  }
}
