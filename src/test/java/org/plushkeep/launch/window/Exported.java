package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.practice.PracticeTunes;

/**
 * What an export has left in a folder.
 *
 * @param files all of it
 */
record Exported(List<Path> files) {
  static Exported in(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new Exported(all.filter(Files::isRegularFile).toList());
    }
  }

  /** A WAV, the toy's bytes, and the text that tells of both by their digests, and no secret. */
  void isOneRecording(byte[] toyBytes, short[] sound, String... secrets) throws Exception {
    assertThat(files).hasSize(3);
    Path wav = withEnding(".wav");
    Path au = withEnding(".au");
    assertThat(Files.readAllBytes(au)).isEqualTo(toyBytes);
    assertThat(Files.readAllBytes(wav)).isEqualTo(Wavs.mono16(PracticeTunes.SAMPLE_RATE, sound));
    assertThat(Files.readString(withEnding(".txt")))
        .contains(wav.getFileName().toString(), au.getFileName().toString())
        .contains("SHA-256: " + sha256(Files.readAllBytes(wav)))
        .contains("SHA-256: " + sha256(toyBytes))
        .doesNotContain(secrets);
  }

  private Path withEnding(String ending) {
    return files.stream()
        .filter(file -> file.toString().endsWith(ending))
        .findFirst()
        .orElseThrow();
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
