package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.SoundFixtures;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.Wavs;
import org.plushkeep.testing.disk.UnpluggedDisk;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.drive.PluggedDrives;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/** From a recorder into the vault, and off the recorder. */
class DriveCollectorTest {
  private static final BooleanSupplier NEVER = () -> false;

  @TempDir Path folder;
  private final MemoryVault memory = new MemoryVault();
  private Path root;
  private UnpluggedDisk plain;

  @BeforeEach
  void start() throws IOException {
    root = Files.createDirectories(folder.resolve("drive"));
    plain = new UnpluggedDisk(root);
  }

  @AfterEach
  void end() {
    plain.close();
  }

  private void put(String place, byte[] bytes) throws IOException {
    Path file = root.resolve(place);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private Drive drive() throws IOException {
    return PluggedDrives.drive(root, "EASI");
  }

  private static KnownToy known(Drive drive) {
    return new KnownToy(drive.id(), "Recorder EASI", "", "", Instant.EPOCH);
  }

  private static final class Told implements DriveCollector.Progress {
    final List<Recording> stored = new ArrayList<>();
    int counts;

    @Override
    public void stored(Recording recording) {
      stored.add(recording);
    }

    @Override
    public void count(DriveCount soFar) {
      counts++;
    }
  }

  private DriveCount collect(Vault vault, Drive drive, Told told)
      throws ToyException, VaultException {
    return new DriveCollector(vault, drive).collect(known(drive), told, NEVER);
  }

  private static byte[] wav(int seed) {
    return Wavs.mono16(8000, Tones.sine(8000, 300 + 10 * seed, 6000, 8000));
  }

  @Test
  void everyKindOfSoundIsARecordingWhateverItIsCalled() throws Exception {
    int number = 0;
    for (String name : SoundFixtures.DECODABLE) {
      put("VOICE/" + number++ + ".txt", SoundFixtures.read(name));
    }
    put("VOICE/toy.bin", ToyClips.clip(50, 1));
    put("VOICE/text.wav", "Dear bear".getBytes(StandardCharsets.UTF_8));
    put("VOICE/empty.wav", new byte[0]);
    Told told = new Told();
    DriveCount count = collect(memory, drive(), told);
    assertThat(count.inVault()).isEqualTo(number + 1);
    assertThat(count.others()).isEqualTo(2);
    assertThat(told.stored).hasSize(number + 1);
    assertThat(told.stored).noneMatch(one -> one.format().equals("unknown"));
    assertThat(memory.toys()).extracting(KnownToy::name).containsExactly("Recorder EASI");
  }

  @Test
  void filmsAreLeftAloneThoughTheyHoldSound() throws Exception {
    put("DCIM/film.mp4", film(SoundFixtures.read("aac.m4a")));
    put(
        "DCIM/film.avi",
        Wavs.join(Wavs.tag("RIFF"), Wavs.le32(100), Wavs.tag("AVI LIST"), new byte[92]));
    put("DCIM/sound.mp4", SoundFixtures.read("aac.m4a"));
    DriveCount count = new DriveCollector(memory, drive()).look(new Told(), NEVER);
    assertThat(count.fresh()).isEqualTo(1);
    assertThat(count.others()).isEqualTo(2);
  }

  /** The same file, whose first track says that it is of pictures. */
  private static byte[] film(byte[] m4a) {
    String text = new String(m4a, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("soun", text.indexOf("hdlr"));
    byte[] film = m4a.clone();
    System.arraycopy("vide".getBytes(StandardCharsets.ISO_8859_1), 0, film, at, 4);
    return film;
  }

  @Test
  void whatIsThereAlreadyDoesNotComeTwiceWhoeverItIsFrom() throws Exception {
    put("VOICE/1.wav", wav(1));
    put("VOICE/again.wav", wav(1));
    put("VOICE/2.wav", wav(2));
    Told first = new Told();
    DriveCount count = collect(memory, drive(), first);
    assertThat(first.stored).hasSize(2);
    assertThat(count.inVault()).isEqualTo(3);
    assertThat(count.fresh()).isZero();
    Told second = new Told();
    DriveCount looked = new DriveCollector(memory, drive()).look(second, NEVER);
    assertThat(looked.inVault()).isEqualTo(3);
    assertThat(looked.fresh()).isZero();
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.write(other.resolve("copy.wav"), wav(2));
    collect(memory, PluggedDrives.drive(other, "OTHER"), second);
    assertThat(second.stored).isEmpty();
  }

  /** Nothing remembers it: the vault keeps no trace of what was erased for good. */
  @Test
  void whatWasErasedFromTheVaultAndIsStillThereIsNewAgain() throws Exception {
    put("VOICE/1.wav", wav(1));
    try (Vault vault =
        Vaults.create(folder.resolve("vault"), "purple giraffe 41 lakes".toCharArray())) {
      Told told = new Told();
      collect(vault, drive(), told);
      vault.erase(List.of(told.stored.getFirst().id()));
      assertThat(new DriveCollector(vault, drive()).look(told, NEVER).fresh()).isEqualTo(1);
    }
  }

  @Test
  void whatIsInTheVaultIsErasedAndTheRestStays() throws Exception {
    put("VOICE/1.wav", wav(1));
    put("VOICE/2.wav", wav(2));
    put("VOICE/note.txt", "note".getBytes(StandardCharsets.UTF_8));
    put("MUSIC/song.wav", wav(9));
    try (Vault vault =
        Vaults.create(folder.resolve("vault"), "purple giraffe 41 lakes".toCharArray())) {
      collect(vault, drive(), new Told());
      put("VOICE/3.wav", wav(3)); // recorded meanwhile
      DriveErasure erasure = new DriveCollector(vault, drive()).erase(new Told(), NEVER);
      assertThat(erasure).isEqualTo(new DriveErasure(2, 1, 0));
      assertThat(places()).containsExactlyInAnyOrder("3.wav", "note.txt", "song.wav");
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(2);
      assertThat(vault.verify(_ -> {}).damaged()).isEmpty();
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 2))
          .extracting(entry -> entry.event() + " " + entry.count())
          .startsWith(JournalEvent.ERASED_FROM_TOY + " 2");
    }
  }

  @Test
  void aRecordingWhoseCopyInTheVaultIsDamagedIsNotErased() throws Exception {
    put("VOICE/1.wav", wav(1));
    collect(memory, drive(), new Told());
    memory.damage(memory.ids(RecordingFilter.ALL).getFirst());
    DriveErasure erasure = new DriveCollector(memory, drive()).erase(new Told(), NEVER);
    assertThat(erasure).isEqualTo(new DriveErasure(0, 1, 0));
    assertThat(places()).containsExactly("1.wav");
  }

  /** The number is told before anything is compared, which takes as long as reading all of it. */
  @Test
  void howManyThereAreIsToldBeforeAnyIsCompared() throws Exception {
    for (int i = 0; i < 3; i++) {
      put("VOICE/" + i + ".wav", wav(i));
    }
    collect(memory, drive(), new Told());
    put("VOICE/9.wav", wav(9));
    List<String> told = new ArrayList<>();
    memory.beforeComparing(() -> told.add("compared"));
    DriveCollector.Progress progress =
        new DriveCollector.Progress() {
          @Override
          public void count(DriveCount soFar) {
            told.add(soFar.recordings() + " met, " + soFar.uncompared() + " not compared");
          }

          @Override
          public void comparing() {
            told.add("now comparing");
          }
        };
    DriveCount count = new DriveCollector(memory, drive()).look(progress, NEVER);
    assertThat(told)
        .startsWith(
            "1 met, 1 not compared",
            "2 met, 2 not compared",
            "3 met, 3 not compared",
            "4 met, 4 not compared",
            "now comparing",
            "compared",
            "4 met, 3 not compared");
    assertThat(count.fresh()).isEqualTo(1);
    assertThat(count.inVault()).isEqualTo(3);
    assertThat(count.uncompared()).isZero();
  }

  private Set<String> places() throws IOException {
    try (var files = Files.walk(root)) {
      return new TreeSet<>(
          files.filter(Files::isRegularFile).map(one -> one.getFileName().toString()).toList());
    }
  }

  /** Two gigabytes: told, left where they are, and neither read nor held in memory. */
  @Test
  void aHugeFileIsToldOfAndLeft() throws Exception {
    put("VOICE/1.wav", wav(1));
    put("VOICE/huge.wav", Wavs.mono16(8000, new short[1000]));
    try (RandomAccessFile huge =
        new RandomAccessFile(root.resolve("VOICE/huge.wav").toFile(), "rw")) {
      huge.setLength(2L << 30);
    }
    Told told = new Told();
    DriveCount count = collect(memory, drive(), told);
    assertThat(count.tooLarge()).isEqualTo(1);
    assertThat(count.inVault()).isEqualTo(1);
    assertThat(new DriveCollector(memory, drive()).erase(told, NEVER))
        .isEqualTo(new DriveErasure(1, 0, 0));
    assertThat(places()).containsExactly("huge.wav");
  }

  /** Pulled out at every step: what is whole is in, once; the rest comes when it is back. */
  @Test
  void pulledOutAtAnyStepNothingIsHalfAndNothingIsLost() throws Exception {
    for (int i = 0; i < 3; i++) {
      put("VOICE/" + i + ".wav", wav(i));
    }
    Drive drive = PluggedDrives.drive(plain.root(), "EASI");
    plain.plugIn();
    collect(new MemoryVault(), drive, new Told());
    int steps = plain.steps();
    Set<Integer> brought = new TreeSet<>();
    for (int step = 0; step < steps; step++) {
      MemoryVault vault = new MemoryVault();
      Told told = new Told();
      plain.pullAfter(step);
      assertThatThrownBy(() -> collect(vault, drive, told))
          .as("step " + step)
          .isInstanceOfSatisfying(
              ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNPLUGGED));
      int before = vault.count(RecordingFilter.ALL);
      brought.add(before);
      assertThat(told.stored).hasSize(before);
      assertThat(told.stored).allMatch(one -> one.byteCount() == wav(0).length);
      plain.plugIn();
      DriveCount looked = new DriveCollector(vault, drive).look(new Told(), NEVER);
      assertThat(looked.fresh()).as("offered again").isEqualTo(3 - before);
      collect(vault, drive, told);
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(3);
    }
    assertThat(brought).containsExactly(0, 1, 2);
  }

  @Test
  void whatWasHalfErasedIsFinishedAndWhatIsWholeUnderThatNameIsCollected() throws Exception {
    byte[] begun = wav(1);
    Arrays.fill(begun, 0, 512, (byte) 0);
    put("VOICE/plushkeep-erasing-01.tmp", begun);
    put("VOICE/plushkeep-erasing-02.tmp", wav(2));
    DriveCollector collector = new DriveCollector(memory, drive());
    DriveCount count = collector.look(new Told(), NEVER);
    assertThat(count.halfErased()).isEqualTo(1);
    assertThat(count.fresh()).isEqualTo(1);
    assertThat(collector.erase(new Told(), NEVER)).isEqualTo(new DriveErasure(1, 1, 0));
    assertThat(places()).containsExactly("plushkeep-erasing-02.tmp");
    assertThat(collect(memory, drive(), new Told()).inVault()).isEqualTo(1);
    assertThat(collector.erase(new Told(), NEVER)).isEqualTo(new DriveErasure(1, 0, 0));
    assertThat(places()).isEmpty();
  }

  @Test
  void cancellingKeepsWhatIsIn() throws Exception {
    for (int i = 0; i < 5; i++) {
      put("VOICE/" + i + ".wav", wav(i));
    }
    Told told = new Told();
    Drive drive = drive();
    assertThatThrownBy(
            () ->
                new DriveCollector(memory, drive)
                    .collect(known(drive), told, () -> told.stored.size() >= 2))
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CANCELLED));
    assertThat(memory.count(RecordingFilter.ALL)).isEqualTo(2);
  }

  @Test
  void aFullVaultEndsItAndNothingIsErased() throws Exception {
    put("VOICE/1.wav", wav(1));
    memory.fillDisk();
    assertThatThrownBy(() -> collect(memory, drive(), new Told()))
        .isInstanceOf(VaultException.class);
    assertThat(new DriveCollector(memory, drive()).erase(new Told(), NEVER))
        .isEqualTo(new DriveErasure(0, 1, 0));
    assertThat(places()).containsExactly("1.wav");
  }

  @Test
  void aFileThatIsCutShortIsTakenWithWhatIsWhole() throws Exception {
    byte[] whole = wav(1);
    put("VOICE/1.wav", Arrays.copyOf(whole, whole.length / 2));
    Told told = new Told();
    assertThat(collect(memory, drive(), told).inVault()).isEqualTo(1);
    assertThat(told.stored).hasSize(1);
  }
}
