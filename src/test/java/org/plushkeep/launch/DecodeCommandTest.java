package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.ToyVoices;

class DecodeCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private Path in;
  private Path out;

  @BeforeEach
  void start() {
    cli = new Cli(folder);
    in = folder.resolve("in.au");
    out = folder.resolve("out.wav");
  }

  @Test
  void aRealClipBecomesTheReferenceDecodersSamples() throws Exception {
    Path vectors = Path.of("..", "shared", "toy", "vectors");
    assumeTrue(Files.isDirectory(vectors), "the toy's vectors are not beside the sources");
    for (String clip : new String[] {"toy-clip", "speech-en"}) {
      cli.run("decode", vectors.resolve(clip + ".au").toString(), out.toString()).done();
      byte[] wav = Files.readAllBytes(out);
      assertThat(Arrays.copyOfRange(wav, 44, wav.length))
          .isEqualTo(Files.readAllBytes(vectors.resolve(clip + ".decoded.pcm")));
    }
  }

  @Test
  void aRecordingOfTheToysOwnBecomesAWavAndTheWayItWasReadIsNamed() throws Exception {
    Files.write(in, ToyVoices.recording("ima-adpcm-high", 2, 1));
    assertThat(cli.run("decode", in.toString(), out.toString()).done().out())
        .contains("Read as ima-adpcm-high.");
    byte[] wav = Files.readAllBytes(out);
    assertThat(wav).hasSize(44 + 2 * 16_000);
    cli.run("decode", "--as", "ima-adpcm-low", in.toString(), out.toString()).done();
    assertThat(Files.readAllBytes(out)).hasSize(wav.length).isNotEqualTo(wav);
  }

  @Test
  void aWayThatIsNoneIsASentence() throws Exception {
    Files.write(in, ToyVoices.recording("ima-adpcm-high", 2, 1));
    cli.run("decode", "--as", "mp3", in.toString(), out.toString()).fails(2, "mp3 is no way");
    assertThat(out).doesNotExist();
  }

  @Test
  void anExistingWavIsReplacedWhole() throws Exception {
    Files.write(in, ToyClips.clip(10, 1));
    Files.write(out, new byte[100_000]);
    cli.run("decode", in.toString(), out.toString()).done();
    assertThat(out).hasSize(44 + 10 * 640);
  }

  @Test
  void aWrongMagicIsASentenceAndNoFile() throws Exception {
    byte[] clip = ToyClips.clip(10, 1);
    clip[0] = 'X';
    assertRefused(clip, "cannot be decoded");
  }

  @Test
  void aTruncatedClipIsASentenceAndNoFile() throws Exception {
    assertRefused(Arrays.copyOf(ToyClips.clip(10, 1), 32 + 7 * 40 + 5), "ends early", "0.14 s");
  }

  @Test
  void aClipThatGoesOnIsASentenceAndNoFile() throws Exception {
    assertRefused(Arrays.copyOf(ToyClips.clip(10, 1), 32 + 10 * 40 + 5), "goes on", "5 bytes");
  }

  @Test
  void whatIsWholeIsDecodedWhenAskedFor() throws Exception {
    for (int length : new int[] {32 + 7 * 40 + 5, 32 + 10 * 40 + 5}) {
      Files.write(in, Arrays.copyOf(ToyClips.clip(10, 1), length));
      cli.run("decode", "--anyway", in.toString(), out.toString()).done();
      assertThat(out).hasSize(44 + Math.min(10, length / 40) * 640);
    }
  }

  @Test
  void aClipCutInItsHeaderIsASentenceAndNoFile() throws Exception {
    assertRefused(Arrays.copyOf(ToyClips.clip(10, 1), 20), "cannot be decoded");
  }

  @Test
  void anEmptyFileIsASentenceAndNoFile() throws Exception {
    assertRefused(new byte[0], "cannot be decoded");
  }

  @Test
  void aFileFarTooLongIsNotReadWhole() throws Exception {
    assertRefused(new byte[50 << 20], "far longer");
  }

  @Test
  void aMissingFileIsASentence() {
    cli.run("decode", in.toString(), out.toString()).fails(1, "cannot be read");
  }

  @Test
  void aFolderIsNotAWav() throws Exception {
    Files.write(in, ToyClips.clip(1, 1));
    cli.run("decode", in.toString(), folder.toString()).fails(1, "is a folder");
  }

  @Test
  void aFolderThatIsNotThereIsASentence() throws Exception {
    Files.write(in, ToyClips.clip(1, 1));
    cli.run("decode", in.toString(), folder.resolve("no").resolve("out.wav").toString())
        .fails(1, "cannot be written");
  }

  @Test
  void theRecordingItselfIsNeverReplaced() throws Exception {
    byte[] clip = ToyClips.clip(1, 1);
    Files.write(in, clip);
    cli.run("decode", in.toString(), in.toString()).fails(1, "cannot replace");
    assertThat(in).hasBinaryContent(clip);
  }

  private void assertRefused(byte[] bytes, String... words) throws IOException {
    Files.write(in, bytes);
    cli.run("decode", in.toString(), out.toString()).fails(1, words);
    assertThat(out).doesNotExist();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("in.au", "password");
    }
  }
}
