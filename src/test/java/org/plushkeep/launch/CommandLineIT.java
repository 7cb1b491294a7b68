package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.ToyClips;

/** The packaged program, run as scripts run it. */
class CommandLineIT {
  private static final String NO_BUS = "unix:path=/nonexistent/bus";

  @TempDir Path folder;
  private Packaged program;

  @BeforeEach
  void find() throws IOException {
    program = new Packaged(folder).with("DBUS_SYSTEM_BUS_ADDRESS", NO_BUS);
  }

  @Test
  void theWholeStory() throws Exception {
    assertThat(program.onVault("vault create").done().out()).contains("Made a vault");
    JsonArray toys = array(program.run("toys", "--practice", "--json"));
    assertThat(toys).hasSize(1);
    String toy = toys.get(0).getAsJsonObject().get("id").getAsString();

    program.onVault("collect", "--practice", "--pair", "--child", "Ada").done();
    JsonArray collected = list();
    assertThat(collected).isNotEmpty();
    program.onVault("collect", "--practice").done();
    assertThat(list()).as("nothing comes in twice").isEqualTo(collected);
    program.onVault("collect", "--practice", "--toy", toy).done();
    assertThat(list()).isEqualTo(collected);

    Path to = folder.resolve("out");
    List<String> written = program.onVault("export", "--to", to.toString(), "--all").done().lines();
    assertThat(written).hasSize(collected.size() + 1);
    assertThat(written).allSatisfy(path -> assertThat(Path.of(path)).isNotEmptyFile());
    String first = collected.get(0).getAsJsonObject().get("id").getAsString();
    program.onVault("export", "--to", to.toString(), "--format", "toy", first).done();

    program.onVault("vault info").done();
    program.onVault("vault verify").done();
    program.onVault("delete", "--yes", first).done();
    assertThat(list()).hasSize(collected.size() - 1);
    program.onVault("delete", "--yes", "--all").done();
    assertThat(list()).isEmpty();
  }

  @Test
  void everyFailureIsOneLineAndItsExitCode() throws Exception {
    program.run("nonsense").fails(2);
    program.onVault("list").fails(1);
    program.onVault("vault create").done();
    program.onVault("vault create").fails(1);
    program.onVault("delete", "--yes", Story.unknownId()).fails(4);
    program.onVault("collect", "--toy", "C4:BE:84:00:00:01").fails(4);
    Files.writeString(program.passwordFile, "another giraffe drinks 41 lakes");
    program.onVault("list").fails(3);
    Path head = program.vault.resolve("vault.json");
    Files.writeString(head, Files.readString(head).substring(0, 100));
    program.onVault("list").fails(5);
    program.run("decode", "none.au", "none.wav").fails(1);
  }

  @Test
  void decodeNeedsNoVault() throws Exception {
    Files.write(folder.resolve("in.au"), ToyClips.clip(50, 1));
    program.run("decode", "in.au", "out.wav").done();
    assertThat(folder.resolve("out.wav")).hasSize(44 + 50 * 640);
  }

  @Test
  void namesLeaveAsUtf8EvenWhereTheSystemHasNoLetters() throws Exception {
    program.with("LC_ALL", "C.UTF-8");
    program.onVault("vault create").done();
    program.onVault("collect", "--practice", "--pair", "--name", "Bärli", "--child", "Zoë").done();
    program.with("LC_ALL", "C");
    assertThat(list().get(0).getAsJsonObject().get("toy").getAsString()).isEqualTo("Bärli");
  }

  @Test
  void withoutADisplayTheWindowNamesTheCommandLine() throws Exception {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "displays are Linux's affair");
    program.with("DISPLAY", "").with("WAYLAND_DISPLAY", "");
    program.run().fails(1, "--help");
  }

  @Test
  void ctrlCInTheMiddleOfCollectingLeavesNothingHalf() throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/kill")), "there is no kill on this system");
    program.onVault("vault create").done();
    if (System.getProperty("os.name", "").equals("Linux")) {
      // A build in the background ignores Ctrl-C, and so would what it starts.
      program.under("/usr/bin/env", "--default-signal=INT");
    }
    Path out = folder.resolve("out.txt");
    Process process =
        program.start(
            out,
            folder.resolve("err.txt"),
            "collect",
            "--practice",
            "--pair",
            "--vault",
            program.vault.toString(),
            "--password-file",
            program.passwordFile.toString());
    for (int i = 0; i < 1000 && !Files.readString(out).contains("Paired"); i++) {
      Thread.sleep(20);
    }
    new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    program.onVault("vault verify").done();
    program.onVault("collect", "--practice").done();
    assertThat(list()).isNotEmpty();
  }

  @Test
  void noCommandReachesForAnInternetAddress() throws Exception {
    Path strace = Path.of("/usr/bin/strace");
    assumeTrue(Files.isExecutable(strace), "there is no strace on this system");
    Path trace = folder.resolve("trace");
    program.under(strace.toString(), "-f", "-e", "trace=network", "-o", trace.toString());
    program.onVault("vault create").done();
    assertNoInternet(trace);
    program.onVault("collect", "--practice", "--pair").done();
    assertNoInternet(trace);
    program.run("toys", "--practice");
    assertNoInternet(trace);
    program.onVault("export", "--to", folder.resolve("out").toString(), "--all").done();
    assertNoInternet(trace);
    program.onVault("delete", "--yes", "--all").done();
    assertNoInternet(trace);
  }

  private static void assertNoInternet(Path trace) throws IOException {
    Pattern reaching =
        Pattern.compile("\\b(connect|bind|listen|sendto|sendmsg|sendmmsg)\\(.*AF_INET");
    try (Stream<String> lines = Files.lines(trace)) {
      assertThat(lines.filter(line -> reaching.matcher(line).find())).isEmpty();
    }
  }

  private JsonArray list() throws Exception {
    return array(program.onVault("list", "--json").done());
  }

  private static JsonArray array(Cli.Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    return JsonParser.parseString(result.out()).getAsJsonArray();
  }
}
