package org.plushkeep.bus;

/** What a call over the bus came to instead of an answer. */
public final class BusException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Nobody answered in time. */
  public static final String NO_REPLY = "org.freedesktop.DBus.Error.NoReply";

  /** There is no bus, or no longer. */
  public static final String NO_BUS = "org.freedesktop.DBus.Error.NoServer";

  /** The bus lets this program in no further. */
  public static final String AUTH_FAILED = "org.freedesktop.DBus.Error.AuthFailed";

  /** The thread that asked was told to stop. */
  public static final String INTERRUPTED = "org.plushkeep.Error.Interrupted";

  private final String error;

  /**
   * @param error the name that the bus has for it, such as {@code org.bluez.Error.NotReady}
   * @param message for programmers
   */
  public BusException(String error, String message) {
    super(message);
    this.error = error;
  }

  public BusException(String error, String message, Throwable cause) {
    super(message, cause);
    this.error = error;
  }

  public String error() {
    return error;
  }

  /** Whether it is one of these, without what stands before their last dot. */
  public boolean isOneOf(String... names) {
    String last = error.substring(error.lastIndexOf('.') + 1);
    for (String name : names) {
      if (last.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The object, or the method of it, is not there. */
  public boolean isNotThere() {
    return isOneOf("UnknownObject", "UnknownMethod", "UnknownInterface", "DoesNotExist");
  }
}
