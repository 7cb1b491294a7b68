package org.plushkeep.toy.bluetooth.btleplug;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.plushkeep.bus.Deadline;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.cloudpets.CloudPetsLink;

/** Finds toys by Bluetooth on Windows and macOS. */
public final class BtleplugFinder implements ToyFinder {
  private static final int ATTEMPTS = 3;

  /**
   * How long things may take.
   *
   * @param linking for all of it
   * @param seeking for hearing the toy, before
   * @param attempt for each step of one try
   * @param call for each call of a linked toy
   */
  record Patience(Duration linking, Duration seeking, Duration attempt, Duration call) {
    static Patience standard() {
      return new Patience(
          Duration.ofSeconds(20),
          Duration.ofSeconds(6),
          Duration.ofSeconds(8),
          Duration.ofSeconds(5));
    }
  }

  private final Btleplug library;
  private final Trouble trouble;
  private final Patience patience;
  private final BtleplugSearch.Pace pace;
  private final CloudPetsLink.Patience toyPatience;
  private final Scanner scanner;
  private final Set<ToyId> linked = ConcurrentHashMap.newKeySet();

  BtleplugFinder(
      Btleplug library,
      boolean mac,
      Patience patience,
      BtleplugSearch.Pace pace,
      CloudPetsLink.Patience toyPatience) {
    this.library = library;
    this.trouble = new Trouble(mac);
    this.patience = patience;
    this.pace = pace;
    this.toyPatience = toyPatience;
    scanner = new Scanner(library, trouble);
  }

  private static BtleplugFinder standard(boolean mac) {
    return new BtleplugFinder(
        new BtleplugLibrary(),
        mac,
        Patience.standard(),
        BtleplugSearch.Pace.standard(),
        CloudPetsLink.Patience.standard());
  }

  /** On Windows. Nothing of the library is loaded before somebody looks. */
  public static BtleplugFinder onWindows() {
    return standard(false);
  }

  /** On macOS. */
  public static BtleplugFinder onMac() {
    return standard(true);
  }

  @Override
  public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) throws ToyException {
    return new BtleplugSearch(scanner, pace, linked::contains, found, lost).begun();
  }

  @Override
  public Search listen(Consumer<SeenToy> heard) throws ToyException {
    return new BtleplugSearch(scanner, pace, linked::contains, heard, _ -> {})
        .tellingEveryCall()
        .begun();
  }

  @Override
  public boolean reaches(SeenToy toy) {
    return toy.way() == SeenToy.Way.BLUETOOTH;
  }

  @Override
  public ToyLink connect(SeenToy toy) throws ToyException {
    BtleplugGattLink gatt = gatt(toy.id());
    ToyLink link = CloudPetsLink.open(gatt, toyPatience);
    gatt.linked();
    return link;
  }

  /**
   * Links with a peripheral, whatever it is.
   *
   * @throws ToyException {@code OUT_OF_RANGE}, {@code NO_ANSWER}, {@code NOT_UNDERSTOOD}, {@code
   *     BLUETOOTH_OFF}, {@code NOT_ALLOWED}, {@code CANCELLED}
   */
  BtleplugGattLink gatt(ToyId id) throws ToyException {
    Deadline deadline = Deadline.in(patience.linking());
    CountDownLatch heard = new CountDownLatch(1);
    // The library scans by itself for a toy that it has forgotten, and does not stop. That this
    // ends, it ends too.
    try (Scanner.Listening _ =
        scanner.listen(
            toy -> {
              if (toy.id().equals(id)) {
                heard.countDown();
              }
            })) {
      if (!heard.await(deadline.left(patience.seeking()).toNanos(), TimeUnit.NANOSECONDS)) {
        throw Trouble.outOfRange(null);
      }
      return connect(id, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ToyException.stopped(e);
    }
  }

  private BtleplugGattLink connect(ToyId id, Deadline deadline) throws ToyException {
    BtleplugGattLink link;
    try {
      link =
          new BtleplugGattLink(
              library, trouble, id.value(), patience.call(), deadline, () -> linked.remove(id));
    } catch (Exception | LinkageError e) { // the library panics at a name of another system's
      throw trouble.linking(new CallException(e));
    }
    linked.add(id);
    boolean connected = false;
    try {
      connect(link, deadline);
      connected = true;
      return link;
    } finally {
      if (!connected) {
        link.close();
      }
    }
  }

  private void connect(BtleplugGattLink link, Deadline deadline) throws ToyException {
    for (int attempt = 1; ; attempt++) {
      try {
        link.connect(deadline.left(patience.attempt()));
        return;
      } catch (CallException e) {
        // A radio link is often not made at the first try.
        boolean stop = e.why() instanceof InterruptedException;
        if (stop || attempt == ATTEMPTS || deadline.over()) {
          throw trouble.linking(e);
        }
        link.letGo();
      }
    }
  }
}
