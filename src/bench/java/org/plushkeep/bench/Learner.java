package org.plushkeep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Learns to weigh: among all trials of the same bytes the right one shall weigh most (multinomial
 * logistic regression). A weight is a sum over a trial's figures and, where units are asked for, of
 * as many rectified sums. Learns in small batches by Adam (Kingma and Ba, 2014), each time the
 * same.
 */
final class Learner {
  /**
   * A batch of trials.
   *
   * @param rows each trial's figures
   * @param right which of them is the right one
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Case(float[][] rows, int right) {}

  private static final int BATCH = 256;
  private static final double PACE = 3e-3;
  private static final double LEAST_DEVIATION = 0.05;

  private final List<Case> cases;
  private final int size;
  private final int units;
  private final int rounds;
  private final double decay;
  private final double[] means;
  private final double[] deviations;

  /** The sum's weights, then each unit's, then the units' constants, then what each counts. */
  private final double[] weights;

  private final double[] gradient;

  Learner(List<Case> cases, int units, int rounds, double decay) {
    this.cases = new ArrayList<>(cases);
    this.units = units;
    this.rounds = rounds;
    this.decay = decay;
    size = cases.getFirst().rows()[0].length;
    means = new double[size];
    deviations = new double[size];
    weights = new double[size * (units + 1) + 2 * units];
    gradient = new double[weights.length];
    measure();
    Random random = new Random(1);
    for (int i = size; i < weights.length; i++) {
      double spread = i < size * (units + 1) ? 1 / Math.sqrt(size) : 1 / Math.sqrt(units);
      weights[i] = spread * random.nextGaussian();
    }
    Arrays.fill(weights, size * (units + 1), size * (units + 1) + units, 0);
  }

  /** So that all figures are of one size while it learns. */
  private void measure() {
    long count = 0;
    for (Case one : cases) {
      for (float[] row : one.rows()) {
        count++;
        for (int k = 0; k < size; k++) {
          means[k] += row[k];
          deviations[k] += (double) row[k] * row[k];
        }
      }
    }
    for (int k = 0; k < size; k++) {
      means[k] /= count;
      double variance = deviations[k] / count - means[k] * means[k];
      deviations[k] = Math.sqrt(Math.max(0, variance)) + LEAST_DEVIATION;
    }
    for (Case one : cases) {
      for (float[] row : one.rows()) {
        for (int k = 0; k < size; k++) {
          row[k] = (float) ((row[k] - means[k]) / deviations[k]);
        }
      }
    }
  }

  /** Learns, says how well, and writes the weights for figures as they are, one a line. */
  void learn(Path file) throws IOException {
    double[] slow = new double[weights.length];
    double[] squares = new double[weights.length];
    Random random = new Random(2);
    int step = 0;
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(cases, random);
      double pace = PACE * (1 + Math.cos(Math.PI * round / rounds)) / 2;
      for (int from = 0; from < cases.size(); from += BATCH) {
        step++;
        Arrays.fill(gradient, 0);
        List<Case> batch = cases.subList(from, Math.min(cases.size(), from + BATCH));
        batch.forEach(this::addGradient);
        for (int k = 0; k < weights.length; k++) {
          double slope = gradient[k] / batch.size();
          slow[k] = 0.9 * slow[k] + 0.1 * slope;
          squares[k] = 0.999 * squares[k] + 0.001 * slope * slope;
          double size = Math.sqrt(squares[k] / (1 - Math.pow(0.999, step))) + 1e-8;
          weights[k] -= pace * (slow[k] / (1 - Math.pow(0.9, step)) / size + decay * weights[k]);
        }
      }
    }
    long wrong = cases.stream().filter(this::isWrong).count();
    System.out.printf("%s: of its own it gets %d of %d wrong%n", file, wrong, cases.size());
    write(file);
  }

  private double unit(float[] row, int unit) {
    double sum = weights[size * (units + 1) + unit];
    int from = size * (unit + 1);
    for (int k = 0; k < size; k++) {
      sum += weights[from + k] * row[k];
    }
    return sum;
  }

  private double weigh(float[] row, double[] active) {
    double sum = 0;
    for (int k = 0; k < size; k++) {
      sum += weights[k] * row[k];
    }
    for (int unit = 0; unit < units; unit++) {
      active[unit] = Math.max(0, unit(row, unit));
      sum += weights[size * (units + 1) + units + unit] * active[unit];
    }
    return sum;
  }

  private void addGradient(Case one) {
    int count = one.rows().length;
    double[] shares = new double[count];
    double[][] active = new double[count][units];
    for (int i = 0; i < count; i++) {
      shares[i] = weigh(one.rows()[i], active[i]);
    }
    double most = Arrays.stream(shares).max().orElse(0);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      shares[i] = Math.exp(shares[i] - most);
      sum += shares[i];
    }
    for (int i = 0; i < count; i++) {
      double off = shares[i] / sum - (i == one.right() ? 1 : 0);
      if (Math.abs(off) > 1e-6) {
        addGradient(one.rows()[i], active[i], off);
      }
    }
  }

  private void addGradient(float[] row, double[] active, double off) {
    for (int k = 0; k < size; k++) {
      gradient[k] += off * row[k];
    }
    int constants = size * (units + 1);
    for (int unit = 0; unit < units; unit++) {
      if (active[unit] > 0) {
        gradient[constants + units + unit] += off * active[unit];
        double back = off * weights[constants + units + unit];
        gradient[constants + unit] += back;
        int from = size * (unit + 1);
        for (int k = 0; k < size; k++) {
          gradient[from + k] += back * row[k];
        }
      }
    }
  }

  private boolean isWrong(Case one) {
    double[] active = new double[units];
    double right = weigh(one.rows()[one.right()], active);
    return Arrays.stream(one.rows()).anyMatch(row -> weigh(row, active) > right);
  }

  private void write(Path file) throws IOException {
    for (int unit = 0; unit <= units; unit++) {
      double moved = 0;
      for (int k = 0; k < size; k++) {
        weights[size * unit + k] /= deviations[k];
        moved += weights[size * unit + k] * means[k];
      }
      if (unit > 0) {
        weights[size * (units + 1) + unit - 1] -= moved;
      }
    }
    StringBuilder text = new StringBuilder();
    for (double weight : weights) {
      text.append(String.format(Locale.ROOT, "%.4f%n", weight));
    }
    Files.writeString(file, text);
  }
}
