package org.plushkeep.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.container.WavReader;
import org.plushkeep.audio.resample.Resampler;

/**
 * Speech of many voices and languages, made when it is asked for by Debian's {@code espeak-ng}; the
 * files are gone when the list is there. A language without a sentence here reads numbers, which
 * espeak-ng knows in each.
 */
final class Voices {
  /** Whose voices: no one that weights are fitted to is among those that measure them. */
  enum Speakers {
    FITTED(
        "",
        "+m1",
        "+m3",
        "+m7",
        "+f1",
        "+f2",
        "+f4",
        "+f5",
        "+croak",
        "+whisper",
        "+klatt2",
        "+klatt3",
        "+klatt5",
        "+klatt6",
        "+Annie",
        "+Storm",
        "+adam",
        "+anika",
        "+boris",
        "+linda",
        "+steph",
        "+travis",
        "+grandma",
        "+michel",
        "+zac"),
    MEASURED("+m2", "+m4", "+m5", "+m6", "+m8", "+f3", "+klatt", "+klatt4", "+whisperf");

    private final String[] variants;

    Speakers(String... variants) {
      this.variants = variants;
    }
  }

  private static final Map<String, String[]> SENTENCES =
      Map.of(
          "en",
          new String[] {
            "Good night mum, I had a lovely day at the zoo. The elephants were huge!",
            "Can we have pancakes tomorrow? Teddy wants one too."
          },
          "de",
          new String[] {
            "Gute Nacht Mama, heute war ich im Zoo. Die Elefanten waren riesig!",
            "Papa, der Teddy hat Hunger und will noch eine Geschichte."
          },
          "fr",
          new String[] {
            "Bonne nuit maman, je suis allé au zoo avec mamie.", "Mon nounours veut une histoire."
          },
          "es",
          new String[] {
            "Buenas noches mamá, hoy fui al zoológico con mi abuela.", "El osito quiere un cuento."
          },
          "it",
          new String[] {
            "Buona notte mamma, oggi siamo andati allo zoo.", "Il mio orsetto ha molta fame."
          });

  private Voices() {}

  /** Whether the program is there. */
  static boolean canSpeak() {
    try {
      return new ProcessBuilder("espeak-ng", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Clips of at least a second.
   *
   * @param seed another one gives other voices, speeds, pitches and words
   */
  static List<Pcm> speak(Speakers speakers, long seed, int count)
      throws IOException, InterruptedException {
    List<String> languages = languages();
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("plushkeep-voices");
    Path file = folder.resolve("voice.wav");
    List<Pcm> clips = new ArrayList<>();
    try {
      for (int i = 0; clips.size() < count; i++) {
        String language = languages.get(i * 7 % languages.size());
        List<String> command =
            List.of(
                "espeak-ng",
                "-v",
                language + speakers.variants[random.nextInt(speakers.variants.length)],
                "-s",
                Integer.toString(random.nextInt(120, 200)),
                "-p",
                Integer.toString(random.nextInt(20, 100)),
                "-w",
                file.toString(),
                words(language, random));
        Process process =
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor() == 0 && Files.exists(file)) {
          keep(Files.readAllBytes(file), clips);
        }
      }
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
    return clips;
  }

  private static void keep(byte[] wav, List<Pcm> clips) {
    try {
      Pcm pcm = WavReader.read(wav).pcm();
      if (pcm.samples().length > pcm.sampleRate()) {
        clips.add(pcm);
      }
    } catch (AudioException e) {
      return; // a language that this espeak-ng cannot say
    }
  }

  private static List<String> languages() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("espeak-ng", "--voices").start();
    String table = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    TreeSet<String> languages = new TreeSet<>();
    table.lines().skip(1).forEach(line -> languages.add(line.strip().split("\\s+")[1]));
    return List.copyOf(languages);
  }

  private static String words(String language, Random random) {
    String[] sentences = SENTENCES.get(language.split("-")[0]);
    if (sentences != null) {
      return sentences[random.nextInt(sentences.length)];
    }
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      words.append(random.nextInt(1, 10_000)).append(i % 2 == 0 ? ", " : " ");
    }
    return words.toString();
  }

  /** What a toy's microphone may make of a voice. */
  enum Room {
    NORMAL(8000, 0.5, 0, 0),
    WIDE(16_000, 0.4, 0, 0),
    QUIET(8000, 0.03, 0, 0),
    LOUD_AND_CLIPPED(8000, 3, 0, 0),
    AFTER_A_SILENCE(8000, 0.4, 2, 0),
    NOISY(8000, 0.3, 0, 60),
    WIDE_AND_NOISY(16_000, 0.2, 1, 30);

    final int rate;
    private final double gain;
    private final int silence;
    private final double hiss;

    Room(int rate, double gain, int silence, double hiss) {
      this.rate = rate;
      this.gain = gain;
      this.silence = silence;
      this.hiss = hiss;
    }

    /** The voice as samples of the toy's. */
    short[] hear(Pcm voice, long seed) {
      Random random = new Random(seed);
      short[] clean = Resampler.resample(voice, rate).samples();
      short[] heard = new short[silence * rate + clean.length];
      for (int i = 0; i < heard.length; i++) {
        int at = i - silence * rate;
        double sound = at < 0 ? 0 : clean[at] * gain;
        double noise = hiss == 0 ? 0 : hiss * random.nextGaussian() + hiss;
        heard[i] = (short) Math.clamp(Math.round(sound + noise), -32768, 32767);
      }
      Arrays.fill(clean, (short) 0);
      return heard;
    }
  }
}
