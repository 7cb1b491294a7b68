package org.plushkeep.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.ToyClips;

/**
 * The cache that makes the packaged program start faster: used where it fits, else not heard of.
 */
class AotCacheIT {
  private static final String MUST_BE_USED = "-XX:AOTMode=on"; // Java ends when it cannot

  @TempDir Path folder;
  private Packaged program;

  @BeforeEach
  void find() throws IOException {
    program = new Packaged(folder).with("PLUSHKEEP_JAVA", System.getProperty("java.home"));
  }

  @Test
  void theBuildMakesOneThatItsJavaUses() throws Exception {
    assertThat(Packaged.program().resolveSibling("../lib/plushkeep.aot"))
        .as("what the build says of the AOT cache tells why there is none")
        .exists();
    program.with("PLUSHKEEP_JAVA_OPTS", MUST_BE_USED);
    assertThat(program.run("--version").done().out()).startsWith("plushkeep ");
  }

  @Test
  void withOtherOptionsJavaStartsWithoutIt() throws Exception {
    program.with("PLUSHKEEP_JAVA_OPTS", "-XX:-UseCompactObjectHeaders");
    startsQuietly();
  }

  @Test
  void inAMovedFolderJavaStartsWithoutIt() throws Exception {
    program.at(copy());
    startsQuietly();
  }

  @Test
  void theCacheOfAnotherJavaIsPassedOver() throws Exception {
    Path home = copy();
    Path cache = home.resolve("lib").resolve("plushkeep.aot");
    String bytes = Files.readString(cache, ISO_8859_1);
    String release = "(" + Runtime.version().feature() + ".";
    assertThat(bytes.substring(0, 1000)).as("the Java that made it").contains(release);
    Files.writeString(cache, bytes.replace(release, "(24."), ISO_8859_1);
    program.at(home);
    startsQuietly();
  }

  @Test
  void aUselessOneIsPassedOver() throws Exception {
    Path home = copy();
    program.at(home);
    Path cache = home.resolve("lib").resolve("plushkeep.aot");
    byte[] whole = Files.readAllBytes(cache);
    byte[] noise = new byte[1_000_000];
    new Random(1).nextBytes(noise);
    Files.write(cache, noise);
    startsQuietly();
    Files.write(cache, java.util.Arrays.copyOf(whole, whole.length / 2));
    startsQuietly();
    Files.write(cache, new byte[0]);
    startsQuietly();
    Files.delete(cache);
    startsQuietly();
  }

  private void startsQuietly() throws Exception {
    Files.write(folder.resolve("in.au"), ToyClips.clip(50, 1));
    Cli.Result result = program.run("decode", "in.au", "out.wav");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(folder.resolve("out.wav")).hasSize(44 + 50 * 640);
    Files.delete(folder.resolve("out.wav"));
  }

  private Path copy() throws IOException {
    Path from = Packaged.program().getParent().getParent();
    Path to = folder.resolve("elsewhere");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }
}
