package org.plushkeep.toy.bluetooth.btleplug;

import com.juul.kable.btleplug.ffi.Exception.NoSuchCharacteristic;
import com.juul.kable.btleplug.ffi.Exception.NotSupported;
import com.juul.kable.btleplug.ffi.Exception.PermissionDenied;
import com.juul.kable.btleplug.ffi.Exception.TimedOut;
import com.juul.kable.btleplug.ffi.Exception.UnexpectedCharacteristic;
import com.juul.kable.btleplug.ffi.Exception.Uuid;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/** What the library complains of, as a parent is told. */
final class Trouble {
  private final boolean mac;

  /**
   * @param mac whether this is macOS; otherwise it is Windows
   */
  Trouble(boolean mac) {
    this.mac = mac;
  }

  /**
   * There is no radio, or none that this program may use. A Mac always has one, and the library
   * does not tell that it may not be used from its not being there.
   */
  ToyException noRadio() {
    return mac
        ? notAllowed(null)
        : new ToyException(
            Problem.NO_BLUETOOTH,
            "This computer has no Bluetooth radio that is plugged in and known to Windows.");
  }

  static ToyException off() {
    return new ToyException(
        Problem.BLUETOOTH_OFF, "Bluetooth is switched off on this computer. Switch it on first.");
  }

  static ToyException outOfRange(@Nullable Throwable cause) {
    return of(
        Problem.OUT_OF_RANGE,
        "The toy does not answer. It may be out of range, asleep, or linked with another device.",
        cause);
  }

  static ToyException notAToy() {
    return new ToyException(
        Problem.NOT_UNDERSTOOD, "It answered, but not as a CloudPets toy does.");
  }

  /** While looking for toys. */
  ToyException looking(CallException e) {
    return anywhere(
        e,
        of(
            Problem.BLUETOOTH_UNREACHABLE,
            e.why() instanceof TimeoutException
                ? "The Bluetooth service of this computer does not answer."
                : "Bluetooth does not work on this computer just now.",
            e.why()));
  }

  /** While linking with a toy. */
  ToyException linking(CallException e) {
    return anywhere(e, isLate(e) ? noAnswer(e) : outOfRange(e.why()));
  }

  /** While talking with a linked toy. */
  ToyException talking(CallException e) {
    if (wantsPairing(e.why())) {
      return of(
          Problem.PROTECTED,
          "The toy answers only what it is paired with in the system's own Bluetooth settings.",
          e.why());
    }
    return switch (e.why()) {
      case NoSuchCharacteristic _, UnexpectedCharacteristic _, NotSupported _, Uuid _ ->
          of(Problem.NOT_UNDERSTOOD, "The toy does not answer as a CloudPets toy does.", e.why());
      default -> anywhere(e, isLate(e) ? noAnswer(e) : ToyException.linkLost(e.why()));
    };
  }

  /**
   * macOS says so in a sentence ("Encryption is insufficient."). Windows does not: there it cannot
   * be told from any other refusal of the toy's.
   */
  private static boolean wantsPairing(Throwable why) {
    String said = said(why);
    return said.contains("insufficient")
        && (said.contains("encryption") || said.contains("authentication"));
  }

  private static String said(Throwable why) {
    return String.valueOf(why.getMessage()).toLowerCase(Locale.ROOT);
  }

  private static boolean isLate(CallException e) {
    return e.why() instanceof TimeoutException || e.why() instanceof TimedOut;
  }

  private static ToyException noAnswer(CallException e) {
    return of(Problem.NO_ANSWER, "The toy did not answer in time.", e.why());
  }

  /** What means the same whenever it comes. */
  private ToyException anywhere(CallException e, ToyException otherwise) {
    return switch (e.why()) {
      case InterruptedException why -> ToyException.stopped(why);
      case PermissionDenied why -> notAllowed(why);
      case LinkageError why ->
          of(
              Problem.BLUETOOTH_UNREACHABLE,
              "Plushkeep's Bluetooth library cannot be used on this computer.",
              why);
      default -> isRefusal(e.why()) ? notAllowed(e.why()) : otherwise;
    };
  }

  /** Windows says it by a number (E_ACCESSDENIED) in a sentence of its own language. */
  private static boolean isRefusal(Throwable why) {
    String said = said(why);
    return said.contains("0x80070005") || said.contains("access is denied");
  }

  private ToyException notAllowed(@Nullable Throwable cause) {
    return of(
        mac ? Problem.NOT_ALLOWED_BY_MACOS : Problem.NOT_ALLOWED_BY_WINDOWS,
        mac
            ? "macOS does not let Plushkeep use Bluetooth. It can be allowed in System Settings,"
                + " Privacy & Security, Bluetooth; then start Plushkeep again."
            : "Windows does not let Plushkeep use Bluetooth. It can be allowed in Settings, Privacy"
                + " & security, Radios: there, let desktop apps control them.",
        cause);
  }

  private static ToyException of(Problem problem, String sentence, @Nullable Throwable cause) {
    return cause == null
        ? new ToyException(problem, sentence)
        : new ToyException(problem, sentence, cause);
  }
}
