package org.plushkeep.console.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;

/** Real time, by JavaFX timelines. */
public final class FxTime implements Time {
  private final InstantSource clock;

  public FxTime(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Stop every(Duration period, Runnable tick) {
    Timeline timeline =
        new Timeline(
            new KeyFrame(javafx.util.Duration.millis((double) period.toMillis()), _ -> tick.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.play();
    return timeline::stop;
  }
}
