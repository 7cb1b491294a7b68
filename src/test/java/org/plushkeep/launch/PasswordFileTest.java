package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "open sesame, open sesame",
    "open sesame\\n, open sesame",
    "open sesame\\r\\n, open sesame",
    "open sesame\\n\\n, open sesame\\n",
    "' open sesame ', ' open sesame '",
    "open sesame\\r, open sesame\\r",
    "größer als 🧸\\n, größer als 🧸"
  })
  void onlyTheLastNewlineIsNotPartOfIt(String written, String read) throws Exception {
    Path file = write(unescaped(written).getBytes(StandardCharsets.UTF_8));
    assertThat(PasswordFile.read(file)).isEqualTo(unescaped(read).toCharArray());
  }

  @Test
  void whatIsNotUtf8IsASentenceWithoutTheBytes() throws Exception {
    Path file = write(new byte[] {'a', (byte) 0xff, 'b'});
    assertThatThrownBy(() -> PasswordFile.read(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("not text in UTF-8");
  }

  @Test
  void textThatEndsInTheMiddleOfALetterIsNotUtf8() throws Exception {
    Path file = write(new byte[] {'a', (byte) 0xc3});
    assertThatThrownBy(() -> PasswordFile.read(file)).isInstanceOf(CommandFailure.class);
  }

  @Test
  void anEmptyFileIsASentence() throws Exception {
    Path file = write(new byte[] {'\n'});
    assertThatThrownBy(() -> PasswordFile.read(file)).hasMessageContaining("is empty");
  }

  @Test
  void aFileTooLongForAPassphraseIsASentence() throws Exception {
    Path file = write(new byte[5000]);
    assertThatThrownBy(() -> PasswordFile.read(file)).hasMessageContaining("too long");
  }

  @Test
  void aMissingFileFails() {
    assertThatThrownBy(() -> PasswordFile.read(folder.resolve("none")))
        .isInstanceOfSatisfying(
            CommandFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("password"), bytes);
  }

  private static String unescaped(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n");
  }
}
