package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.serial.UsbPort;
import org.plushkeep.toy.serial.UsbPorts;

/** A toy on a USB serial port, played by another program. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SerialCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private Process practice;
  private String path;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/ptmx")), "this system has no pseudo-terminals");
    cli = new Cli(folder);
    cli.onVault("vault create").done();
    plugIn();
  }

  private void plugIn() throws Exception {
    practice =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.plushkeep.launch.Main",
                "practice",
                "serial")
            .redirectError(folder.resolve("practice.err").toFile())
            .start();
    BufferedReader out = practice.inputReader(StandardCharsets.UTF_8);
    path = out.readLine();
    assertThat(Path.of(path)).exists();
  }

  private void pullOut() throws Exception {
    practice.destroy(); // as Ctrl-C does
    assertThat(practice.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  /** The window is given the toy's port, for as long as it is there. */
  @Test
  void theWindowSeesItToo() throws Exception {
    cli.run("--vault", cli.vault.toString(), "--practice-serial", path).done();
    assertThat(cli.windowPorts.get().now())
        .containsExactly(new UsbPort(UsbPorts.PRACTICE, path, "Plushkeep practice toy"));
    pullOut();
    assertThat(cli.windowPorts.get().now()).isEmpty();
  }

  @AfterEach
  void end() throws Exception {
    if (practice != null) {
      practice.destroyForcibly().waitFor();
    }
  }

  private Cli.Result collect(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "--practice-serial";
    args[1] = path;
    args[2] = "--scan-seconds";
    args[3] = "0";
    System.arraycopy(more, 0, args, 4, more.length);
    return cli.onVault("collect", args);
  }

  @Test
  void itIsPairedCollectedFromAndKnownAgain() throws Exception {
    assertThat(cli.run("toys", "--practice-serial", path, "--scan-seconds", "0").out())
        .contains("usb:practice  Plushkeep practice toy  serial  -");
    Cli.Result paired = collect("--pair", "--toy", "usb:practice", "--name", "Bruno").done();
    assertThat(paired.out())
        .contains("Press a paw", "Its heart blinks so often: ", "Paired with Bruno (usb:practice).")
        .contains("Bruno (usb:practice): 3 new");
    assertThat(Files.readString(folder.resolve("practice.err")))
        .contains("The heart blinks so often: " + blinks(paired.out()) + ".");
    assertThat(collect().done().lines())
        .containsExactly("Bruno (usb:practice): 0 new, 1 already here");
    assertThat(cli.list()).hasSize(3);

    cli.onVault("vault locked-collecting on").done();
    cli.run(
            "collect",
            "--locked",
            "--vault",
            cli.vault.toString(),
            "--practice-serial",
            path,
            "--scan-seconds",
            "0")
        .fails(4, "plugged in on a USB port", "not collected from while the vault is locked");

    pullOut();
    assertThat(Path.of(path)).doesNotExist();
    collect().fails(4, "in range");

    plugIn(); // another start of the practice toy remembers nobody
    collect().fails(1, "does not know this vault", "pair it again");
    assertThat(collect("--pair", "--toy", "usb:practice").done().out())
        .contains("Paired with Bruno (usb:practice).", "Bruno (usb:practice): 0 new");
    assertThat(collect().done().out()).contains("0 new");
  }

  private Cli.Result toy(String command, String... more) {
    List<String> args = new ArrayList<>(List.of(more));
    args.addAll(List.of("--practice-serial", path, "--scan-seconds", "0"));
    return cli.onVault("toy " + command, args.toArray(String[]::new));
  }

  @Test
  void itsSafetyIsLookedAt() throws Exception {
    String[] looking = {
      "safety", "--practice-serial", path, "--scan-seconds", "0", "--toy", "usb:practice"
    };
    assertThat(cli.run(looking).done().out())
        .contains("How safe is this toy?", "calls itself “Plushkeep practice toy”")
        .contains("It does nothing for computers that it does not know  [Not found]")
        .contains("It lets nobody in with a made-up secret  [Not found]")
        .contains("A recording waits on it  [Of concern]")
        .contains("It tells every computer which toy it is  [Good to know]")
        .contains("Whether it is the toy that you paired  [Could not be looked at]");
    Path pdf = folder.resolve("report.pdf");
    assertThat(
            cli.run("safety", "--practice-serial", path, "--scan-seconds", "0", "--pdf", "" + pdf)
                .done()
                .out())
        .startsWith("Wrote ");
    assertThat(pdf).isNotEmptyFile();
    pullOut();
    cli.run(looking).fails(4, "not in range");
  }

  /** As by radio: what a script does for a toy. */
  @Test
  void itIsCaredFor() throws Exception {
    collect("--pair", "--toy", "usb:practice", "--name", "Bruno").done();
    assertThat(toy("show").done().lines())
        .contains("battery:   80 %", "firmware:  not known", "volume:    50 %", "cap:       100 %");
    assertThat(toy("volume", "40", "--cap", "60").done().out())
        .isEqualTo("volume: 40 %, at most 60 %\n");
    toy("volume", "61").fails(2, "no louder than 60 %");
    assertThat(toy("find", "--seconds", "1").done().out()).contains("blinks");
    toy("play", "2").fails(1, "the slot may be empty");
    short[] sound = Tones.sine(16_000, 440, 8_000, 16_000);
    Path wav = Files.write(folder.resolve("in.wav"), Wavs.mono16(16_000, sound));
    String id =
        cli.onVault("message add", wav.toString(), "--title", "Good night")
            .done()
            .out()
            .strip()
            .replace("Kept: ", "");
    assertThat(toy("send", id, "2").done().out()).isEqualTo("Sent to Bruno: slot 2.\n");
    assertThat(toy("play", "2").done().out()).isEqualTo("Played: slot 2.\n");
    assertThat(cli.onVault("toy slots").done().out()).contains("Good night");
    assertThat(toy("clear", "--yes").done().out()).contains("4 slots");
    assertThat(cli.onVault("toy slots").done().out()).contains("silence");
    assertThat(toy("volume").done().out()).isEqualTo("volume: 40 %, at most 60 %\n");
    cli.onVault("vault verify").done();
  }

  private static String blinks(String out) {
    return out.replaceAll("(?s).*so often: ([0-9, ]+)\\..*", "$1");
  }
}
