package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

class VaultCommandTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(folder);
  }

  @Test
  void aNewVaultOpensWithItsPassphrase() {
    cli.onVault("vault create").done();
    assertThat(cli.onVault("vault info").done().out()).contains("recordings:", " 0");
    assertThat(cli.onVault("vault verify").done().out()).contains("0 recordings");
    assertThat(cli.list()).isEmpty();
  }

  @Test
  void aVaultThatIsThereIsLeftAlone() throws Exception {
    cli.onVault("vault create").done();
    byte[] before = Files.readAllBytes(cli.vault.resolve("vault.json"));
    cli.onVault("vault create").fails(1);
    assertThat(cli.vault.resolve("vault.json")).hasBinaryContent(before);
  }

  @Test
  void aFolderWithSomethingElseInItIsLeftAlone() throws Exception {
    Files.createDirectories(cli.vault);
    Path mine = Files.writeString(cli.vault.resolve("mine.txt"), "mine");
    cli.onVault("vault create").fails(1);
    assertThat(mine).hasContent("mine");
    assertThat(cli.vault).isDirectoryNotContaining("glob:**vault.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password1234", "plushkeep2017", "cloudpets!!", "qwertyuiop", "a"})
  void aWeakPassphraseIsRefusedAndNoVaultIsMade(String weak) throws Exception {
    Files.writeString(cli.passwordFile, weak + "\n");
    cli.onVault("vault create").fails(1);
    assertThat(cli.vault.resolve("vault.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vault info", "vault verify", "list", "collect --practice"})
  void aWrongPassphraseIsThreeWithoutAHint(String command) throws Exception {
    cli.onVault("vault create").done();
    Files.writeString(cli.passwordFile, "another giraffe drinks 41 lakes\n");
    cli.onVault(command).fails(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vault info", "vault verify", "list", "collect --practice"})
  void aFolderThatIsNoVaultIsOneAndStaysAsItIs(String command) throws Exception {
    Files.createDirectories(cli.vault);
    Files.writeString(cli.vault.resolve("mine.txt"), "mine");
    cli.onVault(command).fails(1);
    try (var files = Files.list(cli.vault)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aVaultThatIsNotThereIsOne() {
    cli.onVault("list").fails(1);
    assertThat(cli.vault).doesNotExist();
  }

  @Test
  void thePassphraseMayEndWithANewlineOrNot() throws Exception {
    cli.onVault("vault create").done();
    for (String end : List.of("", "\n", "\r\n")) {
      Files.writeString(cli.passwordFile, Cli.PASSPHRASE + end);
      cli.onVault("list").done();
    }
    Files.writeString(cli.passwordFile, Cli.PASSPHRASE + "\n\n");
    cli.onVault("list").fails(3);
  }

  @Test
  void aNewPassphraseOpensWhatTheOldOneDidAndTheOldOneNoMore() throws Exception {
    Story story = new Story(cli);
    story.collectPractice();
    var before = cli.list();
    Path next = cli.write("next", "another giraffe drinks 41 lakes\n");
    assertThat(cli.onVault("vault passphrase", "--new-password-file", next.toString()).done().out())
        .contains("new passphrase");
    cli.onVault("list").fails(3);
    cli.onVault("vault passphrase", "--new-password-file", next.toString()).fails(3);
    Files.copy(next, cli.passwordFile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(cli.list()).isEqualTo(before);
    cli.onVault("vault verify").done();
  }

  @Test
  void aRecoverySheetOpensTheVaultUntilItIsTakenBack() throws Exception {
    cli.onVault("vault create").done();
    Path papers = cli.folder.resolve("papers");
    cli.onVault("vault sheet", "--to", papers.toString()).done();
    String text;
    try (var pdf =
        org.apache.pdfbox.Loader.loadPDF(
            Files.readAllBytes(papers.resolve("Plushkeep recovery sheet.pdf")))) {
      text = new org.apache.pdfbox.text.PDFTextStripper().getText(pdf);
    }
    var code = java.util.regex.Pattern.compile("([0-9A-Z]{5}-){6}[0-9A-Z]{5}").matcher(text);
    assertThat(code.find()).isTrue();
    Files.writeString(cli.passwordFile, code.group() + "\n");
    assertThat(cli.onVault("vault info").done().out()).contains("a recovery sheet opens it too");
    cli.onVault("vault sheet", "--drop").done();
    cli.onVault("vault info").fails(3);
    Files.writeString(cli.passwordFile, Cli.PASSPHRASE);
    assertThat(cli.onVault("vault info").done().out()).contains("sheet:       none");
  }

  @Test
  void aSheetThatCannotBeWrittenOpensNothing() throws Exception {
    cli.onVault("vault create").done();
    Path taken = Files.writeString(cli.folder.resolve("taken"), "a file");
    cli.onVault("vault sheet", "--to", taken.toString()).fails(1, "file");
    assertThat(cli.onVault("vault info").done().out()).contains("key slots:   1");
    cli.onVault("vault sheet").fails(2);
  }

  @Test
  void aWeakNewPassphraseIsRefusedAndTheOldOneStays() throws Exception {
    cli.onVault("vault create").done();
    Path next = cli.write("next", "plushkeep2017");
    cli.onVault("vault passphrase", "--new-password-file", next.toString()).fails(1, "guess");
    cli.onVault("list").done();
    Files.copy(next, cli.passwordFile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    cli.onVault("list").fails(3);
  }

  @Test
  void aPasswordFileThatCannotBeReadIsOne() throws Exception {
    cli.onVault("vault create").done();
    Files.delete(cli.passwordFile);
    cli.onVault("list").fails(1, "password file");
  }

  @Test
  void aVaultThatAnotherPlushkeepHasOpenIsLeftAlone() throws Exception {
    cli.onVault("vault create").done();
    try (Vault open = Vaults.open(cli.vault, Cli.PASSPHRASE.toCharArray())) {
      cli.onVault("list").fails(1);
      assertThat(open.toys()).isEmpty();
    }
    cli.onVault("list").done();
  }

  @Test
  void aVaultWithItsHeadChangedIsFive() throws Exception {
    cli.onVault("vault create").done();
    Path head = cli.vault.resolve("vault.json");
    String json = Files.readString(head);
    Files.writeString(head, json.substring(0, json.length() / 2));
    cli.onVault("list").fails(5);
    cli.onVault("vault verify").fails(5);
  }

  @Test
  void verifySaysWhatIsWholeAndWhatIsNot() throws Exception {
    Story story = new Story(cli);
    story.collectPractice();
    cli.onVault("vault verify").done();
    Path database = cli.vault.resolve("recordings.mv.db");
    byte[] whole = Files.readAllBytes(database);
    // A flipped bit, until one hits something: what lies where is the database's affair.
    for (int part = 1; part < 40; part++) {
      Files.write(database, whole);
      flip(database, whole.length * (long) part / 40);
      Cli.Result result = cli.onVault("vault verify");
      if (result.code() != 0) {
        result.fails(5, "damaged");
        return;
      }
    }
    throw new AssertionError("no flipped bit was noticed");
  }

  private static void flip(Path file, long at) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      int value = open.read();
      open.seek(at);
      open.write(value ^ 0x10);
    }
  }
}
