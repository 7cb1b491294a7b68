package org.plushkeep.toy;

/**
 * Something about a toy that a person must be told. The message is a plain English sentence for
 * scripts; the window chooses its own words by {@link #problem()}.
 */
public final class ToyException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Problem {
    /** This computer has no Bluetooth, or it cannot be reached. */
    NO_BLUETOOTH,
    /** Bluetooth is there but switched off. */
    BLUETOOTH_OFF,
    /** The system refuses this program the use of Bluetooth. */
    NOT_ALLOWED,
    /** The toy is no longer in range, or switched off. */
    OUT_OF_RANGE,
    /** The link broke while something was under way. */
    LINK_LOST,
    /** A toy on a USB serial port was pulled out, or fell silent, while something was under way. */
    PULLED_OUT,
    /** It is there, and records or plays: it does nothing else meanwhile. */
    BUSY,
    /** It answered, but not as a CloudPets toy does. */
    NOT_UNDERSTOOD,
    /** It answers only what it is paired with by Bluetooth itself. */
    PROTECTED,
    /** It did not answer in time. */
    NO_ANSWER,
    /** Nobody pressed the paw in time. */
    NO_PAW,
    /** What it sent was more than a slot can hold, or stopped short of what it announced. */
    BAD_RECORDING,
    /** It did not take what was sent to it, or not all of it. */
    NOT_TAKEN,
    /** A recording waits on it that could not be collected, so nothing was overwritten. */
    NOT_COLLECTED,
    /** It can only be collected from: its way of being reached knows no care. */
    NO_CARE,
    /** It claims to be a toy paired before, and is not that toy. */
    OTHER_TOY,
    /** A toy on a USB serial port does not know this vault any more. */
    FORGOTTEN,
    /** What the vault and a toy on a USB serial port agreed on is damaged. */
    SECRET_DAMAGED,
    /** A USB serial port cannot be opened. */
    PORT_SHUT,
    /** USB serial ports cannot be looked at on this computer. */
    NO_SERIAL,
    /** A recorder was unplugged while something was under way. */
    UNPLUGGED,
    /** A recorder's drive cannot be read. */
    UNREADABLE,
    /** A recorder's drive may only be read. */
    WRITE_PROTECTED,
    /** The parent asked to stop. */
    CANCELLED
  }

  private static final String LINK_LOST =
      "The link to the toy broke. Nothing is lost: what had not arrived is still on the toy. Bring it"
          + " closer and try again.";

  private static final String STOPPED = "Stopped.";

  private final Problem problem;

  public ToyException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public ToyException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** The link broke: {@link Problem#LINK_LOST}. */
  public static ToyException linkLost() {
    return new ToyException(Problem.LINK_LOST, LINK_LOST);
  }

  /** The same, with what the system said. */
  public static ToyException linkLost(Throwable cause) {
    return new ToyException(Problem.LINK_LOST, LINK_LOST, cause);
  }

  /** Somebody asked to stop: {@link Problem#CANCELLED}. */
  public static ToyException stopped() {
    return new ToyException(Problem.CANCELLED, STOPPED);
  }

  /** The same, by what told this thread to. */
  public static ToyException stopped(Throwable cause) {
    return new ToyException(Problem.CANCELLED, STOPPED, cause);
  }

  public Problem problem() {
    return problem;
  }

  /** Whether pairing once more is what helps. */
  public boolean asksForPairing() {
    return problem == Problem.FORGOTTEN || problem == Problem.SECRET_DAMAGED;
  }
}
