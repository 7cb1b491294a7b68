package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.plushkeep.launch.window.DisplayClasses;
import org.plushkeep.launch.window.FirstFrame;
import org.plushkeep.launch.window.Walk;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.serial.UsbPorts;

/**
 * The program's start with nobody watching, for the build: what Java loads here it keeps in an AOT
 * cache, and finds there at the next start. The benchmark of the start runs it too. No command
 * leads here; it has to be in this module, since a cache serves only the module it was made with.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Opens the window as a parent does, says so once it has been drawn, and closes it. Looks for no
   * toys but the practice toy. Ends with the program's exit code, or 1 when the walk got stuck.
   *
   * @param args an empty folder for the vault; then {@code walk} to make one there and to see the
   *     window's other screens too
   */
  public static void main(String[] args) {
    Path vault = Path.of(args[0]).toAbsolutePath();
    boolean walk = Arrays.asList(args).contains("walk");
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger stuck = new AtomicInteger();
    FirstFrame.whenDrawn(
        () -> {
          System.out.println("drawn");
          System.out.flush();
          if (walk) {
            Thread.ofPlatform().daemon().start(() -> walk(done, stuck));
          } else {
            done.set(true);
          }
        });
    Wiring wiring =
        new Wiring(
            List.of(),
            MountedDrives.none(),
            UsbPorts.none(),
            PracticeToys::onItsOwn,
            (_, _, _, closing) -> WindowWiring.openForRehearsal(vault, closing),
            Optional::empty);
    int code = Main.run(new String[0], System.out, System.err, done::get, wiring);
    System.exit(code == 0 ? stuck.get() : code);
  }

  private static void walk(AtomicBoolean done, AtomicInteger stuck) {
    try {
      Walk.take();
      DisplayClasses.load();
    } catch (IllegalStateException | InterruptedException e) {
      System.out.println(e.getMessage());
      stuck.set(1);
    } finally {
      done.set(true);
    }
  }
}
