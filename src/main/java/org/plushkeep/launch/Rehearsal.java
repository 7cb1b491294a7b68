package org.plushkeep.launch;

import java.util.concurrent.atomic.AtomicBoolean;
import org.plushkeep.launch.window.FirstFrame;

/**
 * The program's start with nobody watching, for the build: what Java loads here it keeps in an AOT
 * cache, and finds there at the next start. The benchmark of the start runs it too. No command
 * leads here; it has to be in this module, since a cache serves only the module it was made with.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Opens the window as a parent does, says so once it has been drawn, and closes it.
   *
   * @param args the command line's: {@code --vault} and an empty folder
   */
  public static void main(String[] args) {
    AtomicBoolean drawn = new AtomicBoolean();
    FirstFrame.whenDrawn(
        () -> {
          System.out.println("drawn");
          System.out.flush();
          drawn.set(true);
        });
    System.exit(Main.run(args, System.out, System.err, drawn::get, Wiring.standard()));
  }
}
