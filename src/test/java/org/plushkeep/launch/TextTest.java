package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void aTableIsAlignedAndItsLinesEndWithoutSpaces() {
    assertThat(Text.table(List.of("ID", "NAME"), List.of(List.of("1", "Bär"), List.of("234", ""))))
        .containsExactly("ID   NAME", "1    Bär", "234");
  }

  @Test
  void namesCannotSteerATerminalOrStartALine() {
    assertThat(Text.oneLine("a\u001b[31mb\nc\u202ed\u2028e")).isEqualTo("a [31mb c\ufffdd e");
  }

  @Test
  void secondsHaveAPointWhateverTheLanguage() {
    assertThat(Text.seconds(Duration.ofMillis(3021))).isEqualTo("3.02");
  }
}
