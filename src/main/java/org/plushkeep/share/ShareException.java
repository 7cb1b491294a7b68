package org.plushkeep.share;

/** A folder that cannot be written. The message is a plain English sentence. */
public final class ShareException extends Exception {
  private static final long serialVersionUID = 1L;

  public ShareException(String message, Throwable cause) {
    super(message, cause);
  }
}
