package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a script sends, line by line. */
class TypedLinesTest {
  private static InputStream of(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String next(InputStream in) throws IOException {
    return TypedLines.next(in).map(String::new).orElse("no more");
  }

  @Test
  void linesEndAsEveryShellEndsThem() throws Exception {
    InputStream in = of("one\ntwo\r\n\nthree");
    assertThat(next(in)).isEqualTo("one");
    assertThat(next(in)).isEqualTo("two");
    assertThat(next(in)).isEmpty();
    assertThat(next(in)).isEqualTo("three");
    assertThat(next(in)).isEqualTo("no more");
  }

  @Test
  void ofALineWithoutEndNoMoreIsKeptThanAnyCodeNeeds() throws Exception {
    InputStream in = of("x".repeat(5000) + "\nnext");
    assertThat(next(in)).hasSize(TypedLines.LONGEST);
    assertThat(next(in)).isEqualTo("next");
  }
}
