package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * The packaged program, on its module path, with a toy on a message bus: the way of a family on
 * Linux but for the radio.
 */
class BluetoothIT {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path OTHER = Path.of("src/test/python/bluez_stand_in.py").toAbsolutePath();

  @RegisterExtension final ShutEar ear = new ShutEar();
  @TempDir Path folder;
  private Packaged program;
  private final byte[] first = ToyClips.clip(50, 1);
  private final byte[] longest = ToyClips.clip(2000, 2); // 40 s

  @BeforeEach
  void find() throws IOException {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "BlueZ is Linux's affair");
    program = new Packaged(folder);
  }

  @ParameterizedTest
  @EnumSource
  void aToyIsFoundPairedAndReadOverTheBus(PrivateBus.Kind kind) throws Exception {
    assumeTrue(kind.isHere(), "there is no dbus-daemon on this system");
    try (PrivateBus bus = PrivateBus.start(kind);
        StandInBluez bluez = ear.on(new StandInBluez(bus.address()))) {
      PracticeToy toy = ear.on(new PracticeToy(List.of(first, longest), Radio.instant()));
      bluez.toy("C4:BE:84:0A:0B:0C", toy.pressesItsOwnPaw(Duration.ofMillis(100)));
      tellTheStory(bus.address());
      assertThat(bluez.isDiscovering()).isFalse();
    }
  }

  @Test
  void aToyBehindAStandInThatIsNotOfOurMakingIsToo() throws Exception {
    assumeTrue(PrivateBus.Kind.DAEMON.isHere(), "there is no dbus-daemon on this system");
    assumeTrue(knowsTheBus(), "there is no Python with dbus and gi on this system");
    Path one = Files.write(folder.resolve("first"), first);
    Path two = Files.write(folder.resolve("longest"), longest);
    Path said = folder.resolve("said");
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.DAEMON)) {
      Process other =
          new ProcessBuilder(
                  PYTHON.toString(),
                  OTHER.toString(),
                  bus.address(),
                  one.toString(),
                  two.toString())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      try {
        awaitReady(said, other);
        tellTheStory(bus.address());
      } finally {
        other.destroy();
        other.waitFor(20, TimeUnit.SECONDS);
      }
    }
    assertThat(said).content().contains("led 1").endsWith("led 0\n").doesNotContain("breach");
  }

  private static boolean knowsTheBus() throws Exception {
    return Files.isExecutable(PYTHON)
        && new ProcessBuilder(PYTHON.toString(), "-c", "import dbus, gi")
                .redirectErrorStream(true)
                .start()
                .waitFor()
            == 0;
  }

  private static void awaitReady(Path said, Process other) throws Exception {
    for (int i = 0; i < 1500 && !Files.readString(said).contains("ready"); i++) {
      assertThat(other.isAlive()).as(Files.readString(said)).isTrue();
      Thread.sleep(20);
    }
  }

  private void tellTheStory(String address) throws Exception {
    program.with("DBUS_SYSTEM_BUS_ADDRESS", address);
    JsonArray toys = array(program.run("toys", "--json", "--scan-seconds", "2"));
    assertThat(toys).hasSize(1);
    JsonObject toy = toys.get(0).getAsJsonObject();
    assertThat(toy.get("id").getAsString()).isEqualTo("C4:BE:84:0A:0B:0C");
    assertThat(toy.get("way").getAsString()).isEqualTo("bluetooth");
    assertThat(toy.get("name").getAsString()).startsWith("CloudPets");

    program.onVault("vault create").done();
    String paired =
        program.onVault("collect", "--pair", "--child", "Ada", "--scan-seconds", "2").done().out();
    assertThat(paired).contains("Press a paw", "2 new");
    assertThat(program.onVault("collect").done().out()).contains("0 new");
    assertThat(sha256()).containsExactlyInAnyOrder(sha256(first), sha256(longest));
  }

  private List<String> sha256() throws Exception {
    return array(program.onVault("list", "--json")).asList().stream()
        .map(element -> ((JsonObject) element).get("sha256").getAsString())
        .toList();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static JsonArray array(Cli.Result result) {
    assertThat(result.done().code()).isZero();
    return JsonParser.parseString(result.out()).getAsJsonArray();
  }

  @Test
  void noNativeLibraryOfAnotherSystemIsInTheFolderAndNoneForBluetoothOnLinux() throws Exception {
    List<String> natives = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("plushkeep.home"), "lib"))) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        try (JarFile open = new JarFile(jar.toFile())) {
          open.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.matches(".*\\.(so|dll|dylib|jnilib|a)"))
              .forEach(natives::add);
        }
      }
    }
    assertThat(natives)
        .isNotEmpty()
        .allMatch(name -> name.endsWith(".so"))
        .noneMatch(name -> name.contains("btleplug"));
  }

  @Test
  void whoeverDoesNotLookForToysLoadsNoBus() throws Exception {
    Path loaded = folder.resolve("loaded");
    program.with("PLUSHKEEP_JAVA_OPTS", "-Xlog:class+load:file=" + loaded);
    program.onVault("vault create").done();
    program.onVault("list").done();
    try (Stream<String> classes = Files.lines(loaded)) {
      // What the rehearsal of the window used, Java maps from the AOT cache whether it is used or
      // not.
      assertThat(classes.filter(line -> !line.contains("shared objects file")))
          .noneMatch(line -> line.contains("org.freedesktop.dbus"));
    }
    program.with("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent").run("toys");
    try (Stream<String> classes = Files.lines(loaded)) {
      assertThat(classes).anyMatch(line -> line.contains("org.freedesktop.dbus"));
    }
  }

  @Test
  void aBusOverANetworkIsRefusedWithoutReachingForIt() throws Exception {
    Path strace = Path.of("/usr/bin/strace");
    assumeTrue(Files.isExecutable(strace), "there is no strace on this system");
    Path trace = folder.resolve("trace");
    program.under(strace.toString(), "-f", "-e", "trace=network", "-o", trace.toString());
    program.with("DBUS_SYSTEM_BUS_ADDRESS", "tcp:host=127.0.0.1,port=22");
    assertThat(program.run("toys", "--json").fails(0, "network").out().strip()).isEqualTo("[]");
    try (Stream<String> calls = Files.lines(trace)) {
      assertThat(calls.filter(line -> line.matches(".*(connect|sendto|bind)\\(.*AF_INET.*")))
          .isEmpty();
    }
  }
}
