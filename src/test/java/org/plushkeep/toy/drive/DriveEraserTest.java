package org.plushkeep.toy.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.disk.FaultyDisk;
import org.plushkeep.testing.disk.UnpluggedDisk;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.drive.DriveEraser.Outcome;

/** Erasing from a drive: what is kept elsewhere goes, and nothing else. */
class DriveEraserTest {
  private static final byte[] VOICE = ToyClips.clip(4000, 1);

  @TempDir Path folder;
  private Path root;
  private Path file;
  private UnpluggedDisk plain;

  @BeforeEach
  void start() throws IOException {
    root = Files.createDirectory(folder.resolve("drive"));
    Files.createDirectory(root.resolve("VOICE"));
    file = Files.write(root.resolve("VOICE/REC1.WAV"), VOICE);
    plain = new UnpluggedDisk(root);
  }

  @AfterEach
  void end() {
    plain.close();
  }

  private DriveVolume volume(boolean secure) throws IOException {
    return new DriveVolume(PluggedDrives.drive(secure ? root : plain.root(), "TEST"), false);
  }

  private static List<DriveFile> files(DriveVolume volume) throws ToyException {
    List<DriveFile> files = new ArrayList<>();
    volume.<RuntimeException>walk(files::add, () -> false);
    return files;
  }

  private static boolean isVoice(byte[] bytes) {
    return Arrays.equals(bytes, VOICE);
  }

  private List<String> names() throws IOException {
    try (var all = Files.list(root.resolve("VOICE"))) {
      return all.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itsBytesAreOverwrittenAndItIsGone(boolean secure) throws Exception {
    Path sameBytes = folder.resolve("another name for it");
    Files.createLink(sameBytes, file);
    DriveVolume volume = volume(secure);
    assertThat(new DriveEraser(volume).erase(files(volume).getFirst(), DriveEraserTest::isVoice))
        .isEqualTo(Outcome.ERASED);
    assertThat(names()).isEmpty();
    assertThat(Files.readAllBytes(sameBytes)).hasSize(VOICE.length).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsNotKeptElsewhereIsLeftAsItIs(boolean secure) throws Exception {
    DriveVolume volume = volume(secure);
    assertThat(new DriveEraser(volume).erase(files(volume).getFirst(), _ -> false))
        .isEqualTo(Outcome.NOT_KEPT);
    assertThat(Files.readAllBytes(file)).isEqualTo(VOICE);
    assertThat(names()).containsExactly("REC1.WAV");
  }

  @Test
  void theProofIsAskedForTheBytesThatAreThereNow() throws Exception {
    DriveVolume volume = volume(true);
    DriveFile seen = files(volume).getFirst();
    FileTime time = Files.getLastModifiedTime(file);
    byte[] other = VOICE.clone();
    other[100]++;
    Files.write(file, other);
    Files.setLastModifiedTime(file, time); // as a drive without clock would show it
    assertThat(new DriveEraser(volume).erase(seen, DriveEraserTest::isVoice))
        .isEqualTo(Outcome.NOT_KEPT);
    assertThat(Files.readAllBytes(file)).isEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherFileUnderItsNameIsLeftAsItIs(boolean secure) throws Exception {
    DriveVolume volume = volume(secure);
    DriveFile seen = files(volume).getFirst();
    Files.write(file, new byte[10]);
    assertThat(new DriveEraser(volume).erase(seen, _ -> true)).isEqualTo(Outcome.CHANGED);
    assertThat(file).hasSize(10);
  }

  /** The moment between reading and removing: somebody puts another file in its place. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSwapAfterReadingIsNoticed(boolean secure) throws Exception {
    DriveVolume volume = volume(secure);
    DriveFile seen = files(volume).getFirst();
    byte[] other = new byte[VOICE.length];
    Arrays.fill(other, (byte) 7);
    Outcome outcome =
        new DriveEraser(volume)
            .erase(
                seen,
                bytes -> {
                  if (isVoice(bytes)) {
                    swap(other);
                  }
                  return isVoice(bytes);
                });
    assertThat(outcome).isEqualTo(Outcome.CHANGED);
    assertThat(Files.readAllBytes(file)).isEqualTo(other);
    assertThat(names()).containsExactly("REC1.WAV");
  }

  private void swap(byte[] other) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      Path fresh = Files.write(root.resolve("VOICE/new"), other);
      Files.setLastModifiedTime(fresh, time);
      Files.delete(file);
      Files.move(fresh, file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLinkInItsPlaceIsNotFollowed() throws Exception {
    Path outside = Files.write(folder.resolve("outside"), VOICE);
    DriveVolume volume = volume(true);
    DriveFile seen = files(volume).getFirst();
    Files.delete(file);
    Files.createSymbolicLink(file, outside);
    assertThat(new DriveEraser(volume).erase(seen, _ -> true)).isEqualTo(Outcome.FAILED);
    assertThat(Files.readAllBytes(outside)).isEqualTo(VOICE);
    assertThat(Files.isSymbolicLink(file)).isTrue();
  }

  @Test
  void aDriveThatMayOnlyBeReadIsToldOf() throws Exception {
    plain.close();
    try (FaultyDisk disk = new FaultyDisk(root)) {
      DriveVolume volume = new DriveVolume(PluggedDrives.drive(disk.root(), "TEST"), false);
      DriveFile seen = files(volume).getFirst();
      disk.fails(FaultyDisk.Fault.READ_ONLY, 0);
      assertThatThrownBy(() -> new DriveEraser(volume).erase(seen, _ -> true))
          .isInstanceOfSatisfying(
              ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.WRITE_PROTECTED));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(VOICE);
  }

  /**
   * Pulled out at every single step: afterwards the recording is whole, or gone, or known to be
   * half erased and never under its own name; plugged in again, it is finished.
   */
  @Test
  void pulledOutAtAnyStepNothingIsHalfUnderItsOwnName() throws Exception {
    DriveVolume volume = volume(false);
    DriveFile seen = files(volume).getFirst();
    plain.plugIn();
    new DriveEraser(volume).erase(seen, DriveEraserTest::isVoice);
    int steps = plain.steps();
    int half = 0;
    for (int step = 0; step < steps; step++) {
      Files.write(file, VOICE);
      DriveFile again = files(volume).getFirst();
      plain.pullAfter(step);
      assertThatThrownBy(() -> new DriveEraser(volume).erase(again, DriveEraserTest::isVoice))
          .as("step " + step)
          .isInstanceOfSatisfying(
              ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNPLUGGED));
      plain.plugIn();
      if (Files.exists(file)) {
        assertThat(Files.readAllBytes(file)).as("step " + step).isEqualTo(VOICE);
      }
      for (DriveFile left : files(volume)) {
        half += left.isHalfErased() ? 1 : 0;
        assertThat(new DriveEraser(volume).erase(left, DriveEraserTest::isVoice))
            .isEqualTo(Outcome.ERASED);
      }
      assertThat(names()).as("step " + step).isEmpty();
    }
    assertThat(half).as("it was pulled out while overwriting too").isPositive();
  }

  /** Given its other name, and then pulled out: until it is overwritten it needs its proof. */
  @Test
  void whatIsNotBegunNeedsItsProofUnderItsOtherNameToo() throws Exception {
    Path half = root.resolve("VOICE/plushkeep-erasing-0011.tmp");
    Files.move(file, half);
    DriveVolume volume = volume(true);
    assertThat(new DriveEraser(volume).erase(files(volume).getFirst(), _ -> false))
        .isEqualTo(Outcome.NOT_KEPT);
    assertThat(Files.readAllBytes(half)).isEqualTo(VOICE);
    byte[] begun = VOICE.clone();
    Arrays.fill(begun, 0, 512, (byte) 0);
    Files.write(half, begun);
    assertThat(new DriveEraser(volume).erase(files(volume).getFirst(), _ -> false))
        .isEqualTo(Outcome.ERASED);
    assertThat(names()).isEmpty();
  }

  @Test
  void onlyItsOwnLeftoversAreErasedWithoutProof() throws Exception {
    Files.write(root.resolve("VOICE/plushkeep.tmp"), new byte[1000]);
    Files.delete(file);
    DriveVolume volume = volume(true);
    assertThat(new DriveEraser(volume).erase(files(volume).getFirst(), _ -> false))
        .isEqualTo(Outcome.NOT_KEPT);
    assertThat(names()).containsExactly("plushkeep.tmp");
  }
}
