package org.plushkeep.console.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.Columns;
import org.plushkeep.audio.Envelope;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.dsp.Signals;

/** Every edge lies between two pixels of the screen, so that nothing is blurred. */
final class WaveformShapeTest {
  private static final Pcm SOUND =
      Signals.joined(Signals.noise(16_000, 0.3, 1), Signals.vowel(16_000, 220, 2));

  private static List<Double> numbers(String path) {
    List<Double> numbers = new ArrayList<>();
    Matcher each = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?").matcher(path);
    while (each.find()) {
      numbers.add(Double.parseDouble(each.group()));
    }
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.25, 1.5, 1.75, 2})
  void everyEdgeIsBetweenTwoPixelsAtEveryScaleAndZoom(double scale) {
    Envelope envelope = Envelope.of(SOUND);
    for (double width : new double[] {1, 0.3, 0.02}) {
      Zoom.View view = new Zoom.View(0.1 * (1 - width), 0.1 * (1 - width) + width);
      Frame frame = new Frame(view, 401.3, 119.7, scale, scale);
      Columns columns = envelope.columns(view.from(), view.to(), frame.columns());
      WaveformShape shape = new WaveformShape(frame, 0.5);
      for (String path : List.of(shape.peaks(columns), shape.body(columns))) {
        assertThat(numbers(path)).hasSizeGreaterThan(frame.columns());
        for (double number : numbers(path)) {
          double pixels = number * scale;
          assertThat(pixels).isCloseTo(Math.rint(pixels), within(1e-9));
          assertThat(number).isBetween(0.0, 401.3);
        }
      }
    }
  }

  @Test
  void theLoudestReachesTheTopAndSilenceIsOnePixelHigh() {
    short[] samples = new short[400];
    samples[100] = 16_384;
    samples[300] = -16_384;
    Frame frame = new Frame(Zoom.View.WHOLE, 400, 114, 1, 1);
    Columns columns = Envelope.of(new Pcm(8000, samples)).columns(0, 1, 400);
    String peaks = new WaveformShape(frame, 0.5).peaks(columns);
    assertThat(peaks).contains("V7.0").contains("V107.0").contains("V57.0").contains("V58.0");
  }

  @Test
  void singleSamplesAreALine() {
    Frame wide = new Frame(Zoom.View.WHOLE, 400, 114, 1, 1);
    Frame close = new Frame(new Zoom.View(0.5, 0.502), 400, 114, 1, 1);
    assertThat(new WaveformShape(wide, 1).isLine(SOUND.samples().length)).isFalse();
    assertThat(new WaveformShape(close, 1).isLine(SOUND.samples().length)).isTrue();
    List<Double> line = numbers(new WaveformShape(close, 1).line(SOUND));
    int samples = line.size() / 2;
    assertThat(samples).isBetween(96, 102);
    assertThat(line.getFirst()).isLessThanOrEqualTo(0);
    assertThat(line.get(line.size() - 2)).isGreaterThanOrEqualTo(400);
    assertThat(line.get(1)).isCloseTo(57 - SOUND.samples()[23_999] / 32_768.0 * 50, within(1e-6));
  }
}
