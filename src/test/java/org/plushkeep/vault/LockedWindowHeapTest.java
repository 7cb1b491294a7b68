package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.collect.Collector;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.launch.window.WindowProgram;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * What somebody finds who takes the memory of the whole program with its window, in which somebody
 * has unlocked by typing, listened, typed a note, looked around and locked.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LockedWindowHeapTest {
  private static final String PASSPHRASE = "eleven violet anchors";
  private static final String TYPED = "hums like an old lighthouse";
  private static final String NOTE = "sings of the moon and a cow";
  private static final String TOY = "Stellaquorvix";
  private static final String CHILD = "Miradumblefa";

  @TempDir private Path temp;
  private Path dir;
  private final Map<String, byte[]> secrets = new LinkedHashMap<>();

  @BeforeEach
  void fillTheVault() throws Exception {
    dir = temp.resolve("vault");
    KnownToy toy = new KnownToy(PracticeFinder.SEEN.id(), TOY, CHILD, "", Instant.EPOCH);
    PracticeToy practice =
        new PracticeToy(List.of(PracticeToys.another(1), PracticeToys.another(2)), Radio.instant());
    Recording one;
    try (Vault vault = Vaults.create(dir, PASSPHRASE.toCharArray(), new Argon2(64, 1, 1), "");
        ToyLink link = new PracticeFinder(practice).connect(PracticeFinder.SEEN)) {
      vault.saveToy(toy);
      new Collector(vault).collect(link, toy, (_, _) -> {}, () -> false);
      one = vault.page(RecordingFilter.ALL, 0, 1).getFirst();
      vault.setNote(one.id(), NOTE);
      byte[] bytes = vault.readBytes(one.id());
      secrets.put("the toy's bytes", Arrays.copyOfRange(bytes, 2_000, 2_048));
      short[] samples = ToyAudio.decode(bytes, one).samples();
      ByteBuffer sound = ByteBuffer.allocate(64);
      for (int i = 0; i < 32; i++) {
        sound.putShort(samples[samples.length / 2 + i]);
      }
      secrets.put("the sound", sound.array());
      byte[] peaks = vault.readPeaks(one.id());
      secrets.put("its outline", richest(peaks, 24));
    }
    put("the passphrase", PASSPHRASE);
    put("the note as it was", NOTE);
    put("the note that was typed", TYPED);
    put("the toy's name", TOY);
    put("the child's name", CHILD);
    secrets.putAll(VaultSecrets.of(dir, PASSPHRASE, one, null));
  }

  /** The part that is least like any other bytes. */
  private static byte[] richest(byte[] bytes, int length) {
    byte[] richest = new byte[length];
    long most = 0;
    for (int at = 0; at + length <= bytes.length; at++) {
      byte[] part = Arrays.copyOfRange(bytes, at, at + length);
      long different = IntStream.range(0, length).map(i -> part[i]).distinct().count();
      if (different > most) {
        most = different;
        richest = part;
      }
    }
    assertThat(most).as("different ones").isGreaterThan(length / 3);
    return richest;
  }

  private void put(String name, String text) {
    secrets.put(name, text.getBytes(StandardCharsets.ISO_8859_1));
    secrets.put(name + " as char[]", text.getBytes(StandardCharsets.UTF_16BE));
    secrets.put(name + " as UTF-16", text.getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void nothingIsLeftInTheMemoryOfALockedWindow() throws Exception {
    List<String> open =
        foundIn(dump("unlock", "look around", "listen", "note", "forget", "ready", "wait"));
    assertThat(open)
        .as("this search finds what an open window holds")
        .contains(
            "master key",
            VaultSecrets.DATABASE_KEY,
            "the sound",
            "the note that was typed",
            "the toy's name",
            "mac key");
    assertThat(open)
        .filteredOn(name -> name.startsWith("the passphrase"))
        .as("of the passphrase nothing from unlocking on")
        .isEmpty();
    List<String> locked =
        foundIn(dump("unlock", "look around", "listen", "note", "lock", "forget", "ready", "wait"));
    assertThat(locked).isEmpty();
  }

  private List<String> foundIn(String heap) {
    return secrets.entrySet().stream()
        .filter(one -> heap.contains(new String(one.getValue(), StandardCharsets.ISO_8859_1)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private String dump(String... steps) throws Exception {
    String[] first = {
      dir.toString(),
      temp.resolve("state").toString(),
      Integer.toString(PASSPHRASE.length()),
      Integer.toString(TYPED.length())
    };
    String[] all = Arrays.copyOf(first, first.length + steps.length);
    System.arraycopy(steps, 0, all, first.length, steps.length);
    byte[] input = (PASSPHRASE + TYPED).getBytes(StandardCharsets.US_ASCII);
    return HeapDump.of(temp, input, HeapDump.unseenWindow(), WindowProgram.class, all);
  }
}
