package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.QuickKeys;
import org.plushkeep.vault.SpoiledVault;
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
  void aRecoverySheetOpensTheVaultOnceItWasTypedBackUntilItIsTakenBack() throws Exception {
    cli.onVault("vault create").done();
    cli.typed = () -> Optional.of(codeOn("Plushkeep recovery sheet.pdf").toCharArray());
    assertThat(cli.onVault("vault sheet", "--to", papers().toString()).done().out())
        .contains("Now type its code", "The sheet opens the vault from now on");
    String code = codeOn("Plushkeep recovery sheet.pdf");
    Files.writeString(cli.passwordFile, code + "\n");
    assertThat(cli.onVault("vault info").done().out()).contains("a recovery sheet opens it too");
    cli.onVault("vault sheet", "--drop").done();
    cli.onVault("vault info").fails(3);
    Files.writeString(cli.passwordFile, Cli.PASSPHRASE);
    assertThat(cli.onVault("vault info").done().out()).contains("sheet:       none");
  }

  @Test
  void aSheetThatIsNotTypedBackLeavesTheOldOneValid() throws Exception {
    cli.onVault("vault create").done();
    cli.typed = () -> Optional.of(codeOn("Plushkeep recovery sheet.pdf").toCharArray());
    cli.onVault("vault sheet", "--to", papers().toString()).done();
    String old = codeOn("Plushkeep recovery sheet.pdf");
    cli.typed = Optional::empty;
    Cli.Result unread = cli.onVault("vault sheet", "--to", papers().toString());
    unread.fails(1, "The code was not typed back", "as valid as it was", "Destroy");
    String unprinted = codeOn("Plushkeep recovery sheet (2).pdf");
    Files.writeString(cli.passwordFile, unprinted);
    cli.onVault("vault info").fails(3);
    Files.writeString(cli.passwordFile, old);
    cli.onVault("vault info").done();
    cli.interrupted.set(true);
    PipedInputStream nobodyTypes = new PipedInputStream(new PipedOutputStream());
    cli.typed = () -> TypedLines.next(nobodyTypes);
    cli.onVault("vault sheet", "--to", papers().toString()).fails(130, "was not typed back");
  }

  @Test
  void aSlipIsToldByItsGroupAndMayBeMended() throws Exception {
    cli.onVault("vault create").done();
    Queue<String> lines = new ArrayDeque<>();
    cli.typed =
        () -> {
          if (lines.isEmpty()) {
            String code = codeOn("Plushkeep recovery sheet.pdf");
            char wrong = code.charAt(12) == '7' ? '8' : '7';
            lines.add(code.substring(0, 12) + wrong + code.substring(13));
            lines.add(code.substring(0, 11));
            lines.add(code + "7");
            lines.add(new String(org.plushkeep.vault.RecoveryCode.draw()));
            lines.add(code.toLowerCase(java.util.Locale.ROOT).replace('-', ' '));
          }
          return Optional.of(lines.remove().toCharArray());
        };
    Cli.Result made = cli.onVault("vault sheet", "--to", papers().toString());
    assertThat(made.code()).isZero();
    assertThat(made.err().lines())
        .hasSize(4)
        .allMatch(line -> line.endsWith("Type all of it once more."));
    assertThat(made.err())
        .contains("wrong in group 3.", "2 of 7 groups", "more here than a code", "another sheet");
    assertThat(made.out()).contains("The sheet opens the vault from now on");
  }

  private Path papers() {
    return cli.folder.resolve("papers");
  }

  private String codeOn(String name) throws java.io.IOException {
    try (var pdf = org.apache.pdfbox.Loader.loadPDF(Files.readAllBytes(papers().resolve(name)))) {
      String text = new org.apache.pdfbox.text.PDFTextStripper().getText(pdf);
      var code = java.util.regex.Pattern.compile("([0-9A-Z]{5}-){6}[0-9A-Z]{5}").matcher(text);
      assertThat(code.find()).isTrue();
      return code.group();
    }
  }

  @Test
  void whatWasSealedAtLowCostsIsSealedAtThisMachinesOnceOpened() {
    cli.onVault("vault create").done();
    try (var _ = QuickKeys.atRealCosts()) {
      assertThat(cli.onVault("vault info").done().out()).contains("Argon2id, 0 MiB, 1 passes");
      assertThat(cli.onVault("vault info").done().out())
          .contains("Argon2id, ")
          .doesNotContain("Argon2id, 0 MiB");
    }
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
    new Story(cli).collectThree();
    RecordingId row = RecordingId.parse(cli.ids().get(0));
    SpoiledVault.damageRow(cli.vault, Cli.PASSPHRASE.toCharArray(), row);
    Cli.Result one = cli.onVault("vault verify");
    one.fails(5, "The vault is damaged: 1 of 3 recordings; the others can still be exported.");
    assertThat(one.lines())
        .startsWith("whole:    2 recordings", "damaged:  1 recording", "  " + row);
  }

  @Test
  void aDamagedRecordingKeepsNobodyFromTheOthers() throws Exception {
    new Story(cli).collectThree();
    List<String> ids = cli.ids();
    char[] passphrase = Cli.PASSPHRASE.toCharArray();
    SpoiledVault.damageRow(cli.vault, passphrase.clone(), RecordingId.parse(ids.get(0)));
    SpoiledVault.damageSound(cli.vault, passphrase, RecordingId.parse(ids.get(1)));
    Cli.Result list = cli.onVault("list");
    list.fails(5, ids.get(0));
    assertThat(list.out()).contains(ids.get(1), ids.get(2)).doesNotContain(ids.get(0));
    Path exports = cli.folder.resolve("exports");
    cli.onVault("export", "--all", "--to", exports.toString(), "--format", "toy")
        .fails(5, "2 of 3 recordings", ids.get(0), ids.get(1));
    try (var files = Files.list(exports)) {
      assertThat(files.filter(file -> !file.toString().endsWith(".txt"))).hasSize(1);
    }
    Path third = cli.folder.resolve("third");
    cli.onVault("export", ids.get(2), "--to", third.toString()).done();
    assertThat(third).isNotEmptyDirectory();
  }

  @Test
  void aDamagedTableIsToldOfByVerifyAndMendedByWhoeverNeedsIt() throws Exception {
    cli.onVault("vault create").done();
    SpoiledVault.loseRows(cli.vault, Cli.PASSPHRASE.toCharArray(), 200);
    assertThat(cli.onVault("vault verify").code()).isEqualTo(5);
    Cli.Result list = cli.onVault("list");
    assertThat(list.code()).isZero();
    assertThat(list.out().lines().filter(line -> line.contains("Bentley"))).hasSize(200);
    assertThat(list.err())
        .contains("The vault's database was damaged and has been mended: ")
        .contains(" recordings lost the note, and what was decided about it. The disk may be")
        .hasLineCount(1);
    Cli.Result verify = cli.onVault("vault verify").done();
    assertThat(verify.out()).contains("whole:    200 recordings");
    assertThat(verify.err()).isEmpty();
    assertThat(cli.onVault("history").done().out()).contains("mended");
  }

  @Test
  void whereKeysDoNotReadTheOthersAreListedAndErasedAndWhatIsLostIsTold() throws Exception {
    cli.onVault("vault create").done();
    SpoiledVault.loseKeys(cli.vault, Cli.PASSPHRASE.toCharArray(), 700);
    Cli.Result list = cli.onVault("list");
    list.fails(5, " recordings is damaged, so not listed: ");
    List<String> listed = list.out().lines().filter(line -> line.contains("Bentley")).toList();
    assertThat(listed).hasSizeBetween(100, 699);
    Cli.Result erase = cli.onVault("delete", listed.getFirst().split(" ")[0], "--yes");
    assertThat(erase.code()).isZero();
    assertThat(erase.err())
        .contains("The vault's database was damaged and has been mended: what was written there")
        .hasLineCount(1);
    assertThat(cli.onVault("vault verify").out())
        .contains("whole:    " + (listed.size() - 1) + " recordings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vault info", "vault verify", "list", "collect --practice"})
  void aVaultOfALaterVersionIsOneAndStaysAsItIs(String command) throws Exception {
    cli.onVault("vault create").done();
    SpoiledVault.ofALaterVersion(cli.vault, Cli.PASSPHRASE.toCharArray());
    Path database = cli.vault.resolve("recordings.mv.db");
    byte[] before = Files.readAllBytes(database);
    Cli.Result refused = cli.onVault(command);
    refused.fails(1, "A later Plushkeep made this vault. Please update Plushkeep.");
    assertThat(refused.out()).isEmpty();
    assertThat(database).hasBinaryContent(before);
  }
}
