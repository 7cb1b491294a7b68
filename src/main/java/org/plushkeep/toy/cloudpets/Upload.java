package org.plushkeep.toy.cloudpets;

/**
 * One clip on its way to the toy, as the toy tells of it (protocol note, "Upload"): state 9, then
 * 3; requests for so many bytes; a request for none says how it ended, and state 1 or 4 that it is
 * done. Guarded by its care's lock.
 */
final class Upload {
  private boolean begun;
  private int wanted;
  private boolean reported;
  private boolean succeeded;
  private boolean resting;
  private boolean refused;

  /** A notified state. Idle from before the upload began says nothing about its end. */
  void state(ToyState state) {
    switch (state) {
      case BUFFER_PRIME, UPLOAD -> begun = true;
      case IDLE, RECORDING_WAITS -> resting |= begun;
      case INVALID, SECURITY_CHECK_FAILED -> refused = true;
      default -> {} // something of before; what it leads to is told by what follows
    }
  }

  /** A notified request: u16 bytes wanted, u16 transferred. */
  void request(byte[] value) {
    if (value.length < 2 || reported) {
      return;
    }
    begun = true;
    int bytes = word(value, 0);
    if (bytes > 0) {
      wanted = Math.min(0xFFFF, wanted + bytes);
    } else {
      reported = true;
      succeeded = value.length >= 4 && word(value, 2) > 0;
    }
  }

  private static int word(byte[] value, int at) {
    return Byte.toUnsignedInt(value[at]) | Byte.toUnsignedInt(value[at + 1]) << 8;
  }

  /** What the toy still asks for, in bytes. */
  int wanted() {
    return wanted;
  }

  void sent(int bytes) {
    wanted = Math.max(0, wanted - bytes);
  }

  /** Whether the toy has broken it off, or will not have it. */
  boolean hasFailed() {
    return refused || (reported && !succeeded) || (resting && !reported);
  }

  /** Whether the toy has told how it ended, well or not. */
  boolean isReported() {
    return reported;
  }

  /** Whether the toy has taken it and is at rest again. */
  boolean isDone() {
    return reported && succeeded && resting;
  }
}
