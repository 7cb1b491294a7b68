package org.plushkeep.console.toys;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Time;

/**
 * How far a recording on its way is, in words and as a share. Bytes arrive faster than anybody
 * reads: the window looks ten times a second.
 */
public final class ArrivingBytes {
  private static final double UNKNOWN = -1;
  private static final Duration TICK = Duration.ofMillis(100);

  private record Bytes(int received, int expected) {
    private static final Bytes NONE = new Bytes(0, -1);
  }

  private final Time time;
  private final Texts texts;
  private final Moments moments;
  private final StringProperty message;
  private final DoubleProperty progress = new SimpleDoubleProperty(UNKNOWN);
  private final AtomicReference<Bytes> bytes = new AtomicReference<>(Bytes.NONE);
  private Time.@Nullable Stop ticking;
  private Instant began = Instant.EPOCH;

  /**
   * @param message where it is said
   */
  public ArrivingBytes(Time time, Texts texts, Moments moments, StringProperty message) {
    this.time = time;
    this.texts = texts;
    this.moments = moments;
    this.message = message;
  }

  /** A toy is being linked with. */
  public void begin() {
    end();
    bytes.set(Bytes.NONE);
    began = time.now();
    progress.set(UNKNOWN);
    message.set(texts.get("collect.linking"));
    ticking = time.every(TICK, this::tell);
  }

  /**
   * Some more have come. May be called on any thread.
   *
   * @param received bytes so far
   * @param expected bytes in all when the recording's header has told, else -1
   */
  public void arrived(int received, int expected) {
    bytes.set(new Bytes(received, expected));
  }

  private void tell() {
    Bytes now = bytes.get();
    if (now.received() == 0) {
      return;
    }
    String soFar = moments.size(now.received());
    String elapsed = Moments.length(Duration.between(began, time.now()));
    if (now.expected() > 0) {
      progress.set((double) now.received() / now.expected());
      message.set(texts.format("collect.progress", soFar, moments.size(now.expected()), elapsed));
    } else {
      progress.set(UNKNOWN);
      message.set(texts.format("collect.progress-open", soFar, elapsed));
    }
  }

  /** No more come; what is said from now on, others say. */
  public void end() {
    if (ticking != null) {
      ticking.stop();
      ticking = null;
    }
  }

  /** 0 to 1, or -1 while nobody knows. */
  public DoubleProperty progressProperty() {
    return progress;
  }
}
