package org.plushkeep.toy.cloudpets;

/** What the toy is doing: byte 0 of the state characteristic (protocol note, "Radio"). */
public enum ToyState {
  INVALID(0),
  IDLE(1),
  RECORDING(2),
  UPLOAD(3),
  RECORDING_WAITS(4),
  PLAYBACK(5),
  STREAMING(6),
  DOWNLOAD(7),
  GET_RECORD_LENGTH(8),
  BUFFER_PRIME(9),
  TEST_10(10),
  TEST_11(11),
  TEST_12(12),
  TEST_13(13),
  TEST_14(14),
  SECURITY_CHECK_FAILED(15),
  INITIALISING(16),
  GET_RETURN_VALUE(17),
  RECORD_PAW(18),
  PLAY_PAW(19);

  private static final ToyState[] ALL = values();

  private final int number;

  ToyState(int number) {
    this.number = number;
  }

  /** The byte on the wire. */
  public int number() {
    return number;
  }

  /** The state a value says; an empty or unheard-of one is {@link #INVALID}. */
  public static ToyState of(byte[] value) {
    int number = value.length == 0 ? 0 : Byte.toUnsignedInt(value[0]);
    return number < ALL.length ? ALL[number] : INVALID;
  }
}
