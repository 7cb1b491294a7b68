package org.plushkeep.launch.window;

/** The window could not be opened. The message is a plain English sentence. */
public final class WindowException extends Exception {
  private static final long serialVersionUID = 1L;

  WindowException(String message) {
    super(message);
  }

  WindowException(String message, Throwable cause) {
    super(message, cause);
  }
}
