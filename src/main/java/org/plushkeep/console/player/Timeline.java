package org.plushkeep.console.player;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.Waveform;
import org.plushkeep.console.words.Texts;

/**
 * The recording from left to right, as waveform or spectrogram: zoomed, scrolled, with what is
 * heard now, what is chosen and what is marked.
 */
public final class Timeline extends Region {
  private static final double HEAD_WIDTH = 2;
  private static final double CORNER = 24;

  private final PlayerModel player;
  private final SoundPicture picture;
  private final ObjectProperty<Waveform> stored = new SimpleObjectProperty<>(Waveform.EMPTY);
  private final ReadOnlyDoubleWrapper played = new ReadOnlyDoubleWrapper();
  private final WaveformLayer waveform = new WaveformLayer();
  private final SpectrogramLayer spectrogram;
  private final MarksLayer marks;
  private final SelectionLayer selection;
  private final Rectangle head = new Rectangle();
  private final Pane layers = new Pane();
  private final Rectangle corners = new Rectangle();
  private Frame frame = Frame.NONE;
  private boolean stale;

  Timeline(PlayerModel player, Texts texts) {
    this.player = player;
    this.picture = player.picture();
    spectrogram = new SpectrogramLayer(texts);
    marks = new MarksLayer(texts);
    selection = new SelectionLayer(player, texts);
    head.setManaged(false);
    head.setMouseTransparent(true);
    head.getStyleClass().add("waveform-head");
    getStyleClass().add("timeline");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(texts.get("player.waveform"));
    layers.getChildren().addAll(waveform, spectrogram, marks, selection, head);
    layers.setPickOnBounds(false);
    layers.setClip(corners);
    corners.setArcWidth(CORNER);
    corners.setArcHeight(CORNER);
    getChildren().add(layers);
    stored.subscribe(outline -> redraw(outline.isEmpty()));
    picture.soundProperty().subscribe(sound -> redraw(sound.isEmpty()));
    picture.zoom().viewProperty().subscribe(_ -> redraw(false));
    picture.spectrogram().pictureProperty().subscribe(measured -> redraw(measured.isEmpty()));
    picture.spectrogram().shownProperty().subscribe(this::choose);
    player.positionProperty().subscribe(_ -> placeHead());
    player.lengthProperty().subscribe(_ -> placeHead());
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::renderScaleXProperty)
        .subscribe(_ -> requestLayout()); // dragged to another screen
    TimelineHands.on(this, player, marks);
  }

  private void choose(boolean pitches) {
    waveform.setVisible(!pitches);
    spectrogram.setVisible(pitches);
    redraw(false);
  }

  /**
   * Draws at the next opportunity.
   *
   * @param gone what was drawn is to be gone at once, also from memory: there may be no other
   *     opportunity
   */
  private void redraw(boolean gone) {
    stale = true;
    requestLayout();
    if (gone) {
      draw();
    }
  }

  @Override
  protected void layoutChildren() {
    Window window = getScene() == null ? null : getScene().getWindow();
    Frame now =
        new Frame(
            picture.zoom().view(),
            getWidth(),
            getHeight(),
            window == null ? 1 : window.getRenderScaleX(),
            window == null ? 1 : window.getRenderScaleY());
    if (stale || !now.equals(frame)) {
      stale = false;
      frame = now;
      draw();
    }
  }

  private void draw() {
    layers.resizeRelocate(0, 0, getWidth(), getHeight());
    for (Node layer : layers.getChildren()) {
      layer.resizeRelocate(0, 0, getWidth(), getHeight());
    }
    corners.setWidth(getWidth());
    corners.setHeight(getHeight());
    Optional<Sound> sound = picture.soundProperty().get();
    waveform.draw(frame, sound, stored.get());
    picture.spectrogram().look(frame.view(), frame.columns());
    spectrogram.draw(frame, picture.spectrogram().pictureProperty().get());
    marks.draw(frame, sound.map(Sound::outline).orElse(stored.get()).marks());
    selection.draw(frame);
    setAccessibleHelp(marks.words());
    placeHead();
  }

  private void placeHead() {
    double length = player.lengthProperty().get();
    double place = length == 0 ? 0 : player.positionProperty().get() / length;
    played.set(place);
    double x = frame.at(place);
    waveform.place(frame, x);
    head.setVisible(x >= 0 && x <= frame.width());
    double left = Math.round((x - HEAD_WIDTH / 2) * frame.scaleX()) / frame.scaleX();
    head.setX(Math.clamp(left, 0, Math.max(0, frame.width() - HEAD_WIDTH)));
    head.setWidth(HEAD_WIDTH);
    head.setHeight(frame.height());
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }

  Frame frame() {
    return frame;
  }

  /** Where on the screen a place in the recording is. */
  public Point2D placeOf(double place) {
    return localToScreen(frame.at(place), getHeight() / 2);
  }

  /** What is known of the recording until it has been read. */
  public ObjectProperty<Waveform> storedProperty() {
    return stored;
  }

  /** How much has been heard, 0 to 1. */
  public ReadOnlyDoubleProperty playedProperty() {
    return played.getReadOnlyProperty();
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> played.get();
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> 1.0;
      case ORIENTATION -> Orientation.HORIZONTAL;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    switch (action) {
      case INCREMENT -> player.skip(1);
      case DECREMENT -> player.skip(-1);
      case SET_VALUE -> {
        if (parameters.length > 0 && parameters[0] instanceof Number place) {
          player.seek(Math.clamp(place.doubleValue(), 0, 1));
        }
      }
      default -> super.executeAccessibleAction(action, parameters);
    }
  }
}
