package org.plushkeep.toy;

/**
 * Something about a toy that a person must be told. The message is a plain English sentence for
 * scripts; the window chooses its own words by {@link #problem()}.
 */
public final class ToyException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Problem {
    /** This computer has no Bluetooth radio. */
    NO_BLUETOOTH,
    /** It may have one, but the system's Bluetooth service does not run. */
    NO_BLUETOOTH_SERVICE,
    /** Bluetooth cannot be reached, or does not answer as it should. */
    BLUETOOTH_UNREACHABLE,
    /** Bluetooth is there but switched off. */
    BLUETOOTH_OFF,
    /** Linux refuses this program the use of Bluetooth. */
    NOT_ALLOWED,
    /** Windows does. */
    NOT_ALLOWED_BY_WINDOWS,
    /** macOS does. */
    NOT_ALLOWED_BY_MACOS,
    /** The toy is no longer in range, or switched off. */
    OUT_OF_RANGE,
    /** The link broke while something was under way. */
    LINK_LOST,
    /** The same, because Bluetooth went off on this computer, or was taken away. */
    RADIO_LOST,
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
    CANCELLED;

    /** Whether it is about this computer's Bluetooth, and says nothing of any toy. */
    public boolean isBluetooths() {
      return switch (this) {
        case NO_BLUETOOTH,
            NO_BLUETOOTH_SERVICE,
            BLUETOOTH_UNREACHABLE,
            BLUETOOTH_OFF,
            NOT_ALLOWED,
            NOT_ALLOWED_BY_WINDOWS,
            NOT_ALLOWED_BY_MACOS,
            RADIO_LOST ->
            true;
        default -> false;
      };
    }
  }

  private static final String LINK_LOST =
      "The link to the toy broke. Nothing is lost: what had not arrived is still on the toy. Bring it"
          + " closer and try again.";

  private static final String RADIO_LOST =
      "Bluetooth went off on this computer, and the link to the toy with it. Nothing is lost: what"
          + " had not arrived is still on the toy. Switch it on, or plug it in, and try again.";

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

  /** This computer's Bluetooth has gone, and the link with it: {@link Problem#RADIO_LOST}. */
  public static ToyException radioLost() {
    return new ToyException(Problem.RADIO_LOST, RADIO_LOST);
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
