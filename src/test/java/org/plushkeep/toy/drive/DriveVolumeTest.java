package org.plushkeep.toy.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.disk.UnpluggedDisk;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/** Walking through a drive: all of it, and nothing else. */
class DriveVolumeTest {
  /** With open descriptors, as on Linux and macOS; or path by path, as on Windows. */
  private enum Way {
    SECURE,
    PLAIN
  }

  @TempDir Path folder;
  private Path root;
  private Path outside;
  private UnpluggedDisk plain;

  @BeforeEach
  void start() throws IOException {
    root = Files.createDirectory(folder.resolve("drive"));
    outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.wav"), "outside");
    plain = new UnpluggedDisk(root);
  }

  @AfterEach
  void end() {
    plain.close();
  }

  private DriveVolume volume(Way way) throws IOException {
    return new DriveVolume(
        PluggedDrives.drive(way == Way.SECURE ? root : plain.root(), "TEST"), false);
  }

  private Path put(String place) throws IOException {
    Path file = root.resolve(place);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, place);
  }

  private static String place(DriveFile file) {
    return file.steps().stream().map(Path::toString).collect(Collectors.joining("/"));
  }

  private static List<String> walk(DriveVolume volume) throws ToyException {
    List<String> seen = new ArrayList<>();
    volume.<RuntimeException>walk(
        file -> {
          seen.add(place(file));
          return place(file).endsWith(".wav");
        },
        () -> false);
    return seen;
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void everyPlainFileIsShownInTheOrderOfItsNames(Way way) throws Exception {
    put("b/2.wav");
    put("b/10.wav");
    put("a.txt");
    put("c/d/e.bin");
    assertThat(walk(volume(way))).containsExactly("a.txt", "b/10.wav", "b/2.wav", "c/d/e.bin");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void linksAreNeverFollowedWhereverTheyLead(Way way) throws Exception {
    put("real.wav");
    Files.createSymbolicLink(root.resolve("file.wav"), outside.resolve("secret.wav"));
    Files.createSymbolicLink(root.resolve("folder"), outside);
    Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("loop"), Path.of("."));
    Files.createSymbolicLink(root.resolve("VOICE"), outside);
    Files.createSymbolicLink(root.resolve("nowhere"), Path.of("missing"));
    Files.createDirectory(root.resolve("inner"));
    Files.createSymbolicLink(root.resolve("inner/back"), root);
    assertThat(walk(volume(way))).containsExactly("real.wav");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aFileThatBecameALinkSinceIsNotRead(Way way) throws Exception {
    put("voice/1.wav");
    DriveVolume volume = volume(way);
    List<DriveFile> files = new ArrayList<>();
    volume.<RuntimeException>walk(files::add, () -> false);
    Files.delete(root.resolve("voice/1.wav"));
    Files.createSymbolicLink(root.resolve("voice/1.wav"), outside.resolve("secret.wav"));
    assertThatThrownBy(() -> volume.beginning(files.getFirst(), 10))
        .isInstanceOf(IOException.class);
    Files.delete(root.resolve("voice/1.wav"));
    Files.delete(root.resolve("voice"));
    Files.move(outside.resolve("secret.wav"), outside.resolve("1.wav"));
    Files.createSymbolicLink(root.resolve("voice"), outside);
    assertThatThrownBy(() -> volume.beginning(files.getFirst(), 10))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> volume.whole(files.getFirst(), () -> false))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void oddNamesAreNamesAndNothingElse(Way way) throws Exception {
    String longest = "ä".repeat(125) + "x.wav";
    assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSize(255);
    for (String name :
        List.of("...", "..wav", "a\nb.wav", "con", "nul.wav", "a\\b", "c:", "~", "-rf", longest)) {
      if (!name.startsWith(".")) {
        put(name);
      } else {
        put("x" + name);
      }
    }
    assertThat(walk(volume(way)))
        .containsExactlyInAnyOrder(
            "x...", "x..wav", "a\nb.wav", "con", "nul.wav", "a\\b", "c:", "~", "-rf", longest);
  }

  /** Bytes that are no text: Java cannot even name such a file in this encoding's words. */
  @Test
  void aNameThatIsNoTextIsReadAllTheSame() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", "printf voice > \"$(printf 'bad\\377\\376.wav')\"")
            .directory(root.toFile())
            .start();
    assumeTrue(shell.waitFor() == 0);
    DriveVolume volume = volume(Way.SECURE);
    List<DriveFile> files = new ArrayList<>();
    volume.<RuntimeException>walk(files::add, () -> false);
    assertThat(files).hasSize(1);
    assertThat(volume.beginning(files.getFirst(), 10)).asString().isEqualTo("voice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "nul.wav",
        "COM1",
        "lpt9.tar.gz",
        "aux .txt",
        "conin$",
        "a.",
        "b ",
        "c:stream",
        "d\\e",
        "f*",
        "g\u0001"
      })
  void whatIsNoPlainNameOnWindowsIsLeftAloneThere(String name) {
    assertThat(Names.isPlain(name, true)).isFalse();
    assertThat(Names.isPlain(name, false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/"})
  void whatIsNoNameIsNoneAnywhere(String name) {
    assertThat(Names.isPlain(name, false)).isFalse();
    assertThat(Names.isPlain(name, true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"console.wav", "REC0001.WAV", "com10", "ä.mp3", "nullify"})
  void ordinaryNamesAreFineOnWindows(String name) {
    assertThat(Names.isPlain(name, true)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void pipesAndDevicesAreNotOpened(Way way) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    Process made =
        new ProcessBuilder("/usr/bin/mkfifo", root.resolve("pipe.wav").toString()).start();
    assumeTrue(made.waitFor() == 0);
    put("real.wav");
    assertThat(walk(volume(way))).containsExactly("real.wav");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whereARecorderKeepsRecordingsOnlyThatIsLookedAt(Way way) throws Exception {
    put("MUSIC/song.wav");
    put("start.wav");
    put("VOICE/1.wav");
    put("Rec/2.wav");
    List<String> seen = new ArrayList<>();
    DriveVolume.Walked walked =
        volume(way).<RuntimeException>walk(file -> seen.add(place(file)), () -> false);
    assertThat(seen).containsExactly("Rec/2.wav", "VOICE/1.wav");
    assertThat(walked.only()).containsExactly("Rec", "VOICE");
    assertThat(walked.all()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whereThereAreNoneEverythingElseIsLookedAtToo(Way way) throws Exception {
    put("DCIM/picture.jpg");
    put("mine/1.wav");
    assertThat(walk(volume(way))).containsExactly("DCIM/picture.jpg", "mine/1.wav");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VOICE",
        "voice",
        "RECORD",
        "REC",
        "DCIM",
        "Recordings",
        "MIC",
        "VoiceRec",
        "DSS_FLDA",
        "FOLDER_A",
        "voice memos"
      })
  void recordersFoldersAreKnown(String name) {
    assertThat(Names.isForRecordings(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MUSIC", "records of mine", "recipes", "microsoft", "invoice"})
  void othersAreNot(String name) {
    assertThat(Names.isForRecordings(name)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatIsHiddenInABinOrAVaultIsLeftAlone(Way way) throws Exception {
    put(".hidden.wav");
    put(".Trash-1000/files/x.wav");
    put("$RECYCLE.BIN/x.wav");
    put("System Volume Information/x.wav");
    put("Plushkeep backup/vault.json");
    put("Plushkeep backup/x.wav");
    put("mine.wav");
    assertThat(walk(volume(way))).containsExactly("mine.wav");
  }

  @Test
  void foldersWithoutEndAreNotWalkedForEver() throws Exception {
    Path deep = root;
    for (int i = 0; i < 30; i++) {
      deep = Files.createDirectory(deep.resolve("d"));
      Files.writeString(deep.resolve("x.wav"), "x");
    }
    List<String> seen = new ArrayList<>();
    DriveVolume.Walked walked =
        volume(Way.SECURE).<RuntimeException>walk(file -> seen.add(place(file)), () -> false);
    assertThat(seen).hasSize(16);
    assertThat(walked.all()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anotherVolumeAtThatPlaceIsNotTakenForIt(Way way) throws Exception {
    put("1.wav");
    DriveVolume volume = volume(way);
    Files.move(root, folder.resolve("pulled out"));
    Files.createDirectory(root);
    put("of the system.wav");
    assertThatThrownBy(() -> walk(volume))
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNPLUGGED));
  }

  @Test
  void theRootBecomingALinkIsNotFollowed() throws Exception {
    put("1.wav");
    DriveVolume volume = volume(Way.SECURE);
    Files.move(root, folder.resolve("pulled out"));
    Files.createSymbolicLink(root, folder.resolve("pulled out"));
    assertThatThrownBy(() -> walk(volume)).isInstanceOf(ToyException.class);
  }

  @Test
  void aFolderThatCannotBeReadLeavesTheOthers() throws Exception {
    put("a/1.wav");
    put("b/2.wav");
    List<String> seen = new ArrayList<>();
    DriveVolume.Walked walked =
        volume(Way.SECURE)
            .<RuntimeException>walk(
                file -> {
                  seen.add(place(file));
                  return swapForALink(file);
                },
                () -> false);
    assertThat(seen).containsExactly("a/1.wav");
    assertThat(walked.all()).isFalse();
  }

  private boolean swapForALink(DriveFile file) {
    try {
      Files.delete(root.resolve("b/2.wav"));
      Files.delete(root.resolve("b"));
      return !file.steps().isEmpty();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void cancellingEndsItBetweenTwoFiles() throws Exception {
    for (int i = 0; i < 50; i++) {
      put(i + ".wav");
    }
    List<DriveFile> seen = new ArrayList<>();
    DriveVolume volume = volume(Way.SECURE);
    assertThatThrownBy(() -> volume.<RuntimeException>walk(seen::add, () -> seen.size() >= 10))
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CANCELLED));
    assertThat(seen).hasSize(10);
  }

  /** Pulled out at every single step of a walk: a sentence, and never another exception. */
  @Test
  void pulledOutAtAnyStepItSaysSo() throws Exception {
    put("VOICE/1.wav");
    put("VOICE/2.wav");
    put("x/y/3.wav");
    DriveVolume volume = volume(Way.PLAIN);
    plain.plugIn();
    walk(volume);
    int steps = plain.steps();
    assertThat(steps).isGreaterThan(5);
    for (int step = 0; step < steps; step++) {
      plain.pullAfter(step);
      assertThatThrownBy(() -> walk(volume))
          .as("step " + step)
          .isInstanceOfSatisfying(
              ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNPLUGGED));
    }
    plain.plugIn();
    assertThat(walk(volume)).isNotEmpty();
  }
}
