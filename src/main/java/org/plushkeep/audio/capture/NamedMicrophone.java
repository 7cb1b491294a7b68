package org.plushkeep.audio.capture;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/** One microphone by its name. It is looked for whenever a line is opened: headsets come and go. */
final class NamedMicrophone implements SystemInput.Devices {
  private static final Line.Info HEARS = new Line.Info(TargetDataLine.class);

  private final String name;
  private final Supplier<List<Mixer>> mixers;

  NamedMicrophone(String name, Supplier<List<Mixer>> mixers) {
    this.name = name;
    this.mixers = mixers;
  }

  /** Java Sound's mixers: one for each device, and some that are no device to hear by. */
  static List<Mixer> mixers() {
    return Arrays.stream(AudioSystem.getMixerInfo()).map(AudioSystem::getMixer).toList();
  }

  /** The names of those that hear. */
  static List<String> names(List<Mixer> mixers) {
    return mixers.stream()
        .filter(mixer -> mixer.isLineSupported(HEARS))
        .map(mixer -> mixer.getMixerInfo().getName())
        .distinct()
        .toList();
  }

  /** The formats that some lines tell of. */
  static List<AudioFormat> formats(Line.Info... infos) {
    return Arrays.stream(infos)
        .filter(DataLine.Info.class::isInstance)
        .flatMap(info -> Arrays.stream(((DataLine.Info) info).getFormats()))
        .toList();
  }

  @Override
  public TargetDataLine line(AudioFormat format) throws LineUnavailableException {
    return (TargetDataLine) mixer().getLine(new DataLine.Info(TargetDataLine.class, format));
  }

  @Override
  public List<AudioFormat> formats() {
    try {
      return formats(mixer().getTargetLineInfo(HEARS));
    } catch (LineUnavailableException gone) {
      return List.of();
    }
  }

  private Mixer mixer() throws LineUnavailableException {
    for (Mixer mixer : mixers.get()) {
      if (mixer.getMixerInfo().getName().equals(name)) {
        return mixer;
      }
    }
    throw new LineUnavailableException("no device of the chosen name");
  }
}
