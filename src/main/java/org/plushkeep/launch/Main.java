package org.plushkeep.launch;

/** The program's one entrance. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.err.println("plushkeep: not built yet");
    System.exit(1);
  }
}
