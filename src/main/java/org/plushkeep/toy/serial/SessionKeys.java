package org.plushkeep.toy.serial;

/**
 * What a handshake has made.
 *
 * @param toToy seals questions
 * @param toConsole seals answers
 * @param agreed what the two could remember each other by, when this is their first plug-in
 */
public record SessionKeys(SealKey toToy, SealKey toConsole, PairingSecret agreed) {
  /** Wipes all of them. */
  public void wipe() {
    toToy.wipe();
    toConsole.wipe();
    agreed.wipe();
  }
}
