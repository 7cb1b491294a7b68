package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * The app image as a family gets it: made here by the one command, put somewhere else, and run by a
 * new user on a computer that has no Java.
 */
class ImageIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  @RegisterExtension final ShutEar ear = new ShutEar();
  @TempDir static Path place;
  @TempDir Path folder;
  private static Path image;
  private Packaged program;

  @BeforeAll
  static void make() throws Exception {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "Linux's image is tested");
    assumeTrue(Files.exists(JAVA.resolve("jpackage")), "this JDK has no jpackage");
    Packaged.assumeMade();
    Path said = place.resolve("said");
    Path made = place.resolve("made");
    Process process =
        new ProcessBuilder(
                JAVA.resolve("java").toString(), "packaging/AppImage.java", made.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    image = Files.move(made.resolve("plushkeep"), place.resolve("put somewhere else"));
  }

  @BeforeEach
  void putIntoAnEmptyHome() throws IOException {
    program = new Packaged(folder).at(image);
    Path home = Files.createDirectory(folder.resolve("home"));
    program.with("HOME", home.toString()).with("XDG_DATA_HOME", "");
    program.with("PATH", "/usr/bin:/bin").with("JAVA_HOME", "").with("LANG", "C.UTF-8");
    program.with("DISPLAY", "").with("WAYLAND_DISPLAY", "");
    program.with("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus");
  }

  @Test
  void theWholeMainJob() throws Exception {
    program.onVault("vault create").done();
    program.onVault("collect", "--practice", "--pair", "--child", "Zoë").done();
    JsonArray recordings =
        JsonParser.parseString(program.onVault("list", "--json").done().out()).getAsJsonArray();
    assertThat(recordings).isNotEmpty();
    assertThat(recordings.get(0).getAsJsonObject().get("child").getAsString()).isEqualTo("Zoë");
    String to = folder.resolve("out").toString();
    List<String> written = program.onVault("export", "--to", to, "--all").done().lines();
    assertThat(written).hasSize(recordings.size() + 1);
    program.onVault("export", "--to", to, "--all", "--format", "opus").done();
    program.onVault("vault verify").done();
    program.run("encode", written.getFirst(), "again.au").done();
    program.run("decode", "again.au", "again.wav").done();
    assertThat(folder.resolve("again.wav")).isNotEmptyFile();
    program.onVault("delete", "--yes", "--all").done();
    assertThat(program.onVault("list", "--json").done().out().strip()).isEqualTo("[]");
    program.onVault("delete", "--yes", Story.unknownId()).fails(4);
    Files.writeString(program.passwordFile, "another giraffe drinks 41 lakes");
    program.onVault("list").fails(3);
    program.run("nonsense").fails(2);
  }

  @Test
  void aToyOnTheBusIsReadToo() throws Exception {
    byte[] clip = ToyClips.clip(50, 1);
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
        StandInBluez bluez = ear.on(new StandInBluez(bus.address()))) {
      PracticeToy toy = ear.on(new PracticeToy(List.of(clip), Radio.instant()));
      bluez.toy("C4:BE:84:0A:0B:0C", toy.pressesItsOwnPaw(Duration.ofMillis(100)));
      program.with("DBUS_SYSTEM_BUS_ADDRESS", bus.address());
      program.onVault("vault create").done();
      assertThat(program.onVault("collect", "--pair", "--scan-seconds", "2").done().out())
          .contains("1 new");
    }
  }

  @Test
  void itsOwnJavaUsesTheCacheWhereverItIs() throws Exception {
    program.with("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"); // Java ends when it cannot
    Cli.Result result = program.run("--version");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("plushkeep ");
  }

  @Test
  void theWindowOpensAndIsClosedByALogout() throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/kill")), "there is no kill on this system");
    program.run().fails(1, "--help"); // no display: says so
    Path loaded = folder.resolve("loaded");
    program.with(
        "JAVA_TOOL_OPTIONS",
        "-Dglass.platform=Headless -Dprism.order=sw -Xlog:class+load:file=" + loaded);
    Process window = program.start(folder.resolve("out"), folder.resolve("err"));
    for (int i = 0; i < 1500 && !drawn(loaded); i++) {
      assertThat(window.isAlive()).as("the window stays").isTrue();
      Thread.sleep(20);
    }
    new ProcessBuilder("/bin/kill", "-TERM", Long.toString(window.pid())).start().waitFor();
    assertThat(window.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(window.exitValue()).isZero();
    try (Stream<Path> left = Files.list(folder.resolve("home"))) {
      assertThat(left).as("what stays behind when nothing was done").isEmpty();
    }
  }

  /** The signals are caught a moment after the window was opened. */
  private static boolean drawn(Path loaded) throws IOException {
    return Files.exists(loaded)
        && Files.readString(loaded).contains("sun.misc.SignalHandler source");
  }

  @Test
  void itHoldsNothingOfOtherSystemsAndNoCommandsOfJava() throws Exception {
    try (Stream<Path> files = Files.walk(image)) {
      assertThat(files.map(Path::toString))
          .noneMatch(name -> name.matches(".*\\.(dll|dylib|jnilib|exe)"))
          .noneMatch(name -> name.endsWith("runtime/bin/java"))
          .anyMatch(name -> name.endsWith("app/LICENSE"))
          .anyMatch(name -> name.endsWith("app/NOTICE"))
          .anyMatch(name -> name.endsWith("applications/org.plushkeep.Plushkeep.desktop"));
    }
  }

  @Test
  void theDesktopFindsItsWayToIt() throws Exception {
    Path share = image.resolve("share");
    assertThat(complaint("desktop-file-validate", share, "applications", ".desktop")).isEmpty();
    assertThat(complaint("appstreamcli", share, "metainfo", ".metainfo.xml")).isEmpty();
  }

  /** What a checker says of a file; nothing where it is not installed. */
  private String complaint(String checker, Path share, String kind, String ending)
      throws Exception {
    Path program = Path.of("/usr/bin", checker);
    String file = share.resolve(kind).resolve("org.plushkeep.Plushkeep" + ending).toString();
    assertThat(Path.of(file)).isNotEmptyFile();
    if (!Files.isExecutable(program)) {
      return "";
    }
    List<String> command =
        checker.equals("appstreamcli")
            ? List.of(program.toString(), "validate", "--no-net", file)
            : List.of(program.toString(), file);
    Path said = folder.resolve("said");
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    return code == 0 ? "" : Files.readString(said);
  }
}
