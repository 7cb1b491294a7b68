package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.AudioInfo;
import org.plushkeep.audio.ToyAudio;

class PracticeToysTest {
  @Test
  void whatItRecordsAnewIsPackedAsAToysOwnMicrophoneDoesAndCanBeHeard() throws Exception {
    Set<Integer> different = new HashSet<>();
    for (int number : new int[] {0, 7, 14, 999_999}) {
      byte[] recording = PracticeToys.another(number);
      AudioInfo info = ToyAudio.describe(recording);

      assertThat(info.format()).isEqualTo("ima-adpcm-low");
      assertThat(info.sampleRate()).isEqualTo(8000);
      assertThat(ToyAudio.decode(recording).duration()).isEqualTo(info.duration());
      different.add(Arrays.hashCode(recording));
    }
    assertThat(different).hasSize(4);
  }
}
