package org.plushkeep.toy.bluetooth.bluez;

import org.plushkeep.bus.BusException;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/** What the bus and BlueZ complain of, as a parent is told. */
final class Trouble {
  private Trouble() {}

  /** While looking for toys. */
  static ToyException looking(BusException e) {
    if (e.isOneOf("NoServer")) {
      return of(
          Problem.BLUETOOTH_UNREACHABLE,
          "Bluetooth cannot be reached on this computer: its system message bus (D-Bus) is not"
              + " there.",
          e);
    }
    if (e.isOneOf("NoReply", "Timeout", "TimedOut")) {
      return of(
          Problem.BLUETOOTH_UNREACHABLE,
          "The Bluetooth service of this computer does not answer.",
          e);
    }
    if (e.isNotThere()) {
      return of(
          Problem.BLUETOOTH_UNREACHABLE,
          "The Bluetooth service of this computer does not answer as BlueZ does.",
          e);
    }
    return anywhere(
        e,
        of(Problem.BLUETOOTH_UNREACHABLE, "Bluetooth does not work on this computer just now.", e));
  }

  /** While linking with a toy. */
  static ToyException linking(BusException e) {
    if (e.isOneOf("NoReply", "Timeout", "TimedOut")) {
      return noAnswer(e);
    }
    if (e.isOneOf("NoServer")) {
      return lost(e);
    }
    return anywhere(
        e,
        of(
            Problem.OUT_OF_RANGE,
            "The toy does not answer. It may be out of range, asleep, or linked with another"
                + " device.",
            e));
  }

  /** While talking with a linked toy. */
  static ToyException talking(BusException e) {
    if (e.isOneOf("NoReply", "Timeout", "TimedOut")) {
      return noAnswer(e);
    }
    boolean wantsPairing =
        e.isOneOf("NotPaired")
            || (e.isOneOf("NotPermitted") && String.valueOf(e.getMessage()).contains("Not paired"));
    if (wantsPairing) {
      return of(
          Problem.PROTECTED,
          "The toy answers only what it is paired with in the system's own Bluetooth settings.",
          e);
    }
    boolean refused =
        e.isOneOf("NotSupported", "NotPermitted", "InvalidValueLength", "InvalidArguments")
            || (e.isOneOf("Failed") && String.valueOf(e.getMessage()).contains("ATT error"));
    if (refused) {
      return of(Problem.NOT_UNDERSTOOD, "The toy does not answer as a CloudPets toy does.", e);
    }
    if (e.isOneOf("ServiceUnknown", "NameHasNoOwner")) {
      return lost(e);
    }
    return anywhere(e, lost(e));
  }

  /** The link is gone. */
  static ToyException lost(Throwable cause) {
    return ToyException.linkLost(cause);
  }

  private static ToyException noAnswer(BusException e) {
    return of(Problem.NO_ANSWER, "The toy did not answer in time.", e);
  }

  /** What means the same whenever it comes. */
  private static ToyException anywhere(BusException e, ToyException otherwise) {
    if (e.isOneOf("Interrupted")) {
      return ToyException.stopped(e);
    }
    if (e.isOneOf("NotReady")) {
      return off();
    }
    if (e.isOneOf(
        "AccessDenied", "AuthFailed", "NotAuthorized", "InteractiveAuthorizationRequired")) {
      return of(
          Problem.NOT_ALLOWED,
          "This computer does not let Plushkeep use Bluetooth. Whoever looks after it can allow it"
              + " (on many systems by adding you to the group 'bluetooth').",
          e);
    }
    boolean noService =
        e.isOneOf("ServiceUnknown", "NameHasNoOwner") || e.error().contains(".Spawn.");
    if (noService) {
      return of(
          Problem.NO_BLUETOOTH_SERVICE,
          "There is no Bluetooth on this computer: its Bluetooth service (BlueZ) is not running.",
          e);
    }
    return otherwise;
  }

  static ToyException noSocketFile() {
    return new ToyException(
        Problem.BLUETOOTH_UNREACHABLE,
        "Bluetooth cannot be reached: the address of this computer's message bus names no socket"
            + " file, and Plushkeep uses nothing else, least of all a network.");
  }

  static ToyException off() {
    return new ToyException(
        Problem.BLUETOOTH_OFF, "Bluetooth is switched off on this computer. Switch it on first.");
  }

  static ToyException noAdapter() {
    return new ToyException(
        Problem.NO_BLUETOOTH, "This computer has no Bluetooth radio that is plugged in and known.");
  }

  private static ToyException of(Problem problem, String sentence, Throwable cause) {
    return new ToyException(problem, sentence, cause);
  }
}
