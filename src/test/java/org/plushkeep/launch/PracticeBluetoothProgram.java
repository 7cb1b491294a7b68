package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code plushkeep practice bluetooth}, in a process of its own. */
public final class PracticeBluetoothProgram implements AutoCloseable {
  private static final String SAYS = "DBUS_SYSTEM_BUS_ADDRESS=";

  private final Process process;
  private final String address;

  private PracticeBluetoothProgram(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it, and waits until it says where it is. */
  public static PracticeBluetoothProgram start() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "practice",
                "bluetooth",
                "--at-once")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader says = process.inputReader();
    String line = says.readLine();
    assertThat(line).startsWith(SAYS + "unix:path=");
    return new PracticeBluetoothProgram(process, line.substring(SAYS.length()));
  }

  /** Of the bus that it is on. */
  public String address() {
    return address;
  }

  Path socket() {
    return Path.of(address.substring("unix:path=".length()));
  }

  /** Ends it as Ctrl-C does, and waits until it has cleared away. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
