package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plushkeep.testing.Wavs.chunk;
import static org.plushkeep.testing.Wavs.format;
import static org.plushkeep.testing.Wavs.le16s;
import static org.plushkeep.testing.Wavs.mono16;
import static org.plushkeep.testing.Wavs.riff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.ToyClip;
import org.plushkeep.testing.Tones;

class EncodeCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private Path in;
  private Path out;

  @BeforeEach
  void start() {
    cli = new Cli(folder);
    in = folder.resolve("in.wav");
    out = folder.resolve("out.au");
  }

  @Test
  void speechBecomesTheAppsBytes() throws Exception {
    Path vectors = Path.of("..", "shared", "toy", "vectors");
    assumeTrue(Files.isDirectory(vectors), "the toy's vectors are not beside the sources");
    byte[] pcm = Files.readAllBytes(vectors.resolve("speech-en.pcm"));
    short[] samples = new short[pcm.length / 2];
    ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    Files.write(in, mono16(16_000, samples));
    cli.run("encode", in.toString(), out.toString()).done();
    assertThat(out).hasBinaryContent(Files.readAllBytes(vectors.resolve("speech-en.au")));
  }

  @Test
  void anotherRateAndTwoChannelsAreMadeTheToysAndSoundTheSame() throws Exception {
    short[] left = Tones.sine(44_100, 440, 8000, 44_100);
    short[] both = new short[2 * left.length];
    for (int i = 0; i < left.length; i++) {
      both[2 * i] = left[i];
      both[2 * i + 1] = left[i];
    }
    Files.write(in, riff(format(1, 2, 44_100, 4, 16), chunk("data", le16s(both))));
    cli.run("encode", in.toString(), out.toString()).done();

    byte[] clip = Files.readAllBytes(out);
    assertThat(ToyClip.parse(clip).wholeFrames()).isEqualTo(50);
    Pcm heard = ToyAudio.decode(clip);
    short[] ideal = Tones.sine(16_000, 440, 8000, heard.samples().length);
    // The codec's own delay is one frame.
    short[] shifted = Arrays.copyOfRange(heard.samples(), 320, heard.samples().length);
    assertThat(Tones.signalToNoise(Arrays.copyOf(ideal, 14_000), Arrays.copyOf(shifted, 14_000)))
        .isGreaterThan(15);
  }

  @Test
  void anExistingClipIsReplacedWhole() throws Exception {
    Files.write(in, mono16(16_000, new short[3200]));
    Files.write(out, new byte[100_000]);
    cli.run("encode", in.toString(), out.toString()).done();
    assertThat(out).hasSize(32 + 10 * 40);
  }

  @Test
  void whatIsNoWavIsASentenceAndNoFile() throws Exception {
    assertRefused(new byte[100], "cannot be encoded", "not a WAV");
    assertRefused(new byte[0], "cannot be encoded");
  }

  @Test
  void aWavThatEndsEarlyIsEncodedOnlyWhenAskedFor() throws Exception {
    byte[] wav = Arrays.copyOf(mono16(16_000, new short[3200]), 44 + 3200);
    assertRefused(wav, "ends early", "0.10 s");
    cli.run("encode", "--anyway", in.toString(), out.toString()).done();
    assertThat(out).hasSize(32 + 5 * 40);
  }

  @Test
  void tooShortAndTooLongAreSentences() throws Exception {
    assertRefused(mono16(16_000, new short[319]), "shorter");
    assertRefused(mono16(1000, new short[65_536 * 20]), "longer");
  }

  @Test
  void aMissingFileIsASentence() {
    cli.run("encode", in.toString(), out.toString()).fails(1, "cannot be read");
  }

  @Test
  void aFolderIsNotAClip() throws Exception {
    Files.write(in, mono16(16_000, new short[3200]));
    cli.run("encode", in.toString(), folder.toString()).fails(1, "is a folder");
  }

  @Test
  void theSoundItselfIsNeverReplaced() throws Exception {
    byte[] wav = mono16(16_000, new short[3200]);
    Files.write(in, wav);
    cli.run("encode", in.toString(), in.toString()).fails(1, "cannot replace");
    assertThat(in).hasBinaryContent(wav);
  }

  @Test
  void ctrlCLeavesNothing() throws Exception {
    Files.write(in, mono16(16_000, new short[3200]));
    cli.interrupted.set(true);
    cli.run("encode", in.toString(), out.toString()).fails(130, "Stopped");
    assertNothingBeside();
  }

  private void assertRefused(byte[] bytes, String... words) throws IOException {
    Files.write(in, bytes);
    cli.run("encode", in.toString(), out.toString()).fails(1, words);
    assertNothingBeside();
  }

  private void assertNothingBeside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("in.wav", "password");
    }
  }
}
