package org.plushkeep.audio.g7221;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/** The Recommendation's numeric tables, read once from the resource {@code tables.txt}. */
final class Tables {
  /** Samples, and transform coefficients, in a frame. */
  static final int FRAME = 320;

  /** Regions of the spectrum that are coded; the rest, above 7 kHz, is zero. */
  static final int REGIONS = 14;

  /** Coefficients in a region. */
  static final int REGION_SIZE = 20;

  /** Coefficients that are coded. */
  static final int CODED = REGIONS * REGION_SIZE;

  /** Ways of coding a region, from the finest, 0, to noise alone. */
  static final int CATEGORIES = 8;

  /** The category whose regions carry no bits and are filled with noise. */
  static final int NOISE = CATEGORIES - 1;

  /** Categorizations that a frame may choose from, and the bits of its choice. */
  static final int CATEGORIZATIONS = 16;

  static final int CATEGORIZATION_BITS = 4;

  /** What an index of region power is raised by to find its row in the tables. */
  static final int POWER_TABLE_OFFSET = 24;

  /** The least and the greatest step of power from one region to the next, in units of 3.01 dB. */
  static final int POWER_STEP_MIN = -12;

  static final int POWER_STEP_MAX = 11;
  static final int POWER_STEPS = POWER_STEP_MAX - POWER_STEP_MIN + 1;

  /** The transmitted index of the first region's power less its own index. */
  static final int POWER_INDEX_OFFSET = 7;

  /** Bits of the first region's power. */
  static final int FIRST_POWER_BITS = 5;

  /** The longest Huffman code. */
  static final int LONGEST_CODE = 16;

  private static final Map<String, int[]> BY_NAME = load();

  static final int[] EXPECTED_BITS = get("expected-bits");
  static final int[] VECTOR_DIMENSION = get("vector-dimension");
  static final int[] VECTORS_A_REGION = get("vectors-a-region");
  static final int[] GREATEST_BIN = get("greatest-bin");

  private Tables() {}

  /** A table by its name in the resource. */
  static int[] get(String name) {
    int[] table = BY_NAME.get(name);
    if (table == null) {
      throw new IllegalArgumentException("no table " + name);
    }
    return table;
  }

  /** The tables of one name for each category that has a code. */
  static int[][] getForCategories(String name) {
    int[][] tables = new int[NOISE][];
    for (int category = 0; category < NOISE; category++) {
      tables[category] = get(name + "-" + category);
    }
    return tables;
  }

  private static Map<String, int[]> load() {
    try (InputStream stream = Tables.class.getResourceAsStream("tables.txt")) {
      if (stream == null) {
        throw new IllegalStateException("The codec's tables are missing from the program.");
      }
      return parse(new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, int[]> parse(BufferedReader lines) throws IOException {
    Map<String, int[]> tables = new HashMap<>();
    int[] numbers = new int[2048];
    int count = 0;
    String name = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.endsWith(":")) {
        tables.put(name, Arrays.copyOf(numbers, count));
        name = line.substring(0, line.length() - 1);
        count = 0;
      } else if (!line.startsWith("#")) {
        StringTokenizer words = new StringTokenizer(line);
        while (words.hasMoreTokens()) {
          numbers[count++] = Integer.parseInt(words.nextToken());
        }
      }
    }
    tables.put(name, Arrays.copyOf(numbers, count));
    return tables;
  }
}
