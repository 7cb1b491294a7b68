package org.plushkeep.toy.practice;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.serial.Hello;
import org.plushkeep.toy.serial.PairingSecret;

/**
 * What the practice toy remembers consoles by, for as long as its program runs (usb-link.md,
 * "Pairing"). The newest four; whoever has paired last pushes the oldest out.
 */
final class PracticePairings {
  private static final int MOST = 4;

  private final byte[] number = new byte[Hello.TOY_BYTES];
  private final Map<ByteBuffer, byte[]> secrets = new LinkedHashMap<>();

  PracticePairings() {
    new SecureRandom().nextBytes(number);
  }

  /** The toy's own number. */
  byte[] number() {
    return number.clone();
  }

  synchronized void add(byte[] secret) {
    secrets.put(ByteBuffer.wrap(PairingSecret.numberOf(secret)), secret.clone());
    if (secrets.size() > MOST) {
      secrets.remove(secrets.keySet().iterator().next());
    }
  }

  synchronized byte @Nullable [] find(byte[] pairingNumber) {
    return secrets.get(ByteBuffer.wrap(pairingNumber));
  }

  synchronized void forget() {
    secrets.clear();
  }
}
