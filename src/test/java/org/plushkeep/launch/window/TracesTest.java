package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.ToyClips;

/** A search that finds nothing must be one that could have found something. */
final class TracesTest {
  @TempDir Path folder;

  @Test
  void whatWasLeftBehindIsFoundInEveryForm() throws Exception {
    short[] sound = new short[100];
    for (short i = 0; i < sound.length; i++) {
      sound[i] = (short) (i * 300);
    }
    byte[] bytes = ToyClips.clip(10, 1);
    Traces traces =
        Traces.fromNowOn().of("name", "Mirabelle").of("sound", sound, 10).of("bytes", bytes);
    assertThat(traces.foundIn(folder, folder.resolve("out"))).isEmpty();

    Files.writeString(folder.resolve("log"), "of Mirabelle");
    Files.write(folder.resolve("wide"), "of Mirabelle".getBytes(StandardCharsets.UTF_16LE));
    byte[] pcm = new byte[200];
    for (int i = 0; i < sound.length; i++) {
      pcm[2 * i] = (byte) sound[i];
      pcm[2 * i + 1] = (byte) (sound[i] >> 8);
    }
    Files.write(folder.resolve("pcm"), pcm);
    Files.write(folder.resolve("au"), bytes);
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(folder.resolve("out").resolve("export"), "Mirabelle");

    assertThat(traces.foundIn(folder, folder.resolve("out")))
        .containsExactlyInAnyOrder(
            "name in " + folder.resolve("log"),
            "name in " + folder.resolve("wide"),
            "sound in " + folder.resolve("pcm"),
            "bytes in " + folder.resolve("au"));
  }
}
