package org.plushkeep.away;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.away.AwaySignals.Reason;
import org.plushkeep.away.AwaySignals.Watch;

/**
 * The calls into Windows and macOS, through libraries that a C compiler makes of the shapes in
 * those systems' headers: registered, called back from a thread of the system's, waited for, ended.
 */
@Timeout(120)
final class NativeSignsTest {
  @TempDir static Path folder;

  private final BlockingQueue<Reason> told = new LinkedBlockingQueue<>();
  private final CompletableFuture<Boolean> wiped = new CompletableFuture<>();

  private CompletableFuture<Boolean> hear(Reason reason) {
    told.add(reason);
    return wiped;
  }

  private static String compiled(String name) throws Exception {
    Path source = folder.resolve(name + ".c");
    Path library = folder.resolve(name + ".so");
    if (!Files.exists(library)) {
      try (InputStream in = NativeSignsTest.class.getResourceAsStream(name + ".c")) {
        Files.copy(in, source);
      }
      Path compiler = Path.of("/usr/bin/cc");
      assumeTrue(Files.isExecutable(compiler), "no C compiler here");
      List<String> command =
          List.of(
              compiler.toString(),
              "-shared",
              "-fPIC",
              "-pthread",
              "-o",
              library.toString(),
              source.toString());
      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
    return library.toString();
  }

  private static void until(BooleanSupplier isSo) throws InterruptedException {
    while (!isSo.getAsBoolean()) {
      Thread.sleep(5);
    }
  }

  @Test
  void windowsWaitsUntilItIsWiped() throws Exception {
    String library = compiled("fake-windows");
    Natives windows = Natives.of(library);
    MethodHandle fire = windows.function("fire", JAVA_INT, JAVA_INT);
    MethodHandle suspend = windows.function("suspend", JAVA_INT);
    MethodHandle resume = windows.function("resume", JAVA_INT);
    Watch watch =
        new WindowsSleepSignals(() -> new WindowsPower(library), Duration.ZERO).watch(this::hear);
    until(() -> call(fire, 0) == 0); // registered
    CompletableFuture<Long> sleeping =
        CompletableFuture.supplyAsync(
            () -> call(suspend), work -> Thread.ofPlatform().daemon().start(work));
    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(Reason.SLEEP);
    assertThatThrownBy(() -> sleeping.get(300, TimeUnit.MILLISECONDS))
        .as("Windows waits")
        .isInstanceOf(TimeoutException.class);
    wiped.complete(true);
    assertThat(sleeping.get(30, TimeUnit.SECONDS)).isZero();
    assertThat(call(resume)).isZero();
    assertThat(told).as("it was told of").isEmpty();
    assertThat(call(resume)).isZero();
    assertThat(told).as("this one was not").containsExactly(Reason.SLEEP);
    watch.close();
    watch.close();
    assertThat(call(suspend)).as("nobody is registered").isEqualTo(99);
  }

  @Test
  void macOsWaitsUntilItIsAllowedAndThatIsWhenItIsWiped() throws Exception {
    String library = compiled("fake-mac");
    Natives mac = Natives.of(library);
    MethodHandle canSleep = mac.procedure("canSleep", JAVA_LONG);
    MethodHandle willSleep = mac.procedure("willSleep", JAVA_LONG);
    MethodHandle hasPoweredOn = mac.procedure("hasPoweredOn", JAVA_LONG);
    MethodHandle willPowerOn = mac.procedure("willPowerOn", JAVA_LONG);
    MethodHandle allowed = mac.function("allowedNow", JAVA_LONG);
    MethodHandle registered = mac.function("isRegistered", JAVA_INT);
    Watch watch =
        new MacSleepSignals(() -> new MacPower(library, library), Duration.ZERO).watch(this::hear);
    until(() -> call(registered) == 1);
    post(canSleep, 4711);
    until(() -> call(allowed) == 4711); // it may always
    assertThat(told).isEmpty();
    post(willSleep, 4712);
    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(Reason.SLEEP);
    Thread.sleep(300);
    assertThat(call(allowed)).as("macOS waits").isEqualTo(4711);
    wiped.complete(true);
    until(() -> call(allowed) == 4712);
    post(hasPoweredOn, 0);
    post(willPowerOn, 0); // others are none of ours
    watch.close();
    until(() -> call(registered) == 0);
    assertThat(told).isEmpty();
  }

  @Test
  void macOsTellsHowItsSessionIs() throws Exception {
    String library = compiled("fake-mac");
    MethodHandle session = Natives.of(library).procedure("session", JAVA_INT, JAVA_INT, JAVA_INT);
    MacSession now = new MacSession(library, library);
    be(session, 1, 1, 0);
    assertThat(now.now()).contains(new MacSessionSignals.Session(true, false));
    be(session, 1, 1, 1);
    assertThat(now.now()).contains(new MacSessionSignals.Session(true, true));
    be(session, 1, 0, 0);
    assertThat(now.now()).contains(new MacSessionSignals.Session(false, false));
    be(session, 0, 1, 0);
    assertThat(now.now()).as("no session with a screen").isEmpty();
  }

  @Test
  void windowsOwnLibraryIsTakenFromWhereWindowsHasItAndFromNowhereElse() {
    assertThat(WindowsPower.path("D:\\Win")).isEqualTo("D:\\Win\\System32\\powrprof.dll");
    assertThat(WindowsPower.path(null)).isEqualTo("C:\\Windows\\System32\\powrprof.dll");
  }

  @Test
  void aSystemThatHasNoneOfThemIsNotDisturbed() throws Exception {
    CompletableFuture<Thread> last = new CompletableFuture<>();
    List<AwaySignals> signs =
        List.of(
            new WindowsSleepSignals(WindowsPower::new, Duration.ZERO),
            new MacSleepSignals(MacPower::new, Duration.ZERO),
            new MacSessionSignals(
                MacSession::new,
                (_, tick) -> {
                  tick.run();
                  tick.run();
                  last.complete(Thread.currentThread());
                  return () -> {};
                }));
    Watch watch = AwaySignals.all(signs).watch(this::hear);
    last.get(30, TimeUnit.SECONDS);
    Thread.sleep(200);
    watch.close();
    assertThat(told).isEmpty();
  }

  private static int call(MethodHandle of, int argument) {
    try {
      return (int) of.invokeExact(argument);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static long call(MethodHandle of) {
    try {
      return of.type().returnType() == int.class ? (int) of.invokeExact() : (long) of.invokeExact();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static void post(MethodHandle of, long id) {
    try {
      of.invokeExact(id);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static void be(MethodHandle of, int there, int onConsole, int locked) {
    try {
      of.invokeExact(there, onConsole, locked);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
