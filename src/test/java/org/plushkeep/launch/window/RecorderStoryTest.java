package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.console.MemoryDoor;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.Wavs;
import org.plushkeep.testing.disk.UnpluggedDisk;
import org.plushkeep.toy.drive.PluggedDrives;
import org.plushkeep.toy.drive.PracticeDrive;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** A school recorder is plugged in while the window is open, collected from, and erased. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class RecorderStoryTest {
  private static final byte[] NO_PEAKS = {};

  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private final PluggedDrives drives = new PluggedDrives();
  private House house;
  private Parent parent;
  private Path root;

  @BeforeEach
  void start() throws IOException {
    house = new House(folder, Ear.eager(), PracticeToys::make);
    house.drives = drives;
    parent = new Parent(window, house);
    root = Files.createDirectories(folder.resolve("media/EASI"));
    Files.createDirectory(root.resolve("VOICE"));
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  private Path record(int number) throws IOException {
    return Files.write(
        root.resolve("VOICE").resolve(String.format(Locale.ROOT, "REC%05d.WAV", number)),
        Wavs.mono16(8000, Tones.sine(8000, 300 + number, 6000, 2000)));
  }

  private List<String> left() throws IOException {
    try (var files = Files.list(root.resolve("VOICE"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void plugIn() throws IOException {
    drives.plug(root, "EASI-SPEAK");
    parent.waits(Duration.ofSeconds(1));
    window.untilShown("#drive-card");
  }

  /** The clock of the window is a test's: it goes on while something is waited for. */
  private void untilSays(String words) {
    window.until(
        "the recorder says " + words,
        () -> {
          house.time.advance(Duration.ofMillis(200));
          return window.text("#drive-message").contains(words);
        });
  }

  @Test
  void pluggedInItAppearsIsCollectedFromAndErased() throws Exception {
    for (int i = 1; i <= 3; i++) {
      record(i);
    }
    Files.writeString(root.resolve("VOICE/readme.txt"), "Hold down to record.");
    house.open();
    parent.makesAVault();
    window.click("#nav-toys");
    assertThat(window.isShown("#drive-card")).isFalse();
    plugIn();
    untilSays("3 new recordings.");
    assertThat(window.text(".drive-name")).isEqualTo("A recorder (USB drive EASI-SPEAK)");
    assertThat(window.text("#drive-message"))
        .contains("One other file is left alone.", "only where recorders keep recordings: VOICE");
    window.speaksPlainly();
    assertThat(window.isShown("#drive-erase")).as("nothing is safe yet").isFalse();
    window.click("#drive-collect");
    untilSays("3 new recordings are in your vault.");
    assertThat(left()).as("collecting changes nothing on it").hasSize(4);

    record(4); // a child goes on recording
    window.click("#drive-erase");
    window.untilShown("#drive-erase-yes");
    assertThat(window.everyWord()).contains("Erase 3 recordings", "only a laboratory");
    window.click("#drive-erase-no");
    assertThat(left()).hasSize(5);
    window.click("#drive-erase");
    window.click("#drive-erase-yes");
    untilSays("3 recordings were erased from the recorder.");
    assertThat(window.text("#drive-message")).contains("One is not in your vault and was left");
    assertThat(left()).containsExactly("REC00004.WAV", "readme.txt");
    window.click("#drive-collect");
    untilSays("One new recording is in your vault.");
    window.click("#drive-listen");
    parent.untilRows(4);

    window.click("#nav-history");
    window.until(
        "the history tells", () -> window.everyWord().contains("3 recordings erased from the"));
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      List<Recording> stored = vault.page(RecordingFilter.ALL, 0, 10);
      assertThat(stored).hasSize(4).allMatch(one -> one.toyName().equals("Recorder EASI-SPEAK"));
      assertThat(vault.verify(_ -> {}).damaged()).isEmpty();
    }
  }

  @Test
  void pulledOutHalfWayItSaysSoAndGoesOnWhenItIsBack() throws Exception {
    for (int i = 1; i <= 40; i++) {
      record(i);
    }
    try (UnpluggedDisk disk = new UnpluggedDisk(root)) {
      house.open();
      parent.makesAVault();
      window.click("#nav-toys");
      drives.plug(disk.root(), "EASI-SPEAK");
      parent.waits(Duration.ofSeconds(1));
      untilSays("40 new recordings.");
      disk.pullAfter(200);
      window.press("#drive-collect");
      window.until("it is out", disk::isOut);
      drives.pull(disk.root());
      untilSays("unplugged");
      parent.waits(Duration.ofSeconds(1));
      assertThat(window.text("#drive-message")).contains("What had come whole is in your vault");
      window.until("no button", () -> window.<Button>node("#drive-collect").isDisabled());
      window.speaksPlainly();
      disk.plugIn();
      drives.plug(disk.root(), "EASI-SPEAK");
      parent.waits(Duration.ofSeconds(1));
      untilSays("are in your vault already.");
      window.click("#drive-collect");
      untilSays("What was collected is still on the recorder too.");
      parent.closes();
    }
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(40);
      assertThat(vault.verify(_ -> {}).damaged()).isEmpty();
    }
    assertThat(left()).hasSize(40);
  }

  /** 20,000 files: the window counts, collects and stops while they are being looked at. */
  @Test
  void aDriveWithTwentyThousandFilesKeepsNobodyWaiting() throws Exception {
    Path many = Files.createDirectories(root.resolve("VOICE/many"));
    byte[] wav = Wavs.mono16(8000, new short[100]);
    for (int i = 0; i < 20_000; i++) {
      wav[44] = (byte) i;
      wav[46] = (byte) (i >> 8);
      Files.write(many.resolve(i + ".wav"), wav);
    }
    house.open();
    parent.makesAVault();
    window.click("#nav-toys");
    plugIn();
    untilSays("recordings so far");
    assertThat(window.text("#drive-message")).as("before all are seen").doesNotContain("20,000");
    window.press("#drive-collect"); // no need to wait for the end
    untilSays("are in your vault …");
    window.press("#drive-stop");
    untilSays("Stopped.");
    window.click("#nav-inbox");
    window.until("some rows", () -> window.list("#recordings").getItems().size() > 0);
    parent.locks();
  }

  /**
   * A class plugs in a hundred, into a vault that has toys and recordings: how many are on each is
   * to be read before a single one has been compared with the vault.
   */
  @Test
  void aHundredRecordersAreCountedBeforeAnyIsCompared() throws Exception {
    MemoryDoor door = new MemoryDoor();
    house.door = door;
    house.open();
    parent.makesAVault();
    KnownToy toy = new KnownToy(ToyId.drive("OLD"), "Old", "", "", Instant.EPOCH);
    door.vault().saveToy(toy);
    byte[] old = record(0, "OLD");
    door.vault()
        .add(List.of(new NewRecording(toy.id(), Instant.EPOCH, old, Duration.ZERO, "", NO_PEAKS)));
    CountDownLatch mayCompare = new CountDownLatch(1);
    door.vault().beforeComparing(() -> await(mayCompare));
    for (int drive = 0; drive < 100; drive++) {
      for (int i = 0; i < 50; i++) {
        record(i, "drive" + drive);
      }
      drives.plug(folder.resolve("media/drive" + drive), "R" + drive);
    }
    window.click("#nav-toys");
    untilEachSays(100, "50 recordings are on it. Looking which of them are in your vault");
    window.click("#nav-inbox");
    window.click("#nav-toys");
    mayCompare.countDown();
    untilEachSays(100, "49 new recordings. One is in your vault already.");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] record(int number, String drive) throws IOException {
    Path voice = Files.createDirectories(folder.resolve("media").resolve(drive).resolve("VOICE"));
    byte[] wav = Wavs.mono16(8000, Tones.sine(8000, 300 + number, 6000, 100));
    Files.write(voice.resolve(number + ".WAV"), wav);
    return wav;
  }

  private void untilEachSays(int count, String words) {
    window.until(
        count + " recorders say " + words,
        () -> {
          house.time.advance(Duration.ofMillis(200));
          Set<Label> messages = window.robot().lookup("#drive-message").queryAllAs(Label.class);
          return messages.size() == count
              && messages.stream().allMatch(one -> one.getText().contains(words));
        });
  }

  /** Two gigabytes: told, and what is beside it comes in. */
  @Test
  void aHugeFileIsToldOfAndLeftOnTheRecorder() throws Exception {
    record(1);
    Path huge = record(2);
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(2L << 30);
    }
    house.open();
    parent.makesAVault();
    window.click("#nav-toys");
    plugIn();
    untilSays("One is larger than 134 MB and stays where it is.");
    assertThat(window.text("#drive-message")).startsWith("One new recording. ");
    window.click("#drive-collect");
    untilSays("One new recording is in your vault. ");
    assertThat(window.text("#drive-message")).contains("larger than 134 MB and stays");
    window.click("#drive-erase");
    window.click("#drive-erase-yes");
    untilSays("One recording was erased from the recorder.");
    assertThat(left()).containsExactly(huge.getFileName().toString());
    assertThat(huge).hasSize(2L << 30);
  }

  @Test
  void lockingEndsItAndShowsNothingOfIt() throws Exception {
    for (int i = 1; i <= 300; i++) {
      record(i);
    }
    house.open();
    parent.makesAVault();
    window.click("#nav-toys");
    plugIn();
    untilSays("recordings");
    window.press("#drive-collect");
    window.press("#lock");
    window.untilShown("#unlock");
    assertThat(window.everyWord()).doesNotContain("EASI", "REC00");
    house.askToClose();
    window.until("the window has gone", () -> !house.isOpen());
    house.awaitEnd();
    assertThat(left()).hasSize(300);
  }

  @Test
  void thePracticeRecorderIsSaidToBeOne() throws Exception {
    assertThat(PracticeDrive.make(folder.resolve("practice"))).isTrue();
    Files.createDirectory(folder.resolve("practice/VOICE"));
    Files.write(
        folder.resolve("practice/VOICE/1.wav"),
        Wavs.mono16(8000, Tones.sine(8000, 440, 6000, 2000)));
    house.drives = new PracticeDrive(folder.resolve("practice"));
    house.locale = Locale.GERMAN;
    house.open();
    parent.makesAVault();
    window.click("#nav-toys");
    window.untilShown("#drive-card");
    untilSays("Eine neue Aufnahme.");
    assertThat(see(() -> window.isShown(".drive-cards .badge-practice"))).isTrue();
    window.click("#drive-collect");
    untilSays("Eine neue Aufnahme ist in Ihrem Tresor.");
  }
}
