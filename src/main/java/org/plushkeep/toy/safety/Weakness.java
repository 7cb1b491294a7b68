package org.plushkeep.toy.safety;

/** What may be unsafe about a toy or a recorder; the gravest first within each kind. */
public enum Weakness {
  /** Whoever is near can have it record the room (protocol note, command {@code 08 02}). */
  MICROPHONE(Weight.GRAVE),
  /** It talks with everybody: no pairing, no encryption. */
  OPEN(Weight.GRAVE),
  /** It takes new firmware from anybody, unsigned. */
  FIRMWARE(Weight.GRAVE),
  /** It calls out all the time, though nobody uses it. */
  CALLS_OUT(Weight.SERIOUS),
  /** It answers from so far away that whoever asks need not be seen. */
  FAR(Weight.SERIOUS),
  /** It holds a recording that nobody has collected. */
  RECORDING_WAITS(Weight.SERIOUS),
  /** It tells everybody who it is, and the same all its life. */
  IDENTIFIER(Weight.SLIGHT),
  /** What it calls itself tells what it is. */
  NAME(Weight.SLIGHT),

  /** On a cable: it is another one than is paired. */
  CABLE_OTHER(Weight.GRAVE),
  /** On a cable: it does for every computer what only those it is paired with may ask. */
  CABLE_OPEN(Weight.GRAVE),
  /** On a cable: it is content with a secret that was made up. */
  CABLE_SECRET(Weight.GRAVE),
  /** On a cable: a computer can start its microphone. */
  CABLE_MICROPHONE(Weight.GRAVE),
  /** On a cable: it takes new firmware from every computer. */
  CABLE_FIRMWARE(Weight.SERIOUS),
  /** On a cable: it holds a recording that nobody has collected. */
  CABLE_WAITS(Weight.SERIOUS),
  /** On a cable: it tells every computer who it is. */
  CABLE_TELLS(Weight.SLIGHT),

  /** Recorders: there are recordings on it. */
  HOLDS_RECORDINGS(Weight.SERIOUS),
  /** Recorders: whoever holds it in the hand can listen. */
  ANYBODY_LISTENS(Weight.SERIOUS),
  /** Recorders: recordings lie on it as they are. */
  NOT_ENCRYPTED(Weight.SERIOUS),
  /** Recorders: what was deleted may be found again. */
  DELETED_COMES_BACK(Weight.SLIGHT);

  /** How bad it is. */
  public enum Weight {
    GRAVE,
    SERIOUS,
    SLIGHT
  }

  private final Weight weight;

  Weakness(Weight weight) {
    this.weight = weight;
  }

  public Weight weight() {
    return weight;
  }
}
