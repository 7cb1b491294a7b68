package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "vault",
        "vault nonsense",
        "vault create",
        "vault create --vault V",
        "vault verify --password-file F",
        "toys extra",
        "toys --scan-seconds -1",
        "toys --scan-seconds many",
        "safety extra",
        "safety --listen-seconds 0",
        "safety --scan-seconds -1",
        "children",
        "children one two",
        "children one --of dragon",
        "list --vault V",
        "list --vault V --password-file F --xml",
        "collect --vault V",
        "export --vault V --password-file F --all",
        "export --vault V --password-file F --to D",
        "export --vault V --password-file F --to D --all --format mp3",
        "export --vault V --password-file F --to D --all --name {child}",
        "export --vault V --password-file F --to D --all --name voice",
        "export --vault V --password-file F --to D --all 00000000-0000-0000-0000-000000000000",
        "delete --vault V --password-file F --yes",
        "delete --vault V --password-file F --all",
        "delete --vault V --password-file F 00000000-0000-0000-0000-000000000000",
        "bin",
        "bin put --vault V --password-file F",
        "bin empty --vault V --password-file F",
        "rules --vault V --password-file F --reviewed some",
        "clear --vault V",
        "message nonsense",
        "message list --vault V",
        "message add --vault V --password-file F",
        "message export --vault V --password-file F one",
        "message delete --vault V --password-file F 00000000-0000-0000-0000-000000000000",
        "decode",
        "decode one",
        "decode one two three",
        "encode",
        "encode one",
        "encode one two three",
        "practice nonsense",
        "practice drive",
        "practice drive one two"
      })
  void wrongUsageIsOneLineAndTwo(String line) {
    Cli.Result result = cli.run(line.split(" "));
    result.fails(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void helpNamesEveryCommandAndEveryExitCode() {
    Cli.Result result = cli.run("--help").done();
    assertThat(result.out())
        .contains("vault", "toys", "collect", "list", "export", "delete", "message", "decode")
        .contains("practice")
        .contains("encode", "bin", "rules", "clear")
        .contains("0  done", "1  something failed", "2  wrong usage", "3  wrong passphrase")
        .contains("4  no such toy or recording", "5  damaged vault");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vault",
        "vault create",
        "toys",
        "collect",
        "list",
        "export",
        "delete",
        "rules",
        "clear"
      })
  void everyCommandHasItsHelp(String command) {
    assertThat(cli.run((command + " --help").split(" ")).done().out())
        .contains("plushkeep " + command);
  }

  @Test
  void exportsHelpNamesEveryFormatAndEveryPlaceOfAName() {
    assertThat(cli.run("export", "--help").done().out())
        .contains("wav|flac|opus|toy", "{date}", "{time}", "{toy}", "{number}", "{id}", "--tags");
  }

  @Test
  void versionIsOneLine() {
    assertThat(cli.run("--version").done().lines()).singleElement().asString().startsWith("plush");
  }

  @Test
  void withoutACommandTheWindowOpensOnTheUsualVault() {
    cli.run().done();
    assertThat(cli.windowOpened.get()).isEqualTo(DataFolder.defaultVault().toAbsolutePath());
  }

  @Test
  void theWindowCanBeOpenedOnAnotherVault() {
    cli.run("--vault", folder.toString()).done();
    assertThat(cli.windowOpened.get()).isEqualTo(folder.toAbsolutePath());
  }
}
