package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.DiskThatFills;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.testfx.framework.junit5.ApplicationExtension;

/** What a person reads when something goes wrong: what happened, what was kept, what to do. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class TroubleStoryTest {
  @RegisterExtension final ShutEar shutEar = new ShutEar();
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private PracticeToy toy;
  private House house;
  private Parent parent;

  @BeforeEach
  void start() {
    toy = shutEar.on(new PracticeToy(List.of(), Radio.instant()));
    house = new House(folder, Ear.eager(), () -> toy);
    parent = new Parent(window, house);
  }

  @AfterEach
  void end() {
    house.clearAway();
    DiskThatFills.empty();
  }

  @Test
  void aLinkLostInTheMiddleStoresNothingHalfAndTheRestIsOfferedAgain() throws Exception {
    parent.hasCollected(toy);
    toy.record(ToyClips.clip(50, 1)).record(ToyClips.clip(2000, 2)).dropLinkAfter(1000);
    window.click("#nav-toys");
    window.click("#collect");
    window.untilText("#collect-message", "The link with the toy broke, but nothing is lost");
    assertThat(window.text("#collect-message"))
        .contains("what had arrived whole is in your vault", "the toy still has the rest")
        .contains("Bring it closer and try again.")
        .endsWith("One new recording is in your vault.");
    window.speaksPlainly();
    window.click("#collect-open");
    parent.untilRows(1);

    window.click("#nav-toys");
    window.click("#collect-again");
    window.untilText("#collect-message", "One new recording is in your vault.");
    window.click("#collect-open");
    parent.untilRows(2);
    parent.closes();
    try (Vault vault = DiskThatFills.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void aFullDiskWhileCollectingKeepsWhatWasStoredAndTheToyKeepsTheRest() throws Exception {
    toy.record(ToyClips.clip(50, 1));
    house.door = new DoorToADiskThatFills(new FolderDoor(house.vault, house.lastSeen), house.vault);
    parent.hasCollected(toy);
    toy.record(ToyClips.clip(60, 2));
    DiskThatFills.fill();
    window.click("#nav-toys");
    window.click("#collect");
    window.untilText("#collect-message", "The disk is full or cannot be written.");
    assertThat(window.text("#collect-message"))
        .contains("What was stored before is kept. Make some room, then try again.")
        .endsWith("Nothing new came this time.");
    window.speaksPlainly();

    DiskThatFills.empty();
    window.click("#collect-again");
    window.untilText("#collect-message", "One new recording is in your vault.");
    window.click("#collect-open");
    parent.untilRows(2);
  }

  @Test
  void aDeletionThatAFullDiskPreventsIsNotForgottenAtClosing() throws Exception {
    toy.record(ToyClips.clip(50, 1));
    house.door = new DoorToADiskThatFills(new FolderDoor(house.vault, house.lastSeen), house.vault);
    parent.hasCollected(toy);
    parent.chooses(0);
    window.click("#erase");
    window.click("#erase-yes");
    window.untilShown("#undo-bar");
    DiskThatFills.fill();
    house.askToClose();
    window.untilText("#unlock-problem", "What you erased last could not be erased");
    assertThat(window.text("#unlock-problem"))
        .contains("still in the vault", "Make some room, unlock and erase it again.");
    window.speaksPlainly();
    assertThat(house.isOpen()).as("stays, to be read").isTrue();

    DiskThatFills.empty();
    parent.unlocks();
    parent.untilRows(1);
  }

  @Test
  void anErasureThatHasHappenedIsNotCalledAFailureWhereTheDatabaseFindsNoRoomToShrink()
      throws Exception {
    toy.record(ToyClips.clip(50, 1)).record(ToyClips.clip(60, 2));
    house.door = new DoorToADiskThatFills(new FolderDoor(house.vault, house.lastSeen), house.vault);
    parent.hasCollected(toy);
    parent.chooses(0);
    window.click("#erase");
    window.click("#erase-yes");
    window.untilShown("#undo-bar");
    DiskThatFills.fillForCompaction();
    parent.locks();
    assertThat(window.everyWord()).doesNotContain("could not be erased");
    parent.unlocks();
    window.untilText("#receipt-text", "One recording was erased for good.");
    parent.untilRows(1);
  }

  @Test
  void aFolderThatIsNotAVaultIsLeftAlone() throws Exception {
    Files.createDirectories(house.vault);
    Files.writeString(house.vault.resolve("thesis.txt"), "Chapter one");
    Map<String, String> before = contents(house.vault);
    house.open();
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.paste("#passphrase-again", Parent.PASSPHRASE);
    window.click("#create-vault");
    window.untilText("#welcome-problem", "is not empty, so no vault was made");
    assertThat(window.text("#welcome-problem"))
        .contains("left as it is", "move it elsewhere and try again")
        .endsWith("The folder is " + house.vault + ".");
    window.speaksPlainly();
    assertThat(contents(house.vault)).isEqualTo(before);
  }

  @Test
  void aDamagedVaultSaysSoAndIsLeftAsItIs() throws Exception {
    toy.record(ToyClips.clip(50, 1));
    parent.hasCollected(toy);
    parent.closes();
    Path file = house.vault.resolve("vault.json");
    String whole = Files.readString(file);
    house.open();
    for (String damaged :
        List.of(
            "",
            "{}",
            "not even JSON",
            whole.substring(0, whole.length() / 2),
            whole.replaceFirst("(\"[A-Za-z0-9+/]{30})[A-Za-z0-9]", "$1_"))) {
      assertThat(damaged).isNotEqualTo(whole);
      Files.writeString(file, damaged);
      Map<String, String> before = contents(house.vault);
      window.paste("#passphrase", Parent.PASSPHRASE);
      window.click("#unlock");
      window.untilText("#unlock-problem", "This vault is damaged");
      assertThat(window.text("#unlock-problem"))
          .contains("left as it is", "backup", "try again", house.vault.toString());
      window.speaksPlainly();
      assertThat(contents(house.vault)).isEqualTo(before);
    }
    Files.writeString(file, whole);
    parent.unlocks();
    parent.untilRows(1);
  }

  @Test
  void aSecondPlushkeepOnTheSameVaultSaysSoAndLeavesItAlone() throws Exception {
    toy.record(ToyClips.clip(50, 1));
    parent.hasCollected(toy);
    House second = new House(folder, Ear.eager(), () -> toy);
    try {
      see(
          () -> {
            house.stage.hide(); // only out of the way: the vault stays open
            return true;
          });
      second.open();
      window.paste("#passphrase", Parent.PASSPHRASE);
      window.click("#unlock");
      window.untilText("#unlock-problem", "Another Plushkeep has this vault open.");
      assertThat(window.text("#unlock-problem"))
          .contains("It was left alone. Close the other one, then try again.");
      assertThat(window.text("#unlock"))
          .as("nobody was wrong, so nobody waits")
          .isEqualTo("Unlock");
      window.speaksPlainly();
    } finally {
      second.clearAway();
    }
    see(
        () -> {
          house.stage.show();
          return true;
        });
    parent.chooses(0);
    window.click("#verdict-KEPT");
    window.until("the first goes on", () -> window.isSelected("#verdict-KEPT"));
  }

  @Test
  void withoutASoundDeviceItSaysSoOnceAndEverythingElseWorks() throws Exception {
    toy.record(ToyClips.clip(500, 1)).record(ToyClips.clip(500, 2));
    house.audio =
        _ -> {
          throw new AudioException("This computer has no sound output right now.");
        };
    parent.hasCollected(toy);
    parent.chooses(0);
    window.click("#play");
    window.untilText("#player-notice", "no sound output right now. Everything else works");
    window.until(
        "it plays on in silence",
        () -> {
          house.time.advance(Duration.ofMillis(40));
          return !window.text("#position").equals("0:00.00");
        });
    window.speaksPlainly();
    parent.chooses(1);
    window.click("#play");
    window.untilShown("#silent");
    assertThat(window.isShown("#player-notice")).as("said once").isFalse();
    window.click("#verdict-KEPT");
    window.until("kept", () -> window.isSelected("#verdict-KEPT"));
  }

  /** Every file, to see that nobody has touched one. */
  private static Map<String, String> contents(Path in) throws Exception {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(in)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            in.relativize(file).toString(),
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }

  record DoorToADiskThatFills(VaultDoor door, Path vault) implements VaultDoor {
    @Override
    public String place() {
      return door.place();
    }

    @Override
    public boolean hasVault() {
      return door.hasVault();
    }

    @Override
    public boolean hasSheet() {
      return door.hasSheet();
    }

    @Override
    public Vault restore(
        Path from,
        char[] passphrase,
        java.util.function.DoubleConsumer progress,
        java.util.function.BooleanSupplier cancelled)
        throws VaultException {
      return door.restore(from, passphrase, progress, cancelled);
    }

    @Override
    public Vault create(char[] passphrase) throws VaultException {
      return door.create(passphrase);
    }

    @Override
    public Vault open(char[] passphrase) throws VaultException {
      return DiskThatFills.open(vault, passphrase);
    }

    @Override
    public java.util.Optional<org.plushkeep.vault.Intake> intake() throws VaultException {
      return door.intake();
    }

    @Override
    public Strength judge(char[] passphrase) {
      return door.judge(passphrase);
    }
  }
}
