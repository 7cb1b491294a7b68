package org.plushkeep.fuzz;

import java.util.Objects;

/** What Jazzer calls; the one argument is a target's name. */
public final class Fuzzed {
  private static FuzzTarget target = FuzzTargets.ALL.get("wav");

  private Fuzzed() {}

  /** Chooses the target. */
  public static void fuzzerInitialize(String[] arguments) {
    target = Objects.requireNonNull(FuzzTargets.ALL.get(arguments[0]), "no such target");
  }

  /** One input. */
  public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
    target.read(bytes);
  }
}
