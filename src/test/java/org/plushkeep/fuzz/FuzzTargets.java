package org.plushkeep.fuzz;

import java.util.Map;
import java.util.TreeMap;
import org.plushkeep.audio.AdpcmTarget;
import org.plushkeep.audio.OutlineTarget;
import org.plushkeep.audio.SnifferTarget;
import org.plushkeep.audio.ToyAudioTarget;
import org.plushkeep.audio.container.WavReaderTarget;
import org.plushkeep.audio.file.SoundFilesTarget;
import org.plushkeep.bus.ValuesTarget;
import org.plushkeep.share.NamesTarget;
import org.plushkeep.toy.cloudpets.CloudPetsTarget;
import org.plushkeep.toy.serial.SerialTarget;
import org.plushkeep.vault.BackupFileTarget;
import org.plushkeep.vault.VaultFileTarget;

/** All targets, by the names that the fuzzer is called with. */
public final class FuzzTargets {
  /** Nothing else needs to know of a new one. */
  public static final Map<String, FuzzTarget> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("adpcm", new AdpcmTarget()),
              Map.entry("backup-file", new BackupFileTarget()),
              Map.entry("cloudpets", new CloudPetsTarget()),
              Map.entry("dbus-values", new ValuesTarget()),
              Map.entry("names", new NamesTarget()),
              Map.entry("outline", new OutlineTarget()),
              Map.entry("serial", new SerialTarget()),
              Map.entry("sniffer", new SnifferTarget()),
              Map.entry("sound-files", new SoundFilesTarget()),
              Map.entry("toy-audio", new ToyAudioTarget()),
              Map.entry("vault-file", new VaultFileTarget()),
              Map.entry("wav", new WavReaderTarget())));

  private FuzzTargets() {}
}
