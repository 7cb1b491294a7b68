package org.plushkeep.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.serial.SerialFinder;
import org.plushkeep.toy.serial.UsbPorts;

/** One look around for toys, by every way there is. */
final class Scan {
  /** The practice toy is in this very program: it shows itself at once or not at all. */
  private static final Duration PRACTICE_PATIENCE = Duration.ofSeconds(2);

  private static final Duration STEP = Duration.ofMillis(20);

  private final Shell shell;
  private final Map<ToyId, SeenToy> seen = new ConcurrentHashMap<>();
  private final List<ToyFinder> finders = new ArrayList<>();

  /** Recorders that were made as copies of one may share a number: none is to be left out. */
  private final Map<ToyId, List<Drive>> drives = new LinkedHashMap<>();

  private @Nullable ToyException trouble;

  private Scan(Shell shell) {
    this.shell = shell;
  }

  /**
   * Looks until everything wanted is in sight, or the time is up. Where there is no radio to look
   * with there is nothing to wait for.
   *
   * @param options whether the practice toy is wanted too, and how long to look by radio
   * @param enough whether these are all that is wanted
   */
  static Scan look(Shell shell, ScanOptions options, Predicate<List<SeenToy>> enough)
      throws CommandFailure {
    Scan scan = new Scan(shell);
    scan.lookForDrives(options.practiceDrive);
    if (options.practice) {
      ToyFinder finder = shell.wiring().practice().get();
      scan.lookBy(List.of(finder), PRACTICE_PATIENCE, Scan::hasPractice);
    }
    scan.lookBy(
        List.of(new SerialFinder(ports(shell, options.practiceSerial))), Duration.ZERO, enough);
    if (!enough.test(scan.toys())) {
      scan.lookBy(shell.wiring().radios(), options.patience(), enough);
    }
    return scan;
  }

  static UsbPorts ports(Shell shell, @Nullable Path practice) {
    UsbPorts ports = shell.wiring().ports();
    return practice == null ? ports : ports.andPractice(practice);
  }

  private static boolean hasPractice(List<SeenToy> toys) {
    return toys.stream().anyMatch(toy -> toy.way() == SeenToy.Way.PRACTICE);
  }

  private void lookForDrives(@Nullable Path practice) throws CommandFailure {
    try {
      for (Drive drive : Recorders.mounted(shell, practice).now()) {
        drives.computeIfAbsent(drive.id(), _ -> new ArrayList<>()).add(drive);
        seen.put(drive.id(), Recorders.seen(drive));
      }
    } catch (IOException e) {
      trouble =
          new ToyException(
              ToyException.Problem.UNREADABLE,
              "The system does not tell which drives are plugged in.",
              e);
    }
  }

  /** The drives that a recorder is, more than one where several share a number; none for a toy. */
  List<Drive> drives(SeenToy toy) {
    return List.copyOf(drives.getOrDefault(toy.id(), List.of()));
  }

  /** What is in sight, by id, with every drive of its own. */
  List<SeenToy> toysAndDrives() {
    return toys().stream()
        .flatMap(
            toy ->
                drives(toy).isEmpty() ? Stream.of(toy) : drives(toy).stream().map(Recorders::seen))
        .toList();
  }

  private void lookBy(List<ToyFinder> ways, Duration patience, Predicate<List<SeenToy>> enough)
      throws CommandFailure {
    List<ToyFinder.Search> searches = new ArrayList<>();
    AtomicBoolean ended = new AtomicBoolean();
    try {
      for (ToyFinder finder : ways) {
        try {
          searches.add(
              finder.look(
                  toy -> seen.put(toy.id(), toy),
                  toy -> {
                    // A finder that ends takes its toys out of sight; they are still in range.
                    if (!ended.get()) {
                      seen.remove(toy.id());
                    }
                  }));
          finders.add(finder);
        } catch (ToyException e) {
          trouble = e;
        }
      }
      long end = System.nanoTime() + patience.toNanos();
      while (!searches.isEmpty() && !enough.test(toys()) && System.nanoTime() - end < 0) {
        shell.checkInterrupted();
        Thread.sleep(STEP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "Stopped.", e);
    } finally {
      ended.set(true);
      searches.forEach(ToyFinder.Search::close);
    }
  }

  /** What is in sight, by id. */
  List<SeenToy> toys() {
    return seen.values().stream().sorted(Comparator.comparing(toy -> toy.id().value())).toList();
  }

  /** One toy, when it is in sight. */
  Optional<SeenToy> find(ToyId id) {
    return Optional.ofNullable(seen.get(id));
  }

  /** Why one of the ways could not be looked by. */
  Optional<ToyException> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Links with a toy that was seen. */
  ToyLink connect(SeenToy toy) throws ToyException {
    return finderOf(toy).connect(toy);
  }

  /** The way to a toy that was seen. */
  ToyFinder finderOf(SeenToy toy) throws ToyException {
    for (ToyFinder finder : finders) {
      if (finder.reaches(toy)) {
        return finder;
      }
    }
    throw new ToyException(
        ToyException.Problem.OUT_OF_RANGE, "The toy " + toy.id() + " is no longer in range.");
  }
}
