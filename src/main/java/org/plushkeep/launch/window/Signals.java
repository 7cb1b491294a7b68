package org.plushkeep.launch.window;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C, a logout and a shutdown, noticed before Java itself begins to end: once it does, JavaFX
 * stops its thread at once, and nothing would be locked or carried out as it is when the window is
 * closed.
 */
final class Signals implements BooleanSupplier {
  private static final String[] ENDING = {"HUP", "INT", "TERM"};

  private final AtomicBoolean arrived = new AtomicBoolean();

  private Signals() {}

  /**
   * From now on such a signal is only noticed; a second one of its kind ends the process at once.
   */
  static Signals watch() {
    Signals signals = new Signals();
    try {
      signals.handle();
    } catch (ReflectiveOperationException e) {
      // A Java without signals. They end the process as they always do.
    }
    return signals;
  }

  /** Whether one has arrived. */
  @Override
  public boolean getAsBoolean() {
    return arrived.get();
  }

  /** By reflection: the compiler warns of these classes, and cannot be told that it is meant. */
  private void handle() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Method handle = signal.getMethod("handle", signal, handler);
    Object standard = handler.getField("SIG_DFL").get(null);
    Object ours =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, args) -> {
              if (!method.getName().equals("handle")) {
                return null;
              }
              arrived.set(true);
              return handle.invoke(null, args[0], standard);
            });
    for (String name : ENDING) {
      try {
        handle.invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
      } catch (java.lang.reflect.InvocationTargetException e) {
        // This system has no such signal, or the process was started to ignore it.
      }
    }
  }
}
