package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.TamperedJournal;

/** What was done with a vault, as a script reads it. */
class HistoryCommandTest {
  private static final String ACCOUNT = System.getProperty("user.name");

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void open() throws Exception {
    cli = new Cli(folder);
    new Story(cli).collectPractice();
  }

  private static List<String> events(List<String> lines) {
    return lines.stream().skip(1).map(line -> line.split(" {2,}")[2]).toList();
  }

  @Test
  void tellsWhatWasDoneNewestFirst() throws Exception {
    String id = cli.ids().getFirst();
    cli.onVault("export", id, "--to", folder.resolve("out").toString()).done();
    String before = cli.onVault("history").done().out();
    assertThat(before).contains(id);
    cli.onVault("delete", id, "--yes").done();
    Files.writeString(cli.passwordFile, "not the passphrase");
    cli.onVault("list").fails(3);
    Files.writeString(cli.passwordFile, Cli.PASSPHRASE);

    List<String> lines = cli.onVault("history").done().lines();
    assertThat(lines.getFirst())
        .startsWith("NUMBER  TIME")
        .contains("EVENT", "COUNT", "ACCOUNT", "BY", "RECORDING");
    assertThat(lines.get(1)).contains("unlocked", ACCOUNT, "command");
    assertThat(events(lines))
        .startsWith("unlocked", "refused", "erased", "unlocked")
        .contains("collected", "exported")
        .endsWith("created");
    assertThat(lines).filteredOn(line -> line.contains("erased")).hasSize(1);
    assertThat(String.join("\n", lines)).as("nothing of what it was").doesNotContain(id);
    assertThat(lines.getLast()).startsWith("1  ");
    cli.onVault("vault verify").done();
  }

  @Test
  void sinceADay() {
    String today = LocalDate.now(java.time.ZoneId.systemDefault()).minusDays(1).toString();
    assertThat(events(cli.onVault("history", "--since", today).done().lines())).contains("created");
    assertThat(cli.onVault("history", "--since", "2999-01-01").done().out().strip())
        .isEqualTo("No entries.");
    cli.onVault("history", "--since", "yesterday").fails(2, "--since");
  }

  @Test
  void intoAFileThatIsNeverOverwritten() throws Exception {
    Path file = folder.resolve("history.csv");
    String said = cli.onVault("history", "--export", file.toString()).done().out();
    List<String> lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo("\uFEFFnumber,time,event,count,account,by,recording,note");
    assertThat(lines.get(1)).startsWith("1,").contains(",created,1," + ACCOUNT + ",command,,");
    assertThat(said).contains("Wrote " + (lines.size() - 1) + " entries");
    assertThat(Files.readString(file)).contains("\r\n");
    byte[] written = Files.readAllBytes(file);

    cli.onVault("history", "--export", file.toString()).fails(1, "Nothing is overwritten");
    assertThat(Files.readAllBytes(file)).isEqualTo(written);
    cli.onVault("history", "--export", folder.resolve("no").resolve("h.csv").toString())
        .fails(1, "no folder");
    assertThat(cli.onVault("history").done().lines())
        .filteredOn(line -> line.contains("history exported"))
        .hasSize(1);
    try (var files = Files.list(folder)) {
      assertThat(files.filter(one -> one.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void ofAChainThatIsCutItTellsAndWhatIsLeftIsShown() throws Exception {
    TamperedJournal.cut(cli.vault, Cli.PASSPHRASE, 2);
    Cli.Result told = cli.onVault("history");
    told.fails(5, "The history is not whole: ", "2");
    assertThat(told.out()).contains("created", "collected");
    Path file = folder.resolve("history.csv");
    cli.onVault("history", "--export", file.toString()).fails(5, "The history is not whole: ");
    assertThat(file).content().contains("created");
  }
}
