package org.plushkeep.audio.playback;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;

/**
 * One sound device by its name. It is looked for whenever a line is opened: headphones come and go.
 */
final class NamedDevice implements SystemOutput.Devices {
  private final String name;
  private final Supplier<List<Mixer>> mixers;

  NamedDevice(String name, Supplier<List<Mixer>> mixers) {
    this.name = name;
    this.mixers = mixers;
  }

  /** Java Sound's mixers: one for each device, and some that are no device to play on. */
  static List<Mixer> mixers() {
    return Arrays.stream(AudioSystem.getMixerInfo()).map(AudioSystem::getMixer).toList();
  }

  /** The names of those that play. */
  static List<String> names(List<Mixer> mixers) {
    return mixers.stream()
        .filter(mixer -> mixer.isLineSupported(new Line.Info(SourceDataLine.class)))
        .map(mixer -> mixer.getMixerInfo().getName())
        .distinct()
        .toList();
  }

  @Override
  public SourceDataLine line(AudioFormat format) throws LineUnavailableException {
    for (Mixer mixer : mixers.get()) {
      if (mixer.getMixerInfo().getName().equals(name)) {
        return (SourceDataLine) mixer.getLine(new DataLine.Info(SourceDataLine.class, format));
      }
    }
    throw new LineUnavailableException("no device of the chosen name");
  }
}
