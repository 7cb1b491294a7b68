package org.plushkeep.testing;

import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.adpcm.AdpcmFormat;

/** Recordings as a toy's own microphone might make them: babble in ADPCM under a header. */
public final class ToyVoices {
  private static final int RATE = 8000;

  private ToyVoices() {}

  /**
   * A whole recording.
   *
   * @param way the format's name, such as {@code ima-adpcm-low}
   * @param seed another one gives another voice
   */
  public static byte[] recording(String way, double seconds, long seed) {
    Pcm voice = new Pcm(RATE, Babble.speak(RATE, seconds, 9000, seed));
    return ToyAudio.encode(voice, AdpcmFormat.parse(way).orElseThrow());
  }
}
