package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.DiskThatFills;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** A parent cares for a toy at the window: real vault, practice toy. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class CareStoryTest {
  private static final String IDENTIFIER = "0002_14_09_30_15";
  private static final String TITLE = "Good night " + Parent.letters();
  private static final byte[] CLIP = ToyClips.clip(50, 3);

  @RegisterExtension final ShutEar shutEar = new ShutEar();
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private final List<Integer> heart = new CopyOnWriteArrayList<>();
  private PracticeToy toy;
  private House house;
  private Parent parent;

  @BeforeEach
  void start() {
    toy = shutEar.on(new PracticeToy(List.of(ToyClips.clip(20, 1)), Radio.instant()));
    toy.watchLed(led -> heart.add(led.mode()));
    house = new House(folder, Ear.eager(), () -> toy);
    parent = new Parent(window, house);
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  /** A vault with a paired toy and one message; then the window, unlocked, at its toys. */
  private void opens(String id, String identifier) throws Exception {
    try (Vault vault = Vaults.create(house.vault, Parent.PASSPHRASE.toCharArray())) {
      vault.saveToy(
          new KnownToy(new ToyId(id), Parent.TOY, Parent.CHILD, identifier, Instant.now()));
      vault
          .messages()
          .add(new NewMessage(TITLE, Instant.now(), Duration.ofSeconds(1), CLIP, new byte[0]));
    }
    house.open();
    parent.unlocks();
    window.click("#nav-toys");
  }

  private void opensCare() throws Exception {
    opens(PracticeFinder.SEEN.id().value(), IDENTIFIER);
    window.click("#care");
    window.untilText("#care-battery", "80 %");
  }

  private void slide(String query, int to) {
    see(
        () -> {
          window.<Slider>node(query).setValue(to);
          return true;
        });
  }

  @Test
  void seesHowItIsSetsTheVolumeFindsItSendsPlaysAndClears() throws Exception {
    opensCare();
    assertThat(window.everyWord())
        .contains(Parent.TOY, "B 1.0.19", "A recording waits", "How loud: 50 %", "At most: 100 %");
    assertThat(heart).contains(1);
    setsTheVolume();
    findsIt();
    sends();
    plays();
    clears();
    window.speaksPlainly();
    window.click("#care-back");
    window.untilShown("#collect");
    sendsFromWhereItIsKept();
    parent.locks();
    assertThat(window.everyWord()).doesNotContain(TITLE);
  }

  private void setsTheVolume() {
    slide("#care-volume", 90);
    slide("#care-cap", 60);
    assertThat(window.text("#care-volume-now")).contains("60 %");
    window.click("#care-volume-set");
    window.untilText("#care-message", "volume is set");
    assertThat(toy.volume()).isEqualTo(153);
    slide("#care-volume", 100);
    assertThat(window.text("#care-volume-now")).as("never above the cap").contains("60 %");
  }

  private void findsIt() {
    heart.clear();
    window.click("#care-find");
    window.untilText("#care-message", "blinks");
    window.until("it blinks", () -> heart.contains(2));
    window.click("#care-stop");
    window.untilText("#care-message", "dark again");
    assertThat(heart.getLast()).isZero();
  }

  private void sends() {
    window.click("#care-send-2");
    window.untilShown("#send-go");
    assertThat(window.everyWord()).contains("Nothing from here");
    assertThat(see(() -> window.isSelected("#send-slot-2"))).isTrue();
    window.click("#send-go");
    window.until("it is sent", () -> toy.stored(2).length >= CLIP.length);
    window.until("it says so", () -> window.everyWord().contains("in slot 2"));
    assertThat(Arrays.copyOf(toy.stored(2), CLIP.length)).isEqualTo(CLIP);
    window.click("#send-close");
    window.untilText("#care-slot-2", TITLE);
  }

  private void plays() {
    window.click("#care-play-2");
    window.untilText("#care-message", "The toy plays");
    window.click("#care-stop");
    window.untilText("#care-message", "played slot 2");
  }

  private void clears() throws Exception {
    window.press("#care-clear");
    assertThat(window.everyWord()).contains("cannot be promised", "read back", "collected");
    window.click("#care-clear-yes");
    window.untilText("#care-message", "four slots are overwritten");
    for (int slot = 1; slot <= 4; slot++) {
      assertThat(toy.stored(slot).length).isGreaterThan(80_000);
      window.untilText("#care-slot-" + slot, "Silence");
    }
  }

  private void sendsFromWhereItIsKept() {
    window.click("#nav-messages");
    window.click("#message-send");
    window.untilShown("#send-go");
    window.click("#send-slot-4");
    window.untilText("#send-holds", "Silence");
    window.click("#send-go");
    window.until("it is sent", () -> window.everyWord().contains("in slot 4"));
    assertThat(Arrays.copyOf(toy.stored(4), CLIP.length)).isEqualTo(CLIP);
    window.click("#send-close");
  }

  @Test
  void aLinkThatBreaksSaysWhatTheSlotHolds() throws Exception {
    opensCare();
    toy.dropLinkAfter(6);
    window.click("#care-send-3");
    window.click("#send-go");
    window.until(
        "it says what happened",
        () ->
            window.everyWord().contains("link with the toy broke")
                && window.everyWord().contains("slot 3 holds now is not known"));
    assertThat(window.everyWord()).doesNotContain("nothing is lost");
    window.click("#send-close");
    window.untilText("#care-slot-3", "Not known");
    toy.dropLinkAfter(700); // after what it remembers and the first slot
    window.press("#care-clear");
    window.click("#care-clear-yes");
    window.untilText("#care-message", "slot 2 holds now is not known");
    window.untilText("#care-slot-1", "Silence");
    window.untilText("#care-slot-2", "Not known");
    assertThat(toy.stored(1).length).isGreaterThan(80_000);
    window.speaksPlainly();
  }

  @Test
  void aToyIsForgottenAndItsRecordingsStay() throws Exception {
    opens(PracticeFinder.SEEN.id().value(), IDENTIFIER);
    window.click("#collect");
    window.untilText("#collect-message", "One new recording");
    window.click("#care");
    window.untilText("#care-battery", "80 %");
    window.press("#care-forget");
    assertThat(window.everyWord()).contains("Its recordings stay");
    window.click("#care-forget-yes");
    window.untilShown("#pair");
    window.click("#nav-inbox");
    parent.untilRows(1);
    window.until("with its name", () -> window.everyWord().contains(Parent.TOY));
    assertThat(toysToChooseFrom()).as("every toy, and this one").isEqualTo(2);
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.toys()).isEmpty();
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(1);
    }
  }

  private int toysToChooseFrom() {
    return see(() -> window.<ComboBox<?>>node("#filter-toy").getItems().size());
  }

  @Test
  void withTheLastRecordingOfAForgottenToyItsNameGoesFromTheList() throws Exception {
    KnownToy toy = new KnownToy(new ToyId("C4:01"), Parent.TOY, Parent.CHILD, "", Instant.now());
    KnownToy files = new KnownToy(ToyId.files(""), "Old recorder", "", "", Instant.now());
    try (Vault vault = Vaults.create(house.vault, Parent.PASSPHRASE.toCharArray())) {
      vault.saveToy(toy);
      vault.saveToy(files);
      vault.add(List.of(recording(files, 1, 10), recording(toy, 2, 20)));
      vault.care().forget(toy.id());
    }
    house.open();
    parent.unlocks();
    parent.untilRows(2);
    window.until("both are in the list", () -> toysToChooseFrom() == 3);
    parent.chooses(0);
    window.click("#erase");
    window.press("#erase-yes");
    parent.waits(Duration.ofSeconds(10));
    window.until("it is not in the list any more", () -> toysToChooseFrom() == 2);
    assertThat(window.everyWord()).doesNotContain(Parent.TOY, Parent.CHILD);
  }

  private static NewRecording recording(KnownToy toy, long seed, int second) {
    return new NewRecording(
        toy.id(),
        Instant.parse("2026-11-20T07:13:00Z").plusSeconds(second),
        ToyClips.clip(20, seed),
        Duration.ofSeconds(1),
        "g722.1",
        new byte[] {1, 2, 3});
  }

  @Test
  void whereTheDiskIsTooFullToMakeTheDatabaseAnewItIsSaid() throws Exception {
    FolderDoor door = new FolderDoor(house.vault, house.lastSeen);
    house.door = new TroubleStoryTest.DoorToADiskThatFills(door, house.vault);
    try {
      opensCare();
      DiskThatFills.fillForCompaction();
      window.press("#care-forget");
      window.press("#care-forget-yes");
      window.untilShown("#care-forget-due");
      assertThat(window.everyWord()).contains("The toy is forgotten", "the next unlocking does it");
      window.speaksPlainly();
      window.press("#care-forget-due");
      window.untilShown("#pair");
      assertThat(window.everyWord()).doesNotContain(Parent.TOY);
    } finally {
      DiskThatFills.empty();
    }
  }

  private boolean sees(String words) {
    return window.robot().lookup(".toy-title .label").<Label>queryAll().stream()
        .anyMatch(label -> label.getText().equals(words));
  }

  /** The practice toy, and one on a message bus. */
  @Test
  void aToyThatClaimsToBeAKnownOneIsNotPaired() throws Exception {
    PracticeToy other = shutEar.on(new PracticeToy(List.of(), Radio.instant()));
    other.watchLed(led -> heart.add(led.mode()));
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
        StandInBluez bluez = shutEar.on(new StandInBluez(bus.address()))) {
      bluez.toy("C4:BE:84:00:00:02", other);
      house.radios = List.of(new BluezFinder(bus.address()));
      opens("C4:BE:84:00:00:01", IDENTIFIER);
      window.until(
          "both are seen",
          () -> window.isShown("#toy-practice #pair") && sees(PracticeToy.ADVERTISED_NAME));
      for (String pair : List.of("#pair", "#toy-practice #pair")) { // real ones stand first
        window.press(pair);
        window.untilText("#pair-problem", "but it is another one");
        assertThat(window.text("#pair-problem")).contains("leave it alone", "forget the other");
        window.press("#pair-cancel");
      }
      assertThat(heart).as("they are not even asked for a paw").doesNotContain(2);
      house.clearAway();
    }
  }

  @Test
  void aPairedToyThatSaysThatItIsAnotherIsLeftAlone() throws Exception {
    try (GattLink stranger = toy.connect()) {
      stranger.write(
          GattCharacteristic.CONFIGURATION, "0405_05_05_05_05".getBytes(StandardCharsets.US_ASCII));
    }
    opens(PracticeFinder.SEEN.id().value(), IDENTIFIER);
    window.click("#collect");
    window.untilText("#collect-message", "another one");
    window.click("#care");
    window.untilText("#care-message", "another one than you have paired");
    assertThat(heart).doesNotContain(1);
  }
}
