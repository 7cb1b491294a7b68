package org.plushkeep.recording;

import java.time.Instant;

/**
 * What was found the last time that somebody looked how safe a toy is.
 *
 * @param at when it was looked at
 * @param findings in the words of whoever looked, for nobody else to read; at most {@value #MOST}
 *     characters
 */
public record SafetyNote(Instant at, String findings) {
  private static final int MOST = 16_384;

  public SafetyNote {
    if (findings.length() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " characters");
    }
  }
}
