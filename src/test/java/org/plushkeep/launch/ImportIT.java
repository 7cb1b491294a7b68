package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.SoundFixtures;

/** The packaged program, whose decoders are modules, imports; they say and leave nothing. */
class ImportIT {
  @TempDir Path folder;

  @Test
  void everyKindIsReadAndNothingElseIsSaid() throws Exception {
    Packaged program = new Packaged(folder);
    Path files = Files.createDirectory(folder.resolve("files"));
    for (String name : SoundFixtures.DECODABLE) {
      byte[] whole = SoundFixtures.read(name);
      Files.write(files.resolve(name), whole);
      byte[] damaged = whole.clone();
      for (int at = whole.length / 2; at < whole.length / 2 + 400; at++) {
        damaged[at] ^= (byte) (7 * at);
      }
      Files.write(files.resolve("damaged-" + name), damaged);
    }
    program.onVault("vault create").done();
    List<String> lines = program.onVault("import", files.toString()).done().lines();
    assertThat(lines)
        .hasSize(2 * SoundFixtures.DECODABLE.size())
        .allMatch(line -> line.contains(": new (") || line.contains(": kept, but"));
    assertThat(lines.stream().filter(line -> !line.contains("damaged-")))
        .allMatch(line -> line.contains(": new ("));
  }

  @Test
  void noFileIsWrittenOutsideTheVaultButHowFarItHasComeAndNoAddressIsReachedFor() throws Exception {
    Path strace = Path.of("/usr/bin/strace");
    assumeTrue(Files.isExecutable(strace), "there is no strace on this system");
    Packaged program = new Packaged(folder);
    program.onVault("vault create").done();
    Path files = Files.createDirectory(folder.resolve("files"));
    for (String name : SoundFixtures.DECODABLE) {
      Files.write(files.resolve(name), SoundFixtures.read(name));
    }
    String vault = Pattern.quote(program.vault.toString());
    Path trace = folder.resolve("trace");
    program.under(strace.toString(), "-f", "-e", "trace=network,openat", "-o", trace.toString());
    program.onVault("import", files.toString()).done();
    Pattern writing = Pattern.compile("openat\\(.*O_(WRONLY|RDWR|CREAT)");
    Pattern reaching =
        Pattern.compile("\\b(connect|bind|listen|sendto|sendmsg|sendmmsg)\\(.*AF_INET");
    try (Stream<String> all = Files.lines(trace)) {
      assertThat(all.toList())
          .noneMatch(line -> reaching.matcher(line).find())
          .filteredOn(line -> writing.matcher(line).find())
          .allMatch(
              line ->
                  line.matches(".*\"(/dev/|/proc/self/|" + vault + ").*")
                      || line.matches(".*/plushkeep/last-seen/[0-9a-f]{32}(\\.new)?\".*"));
    }
  }
}
