package org.plushkeep.vault;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Passphrases cost next to nothing in this test process: hundreds of vaults are made and opened in
 * it, and half a second each was most of what the tests took. What they cost in the program is
 * tested where it is the matter ({@link #atRealCosts}), and everywhere the program runs as a
 * program of its own, which this does not reach.
 */
public final class QuickKeys implements LauncherSessionListener {
  private static final Argon2 QUICK = new Argon2(64, 1, 1);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Argon2.settle(QUICK);
  }

  /** Until it is closed, passphrases cost what they cost in the program. */
  public static Real atRealCosts() {
    Argon2.settle(null);
    return () -> Argon2.settle(QUICK);
  }

  /** Closing it makes them cheap again. */
  public interface Real extends AutoCloseable {
    @Override
    void close();
  }
}
