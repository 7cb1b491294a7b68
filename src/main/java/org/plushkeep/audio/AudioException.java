package org.plushkeep.audio;

import java.io.Serial;

/**
 * Sound that cannot be read or played. The message is one plain sentence, without names or paths.
 */
public final class AudioException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence a parent can read
   */
  public AudioException(String message) {
    super(message);
  }

  /**
   * @param message one sentence a parent can read
   * @param cause what the system said
   */
  public AudioException(String message, Throwable cause) {
    super(message, cause);
  }
}
