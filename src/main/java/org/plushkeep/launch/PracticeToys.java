package org.plushkeep.launch;

import java.time.Duration;
import java.util.List;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.NibbleOrder;
import org.plushkeep.audio.resample.Resampler;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.PracticeTunes;
import org.plushkeep.toy.practice.Radio;

/** The practice toy with something to say: the toy's room knows no codec, so this joins the two. */
public final class PracticeToys {
  private static final Duration OWN_PAW = Duration.ofMillis(500);

  private static final int RECORDING_RATE = 8000;

  /** One of the ways that the protocol note thinks possible. */
  private static final AdpcmFormat RECORDING_WAY = AdpcmFormat.imaStream(NibbleOrder.LOW_FIRST);

  private PracticeToys() {}

  /** A practice toy that holds the practice tunes as a toy would. */
  public static PracticeToy make() {
    return make(Radio.radioLike());
  }

  /** The same, sent as fast as that radio can. */
  static PracticeToy make(Radio radio) {
    return new PracticeToy(PracticeTunes.all().stream().map(PracticeToys::encode).toList(), radio);
  }

  /** The first of its tunes, sent as fast as this computer can. */
  static PracticeToy instant() {
    return new PracticeToy(List.of(encode(PracticeTunes.all().getFirst())), Radio.instant());
  }

  /**
   * One more recording for it, as a toy's own microphone makes them; every number gives another
   * one.
   */
  public static byte[] another(int number) {
    Pcm sung = new Pcm(PracticeTunes.SAMPLE_RATE, PracticeTunes.another(number));
    return ToyAudio.encode(Resampler.resample(sung, RECORDING_RATE), RECORDING_WAY);
  }

  /** For the command line: nobody is there to press the paw, so it presses its own. */
  static ToyFinder onItsOwn() {
    return new PracticeFinder(make().pressesItsOwnPaw(OWN_PAW));
  }

  /** The same for its USB socket, which waits for no radio. */
  static PracticeToy onItsOwnSocket() {
    return make().pressesItsOwnPaw(OWN_PAW);
  }

  private static byte[] encode(short[] samples) {
    try {
      return ToyAudio.encode(new Pcm(PracticeTunes.SAMPLE_RATE, samples));
    } catch (AudioException e) {
      throw new IllegalStateException(e); // the tunes are short and of the right rate
    }
  }
}
