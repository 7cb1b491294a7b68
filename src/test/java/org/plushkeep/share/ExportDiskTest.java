package org.plushkeep.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.disk.FaultyDisk;
import org.plushkeep.testing.disk.FaultyDisk.Fault;
import org.plushkeep.testing.disk.PowerCutDisk;
import org.plushkeep.vault.RecordingFilter;

/** An export to a disk that is full, may only be read, or whose power fails. */
class ExportDiskTest {
  private static final ToyId TOY = new ToyId("practice");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final ExportOptions ALL =
      new ExportOptions(EnumSet.allOf(ExportFormat.class), NameTemplate.USUAL, false);

  @TempDir private Path temp;
  private final MemoryVault vault = new MemoryVault();
  private List<RecordingId> ids;
  private Map<String, byte[]> whole;

  @BeforeEach
  void exportOnce() throws Exception {
    vault.saveToy(new KnownToy(TOY, "Bentley", "Ada", "", Instant.EPOCH));
    for (int i = 0; i < 2; i++) {
      vault.add(
          List.of(
              new NewRecording(
                  TOY,
                  Instant.EPOCH.plusSeconds(60 * i),
                  ToyClips.clip(20, i),
                  Duration.ofMillis(400),
                  "g722.1-16k",
                  new byte[0])));
    }
    ids = vault.ids(RecordingFilter.ALL);
    Path folder = temp.resolve("whole");
    export(folder);
    whole = files(folder);
  }

  private void export(Path folder) throws Exception {
    new Exporter(vault, CLOCK).export(ids, folder, ALL, _ -> {}, () -> false);
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (Files.exists(folder)) {
      try (var inside = Files.list(folder)) {
        for (Path file : inside.toList()) {
          files.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"FULL", "READ_ONLY"})
  void atWhicheverWriteTheDiskFailsNoFileIsThereInPart(Fault fault) throws Exception {
    boolean refused = true;
    for (int changes = 0; refused; changes++) {
      Path real = Files.createDirectory(temp.resolve(fault + "-" + changes)).toRealPath();
      boolean told = false;
      try (FaultyDisk disk = new FaultyDisk(real)) {
        disk.fails(fault, changes);
        try {
          export(disk.root().resolve("out"));
        } catch (ShareException e) {
          told = true;
          assertThat(e.getMessage()).contains("out", "cannot be ");
        }
        refused = disk.refused() > 0;
        assertThat(told && !refused).as("told of what was not").isFalse();
      }
      Map<String, byte[]> there = files(real.resolve("out"));
      for (Map.Entry<String, byte[]> file : there.entrySet()) {
        boolean left = fault == Fault.READ_ONLY && file.getKey().endsWith(".part");
        boolean note = file.getKey().equals(ExportNote.FILE_NAME);
        if (!left && !note) {
          assertThat(file.getValue()).as(file.getKey()).isEqualTo(whole.get(file.getKey()));
        }
      }
      if (!told) {
        assertThat(there.keySet()).as("after %s", changes).containsAll(whole.keySet());
      }
    }
    assertThat(vault.ids(RecordingFilter.ALL)).isEqualTo(ids);
  }

  @Test
  void whatWasExportedOutlastsAPowerCut() throws Exception {
    for (int seed = 0; seed < 6; seed++) {
      Path real = Files.createDirectory(temp.resolve("cut" + seed)).toRealPath();
      Path out = Files.createDirectory(real.resolve("out"));
      try (PowerCutDisk disk = new PowerCutDisk(real)) {
        export(disk.root().resolve("out"));
        disk.comesBack(new Random(seed));
      }
      Map<String, byte[]> there = files(out);
      whole.forEach((name, bytes) -> assertThat(there.get(name)).as(name).isEqualTo(bytes));
    }
  }
}
