package org.plushkeep.console;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.stage.Window;
import org.plushkeep.away.AwaySignals;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.settings.SettingsStore;
import org.plushkeep.console.studio.SoundSources;
import org.plushkeep.console.toys.PracticeFace;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.console.work.FxTime;
import org.plushkeep.console.work.Time;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.drive.MountedDrives;

/**
 * All the window needs from the house.
 *
 * @param door the way into the vault
 * @param finders the ways to look for toys, the practice toy's among them
 * @param drives the recorders that are plugged in as drives
 * @param practice the practice toy's outside
 * @param loudspeakers where recordings are played
 * @param sources what messages are made with
 * @param time the clock, and being called again
 * @param worker runs what may block
 * @param locale the language to speak
 * @param folderChooser asks where an export goes; empty when the parent thought better of it
 * @param filesChooser asks which files are to be added; none when the parent thought better of it
 * @param settings what a parent may choose about the window
 * @param away tells when nobody is at the computer any more
 */
public record ConsoleServices(
    VaultDoor door,
    List<ToyFinder> finders,
    MountedDrives drives,
    PracticeFace practice,
    Loudspeakers loudspeakers,
    SoundSources sources,
    Time time,
    Executor worker,
    Locale locale,
    Function<Window, Optional<Path>> folderChooser,
    Function<Window, List<Path>> filesChooser,
    SettingsStore settings,
    AwaySignals away) {
  public ConsoleServices {
    finders = List.copyOf(finders);
  }

  /** With no drives, nobody going away, and settings that are forgotten. */
  public ConsoleServices(
      VaultDoor door,
      List<ToyFinder> finders,
      PracticeFace practice,
      Loudspeakers loudspeakers,
      SoundSources sources,
      Time time,
      Executor worker,
      Locale locale,
      Function<Window, Optional<Path>> folderChooser,
      Function<Window, List<Path>> filesChooser) {
    this(
        door,
        finders,
        MountedDrives.none(),
        practice,
        loudspeakers,
        sources,
        time,
        worker,
        locale,
        folderChooser,
        filesChooser,
        SettingsStore.inMemory(),
        AwaySignals.none());
  }

  /** With the platform's own way to choose files. */
  public ConsoleServices(
      VaultDoor door,
      List<ToyFinder> finders,
      PracticeFace practice,
      Loudspeakers loudspeakers,
      SoundSources sources,
      Time time,
      Executor worker,
      Locale locale,
      Function<Window, Optional<Path>> folderChooser) {
    this(
        door,
        finders,
        practice,
        loudspeakers,
        sources,
        time,
        worker,
        locale,
        folderChooser,
        FilesChooser::ask);
  }

  /** What a program that people use is wired with. */
  public static ConsoleServices standard(
      VaultDoor door,
      List<ToyFinder> finders,
      MountedDrives drives,
      PracticeFace practice,
      SettingsStore settings,
      AwaySignals away,
      Executor worker) {
    return new ConsoleServices(
        door,
        finders,
        drives,
        practice,
        Loudspeakers.ofThisComputer(),
        SoundSources.ofThisComputer(),
        new FxTime(InstantSource.system()),
        worker,
        Locale.getDefault(),
        FolderChooser::ask,
        FilesChooser::ask,
        settings,
        away);
  }
}
