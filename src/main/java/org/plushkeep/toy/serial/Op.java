package org.plushkeep.toy.serial;

import org.jspecify.annotations.Nullable;

/**
 * What a console can ask of a toy (usb-link.md, "Questions"). There is none that starts a
 * microphone, and there must never be one.
 */
public enum Op {
  /** What the toy says of itself. */
  IDENTIFIER(1, true),
  /** What it is doing, how often a paw was pressed, and whether it is paired with this console. */
  STATE(2, true),
  /** What the heart does. */
  HEART(3, true),
  /** Whether paw presses count. */
  GAME(4, true),
  /** Which recording it offers. */
  OFFER(5, false),
  /** A part of one. */
  READ(6, false),
  /** The console has one on disk. */
  FETCHED(7, false),
  /** How loud it plays. */
  VOLUME(8, false),
  /** Make it that loud. */
  SET_VOLUME(9, false),
  /** Play a slot. */
  PLAY(10, false),
  /** A message for a slot begins. */
  UPLOAD(11, false),
  /** A part of it. */
  WRITE(12, false),
  /** It is whole. */
  UPLOADED(13, false),
  /** The console goes. */
  BYE(14, true),
  /** What has come of a message is dropped. */
  ABORT(15, false),
  /** How full the battery is; a toy need not know. */
  BATTERY(16, false);

  private final int number;
  private final boolean beforePaw;

  Op(int number, boolean beforePaw) {
    this.number = number;
    this.beforePaw = beforePaw;
  }

  /** Its byte. */
  public int number() {
    return number;
  }

  /** Whether a console may ask it before a paw was pressed for it. */
  public boolean isAllowedBeforePaw() {
    return beforePaw;
  }

  /** Whether it is about a message for a slot. */
  boolean isUploading() {
    return this == UPLOAD || this == WRITE || this == UPLOADED || this == ABORT;
  }

  /** The one with that number, when there is one. */
  public static @Nullable Op of(int number) {
    for (Op op : values()) {
      if (op.number == number) {
        return op;
      }
    }
    return null;
  }

  /** How a question was answered: the first byte of an answer. */
  public enum Status {
    OK(0),
    /** The toy does not know the question, or not in this form. */
    NOT_UNDERSTOOD(1),
    /** It is doing something else. */
    BUSY(2),
    /** Not before a paw was pressed. */
    NOT_PAIRED(3),
    /** There is no such recording or slot. */
    NO_SUCH(4),
    /** What was uploaded is not what was announced. */
    BAD(5);

    private static final Status[] ALL = values();

    private final int number;

    Status(int number) {
      this.number = number;
    }

    /** Its byte. */
    public int number() {
      return number;
    }

    static Status of(int number) {
      return number < ALL.length ? ALL[number] : NOT_UNDERSTOOD;
    }
  }
}
