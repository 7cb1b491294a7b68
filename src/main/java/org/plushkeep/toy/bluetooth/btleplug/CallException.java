package org.plushkeep.toy.bluetooth.btleplug;

/** A call of the library that came to nothing. The cause tells how; {@link Trouble} knows them. */
final class CallException extends Exception {
  private static final long serialVersionUID = 1L;

  CallException(Throwable cause) {
    super(cause);
  }

  /** What the library, or the waiting for it, said. */
  Throwable why() {
    Throwable cause = getCause();
    return cause == null ? this : cause;
  }
}
