package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import com.juul.kable.btleplug.ffi.CancellationHandle;
import com.sun.jna.Native;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which native libraries stay in a package, for every system that there is a package for: what is
 * run on that system is run here with its name.
 */
class OwnNativesTest {
  @TempDir static Path program;
  @TempDir Path folder;

  @BeforeAll
  static void compile() {
    int failed =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-d",
                program.toString(),
                "packaging/OwnNatives.java",
                "packaging/Modules.java");
    assertThat(failed).isZero();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "Linux, amd64, com/sun/jna/linux-x86-64/libjnidispatch.so Linux/x86_64/libjSerialComm.so",
    "Linux, aarch64, com/sun/jna/linux-aarch64/libjnidispatch.so Linux/armv8_64/libjSerialComm.so",
    "Windows 11, amd64, com/sun/jna/win32-x86-64/jnidispatch.dll Windows/x86_64/jSerialComm.dll"
        + " win32-x86-64/btleplug_ffi.dll",
    "Windows 11, aarch64, com/sun/jna/win32-aarch64/jnidispatch.dll"
        + " Windows/aarch64/jSerialComm.dll",
    "Mac OS X, x86_64, com/sun/jna/darwin-x86-64/libjnidispatch.jnilib"
        + " OSX/x86_64/libjSerialComm.jnilib darwin-x86-64/libbtleplug_ffi.dylib",
    "Mac OS X, aarch64, com/sun/jna/darwin-aarch64/libjnidispatch.jnilib"
        + " OSX/aarch64/libjSerialComm.jnilib darwin-aarch64/libbtleplug_ffi.dylib"
  })
  void theSystemsOwnStayAndNoOther(String system, String processor, String own) throws Exception {
    for (Class<?> one : List.of(Native.class, SerialPort.class, CancellationHandle.class)) {
      Path jar = jarOf(one);
      Files.copy(jar, folder.resolve(jar.getFileName()));
    }
    List<String> before = entries();
    Process thinning =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dos.name=" + system,
                "-Dos.arch=" + processor,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                program.toString(),
                "OwnNatives",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(thinning.getInputStream().readAllBytes())).isEmpty();
    assertThat(thinning.waitFor()).isZero();
    List<String> after = entries();
    assertThat(after.stream().filter(OwnNativesTest::isNative))
        .containsExactlyInAnyOrder(own.split(" "));
    assertThat(after.stream().filter(entry -> !isNative(entry)))
        .as("nothing else is touched")
        .isEqualTo(before.stream().filter(entry -> !isNative(entry)).toList());
  }

  private static boolean isNative(String entry) {
    return entry.matches(".*\\.(so|dll|dylib|jnilib|a)");
  }

  private static Path jarOf(Class<?> one) throws URISyntaxException {
    return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private List<String> entries() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path jar : jars) {
        try (JarFile file = new JarFile(jar.toFile())) {
          file.stream().map(JarEntry::getName).forEach(names::add);
        }
      }
    }
    return List.copyOf(names);
  }
}
