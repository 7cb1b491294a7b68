package org.plushkeep.audio.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.audio.adpcm.AdpcmEncoder;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.testing.Babble;

/** Which half of a byte is the earlier sample, and whether there is a sound at all. */
final class SuccessionTest {
  @ParameterizedTest
  @CsvSource({
    "ima-adpcm-low, ima-adpcm-high",
    "ms-adpcm-0-low, ms-adpcm-0-high",
    "ms-adpcm-1-low, ms-adpcm-1-high",
    "ms-adpcm-2-low, ms-adpcm-2-high",
    "ms-adpcm-6-low, ms-adpcm-6-high",
    "ms-adpcm-3-low-anew-20, ms-adpcm-3-high-anew-20",
    "ima-adpcm-low-anew-256, ima-adpcm-high-anew-256",
    "ima-adpcm-low-wav-36, ima-adpcm-high-wav-36",
    "ms-adpcm-low-wav-256, ms-adpcm-high-wav-256"
  })
  void speaksForTheOrderThatASoundWasPackedIn(String one, String other) {
    AdpcmFormat low = AdpcmFormat.parse(one).orElseThrow();
    AdpcmFormat high = AdpcmFormat.parse(other).orElseThrow();
    short[] sound = Babble.speak(8000, 6, 9000, 3);

    byte[] lowBytes = AdpcmEncoder.encode(low, sound);
    byte[] highBytes = AdpcmEncoder.encode(high, sound);

    assertThat(lean(low, lowBytes)).isPositive().isEqualTo(-lean(high, lowBytes));
    assertThat(lean(high, highBytes)).isPositive().isEqualTo(-lean(low, highBytes));
  }

  private static double lean(AdpcmFormat format, byte[] bytes) {
    return Succession.of(format, bytes, 0, bytes.length);
  }

  @Test
  void diceAreChanceWhateverTheyFavourAndSpeechIsNot() {
    for (double wide : new double[] {0.7, 1, 1.5, 2, 3}) {
      byte[] dice = dice(wide);
      assertThat(Succession.isChance(dice, 0, dice.length)).as("dice of " + wide).isTrue();
    }
    for (int set = 0; set < 7; set++) {
      AdpcmFormat format = AdpcmFormat.parse("ms-adpcm-" + set + "-low").orElseThrow();
      byte[] bytes = AdpcmEncoder.encode(format, Babble.speak(8000, 6, 9000, set));
      assertThat(Succession.isChance(bytes, 0, bytes.length)).as(format.id()).isFalse();
    }
  }

  private static byte[] dice(double wide) {
    Random random = new Random(4);
    byte[] bytes = new byte[20_000];
    for (int i = 0; i < bytes.length; i++) {
      int first = Math.clamp(Math.round(wide * random.nextGaussian()), -8, 7);
      int second = Math.clamp(Math.round(wide * random.nextGaussian()), -8, 7);
      bytes[i] = (byte) (first << 4 | second & 15);
    }
    return bytes;
  }

  @Test
  void nothingAtAllSpeaksForNeither() {
    AdpcmFormat format = AdpcmFormat.parse("ima-adpcm-low").orElseThrow();

    assertThat(Succession.of(format, new byte[0], 0, 0)).isZero();
    assertThat(Succession.of(format, new byte[5000], 0, 5000)).isZero();
    assertThat(Succession.isChance(new byte[0], 0, 0)).isTrue();
  }
}
