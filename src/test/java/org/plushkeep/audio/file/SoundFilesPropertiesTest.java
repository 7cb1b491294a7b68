package org.plushkeep.audio.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.SoundTags;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.flac.FlacWriter;
import org.plushkeep.audio.ogg.OpusWriter;
import org.plushkeep.testing.Allocated;
import org.plushkeep.testing.SoundFixtures;
import org.plushkeep.testing.Wavs;

/**
 * Whatever the bytes: sound, or one plain sentence; no crash, no hang (jqwik's own limit would show
 * one), and memory that the file's size bounds.
 */
class SoundFilesPropertiesTest {
  /** What decoders allocate for tables and for themselves, also once more after each bad frame. */
  private static final long ALWAYS_ALLOCATED = 512L << 20;

  private static final List<byte[]> FILES = allFiles();

  @Property(tries = 1500)
  void damagedFilesAreHeardOrRefused(@ForAll("files") byte[] file, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] other = FILES.get(random.nextInt(FILES.size()));
    byte[] changed = Mutations.mutate(file, other, random);
    byte[] before = changed.clone();
    long allocated = Allocated.byThisThread();
    try {
      Pcm pcm = SoundFiles.read(changed).pcm();
      assertThat((long) pcm.samples().length).isBetween(1L, mostSamples(changed));
      assertThat(pcm.sampleRate()).isBetween(1000, 768_000);
    } catch (AudioException e) {
      assertThat(e).message().matches("[A-Z].*\\.").doesNotContain("Exception", "null");
    }
    allocated = Allocated.byThisThread() - allocated;
    assertThat(allocated).isLessThan(ALWAYS_ALLOCATED + 8 * mostSamples(changed));
    assertThat(changed).as("only read").isEqualTo(before);
  }

  @Property(tries = 500)
  void anythingIsHeardOrRefused(@ForAll byte[] bytes) {
    try {
      assertThat(SoundFiles.read(bytes).pcm().samples()).isNotEmpty();
    } catch (AudioException e) {
      assertThat(e).message().matches("[A-Z].*\\.");
    }
  }

  /** What looks like a file to a toy's collection is still a toy's recording. */
  @Property(tries = 200)
  void aToysRecordingIsNeverTakenForAFile(@ForAll("files") byte[] file, @ForAll long seed) {
    byte[] changed = Mutations.mutate(file, file, new Random(seed));
    assertThat(SoundFiles.isFormat(ToyAudio.describe(changed).format())).isFalse();
  }

  private static long mostSamples(byte[] file) {
    return (1L << 20) + 1024L * file.length;
  }

  @Provide
  Arbitrary<byte[]> files() {
    return Arbitraries.of(FILES);
  }

  private static List<byte[]> makeFiles() throws IOException {
    Pcm voice = new Pcm(8000, Arrays.copyOf(SoundFixtures.original(8000), 6000));
    ByteArrayOutputStream flac = new ByteArrayOutputStream();
    FlacWriter.write(voice, new SoundTags("Bär", "2026-11-24", "Bentley"), flac);
    ByteArrayOutputStream opus = new ByteArrayOutputStream();
    OpusWriter.write(voice, SoundTags.NONE, opus);
    byte[] wav = Wavs.mono16(8000, voice.samples());
    return List.of(flac.toByteArray(), opus.toByteArray(), wav, SoundFixtures.read("alac.m4a"));
  }

  private static List<byte[]> allFiles() {
    try {
      return Stream.concat(
              makeFiles().stream(), SoundFixtures.DECODABLE.stream().map(SoundFixtures::read))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
