package org.plushkeep.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The program's one entrance: the window when nothing is asked for, else the command line. */
public final class Main {
  /** How long Ctrl-C waits for hearts to be put out and the vault to be closed. */
  private static final int GOODBYE_SECONDS = 10;

  private Main() {}

  public static void main(String[] args) {
    silenceLogs();
    Footprint.watch();
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch finished = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> goodbye(interrupted, finished)));
    int code;
    try (PrintStream out = stream(FileDescriptor.out, System.getProperty("stdout.encoding"));
        PrintStream err = stream(FileDescriptor.err, System.getProperty("stderr.encoding"))) {
      code = run(args, out, err, interrupted::get, Wiring.standard());
      out.flush();
      err.flush();
    } finally {
      finished.countDown();
    }
    System.exit(code);
  }

  /** The whole program but for the process around it. */
  static int run(
      String[] args, PrintStream out, PrintStream err, BooleanSupplier interrupted, Wiring wiring) {
    Shell shell = new Shell(out, err, interrupted, wiring);
    try {
      return args.length == 0 ? openWindow(shell) : RootCommand.of(shell).execute(args);
    } catch (CommandFailure | RuntimeException | Error e) {
      return RootCommand.fail(shell, e);
    }
  }

  /**
   * Most starts ask for nothing but the window. They spare the parser of the command line: its
   * classes are too old for Java's AOT cache, and reading them takes longer than drawing a window.
   */
  private static int openWindow(Shell shell) throws CommandFailure {
    Path vault = DataFolder.defaultVault().toAbsolutePath();
    Wiring wiring = shell.wiring();
    return wiring
        .window()
        .open(vault, wiring.drives(), wiring.ports(), shell.interrupted())
        .value();
  }

  /**
   * Runs when the process is told to end: commands see {@code interrupted}, stop at the next whole
   * thing and close what they hold. Once they have finished there is nothing to wait for.
   */
  private static void goodbye(AtomicBoolean interrupted, CountDownLatch finished) {
    interrupted.set(true);
    try {
      var _ = finished.await(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Libraries log to the console by default: their words are for programmers, and may hold names.
   */
  private static void silenceLogs() {
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
  }

  /** A system that names no encoding, or one without letters for most names, gets UTF-8. */
  private static PrintStream stream(FileDescriptor descriptor, String encoding) {
    Charset charset = StandardCharsets.UTF_8;
    if (encoding != null && Charset.isSupported(encoding)) {
      Charset named = Charset.forName(encoding);
      charset = named.equals(StandardCharsets.US_ASCII) ? charset : named;
    }
    return new PrintStream(new FileOutputStream(descriptor), false, charset);
  }
}
