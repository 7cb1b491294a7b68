package org.plushkeep.toy.bluetooth.bluez;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.plushkeep.bus.BusException;
import org.plushkeep.bus.Values;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.BluetoothSearch;

/**
 * A search under way.
 *
 * <p>BlueZ remembers every device that it was ever linked with, in range or not. One that it hears
 * now has a signal strength, or has come while we look. Of one that has neither nothing is known:
 * it counts as in range, after a moment, unless BlueZ tells of other devices' strength meanwhile.
 */
final class BluezSearch implements BluetoothSearch, Bluez.Watcher {
  private static final Duration MOMENT = Duration.ofMillis(600);
  private static final Set<String> ADVERTISED =
      Set.of("RSSI", "TxPower", "ManufacturerData", "ServiceData", "AdvertisingData");

  private final Bluez bluez;
  private final Devices devices;
  private final Consumer<SeenToy> found;
  private final Consumer<SeenToy> lost;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor worker;
  private volatile boolean gone;
  private volatile boolean noRadio;

  // The worker's own.
  private final Map<String, SeenToy> shown = new HashMap<>();
  private final Set<String> heard = new HashSet<>();
  private List<String> looking = List.of();
  private boolean strengthsAreTold;
  private boolean momentIsOver;

  BluezSearch(Bluez bluez, Consumer<SeenToy> found, Consumer<SeenToy> lost) {
    this.bluez = bluez;
    this.devices = new Devices(bluez);
    this.found = found;
    this.lost = lost;
    worker =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("bluetooth search").factory());
  }

  /** Starts to look; what BlueZ hears already is found before this returns. */
  @Override
  public void start() throws ToyException {
    bluez.watch(this);
    List<String> adapters = Adapters.startDiscovery(bluez);
    try {
      worker
          .submit(
              () -> {
                looking = adapters;
                evaluateAll();
              })
          .get();
      var _ =
          worker.schedule(
              () -> {
                momentIsOver = true;
                evaluateAll();
              },
              MOMENT.toNanos(),
              TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ToyException.stopped(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void added(String path, Map<String, Object> interfaces) {
    if (interfaces.containsKey(Bluez.ADAPTER)) {
      later(() -> powered(path));
    }
    if (interfaces.containsKey(Bluez.DEVICE)) {
      boolean strength = Values.dictionary(interfaces.get(Bluez.DEVICE)).containsKey("RSSI");
      later(
          () -> {
            boolean first = strength && !strengthsAreTold;
            heard.add(path);
            strengthsAreTold |= strength;
            if (first) {
              evaluateAll();
            } else {
              evaluate(path); // not all: there may be thousands
            }
          });
    }
  }

  @Override
  public void changed(
      String path, String iface, Map<String, Object> values, List<String> invalidated) {
    if (iface.equals(Bluez.ADAPTER) && values.containsKey("Powered")) {
      later(() -> powered(path));
    } else if (iface.equals(Bluez.DEVICE)) {
      later(() -> deviceChanged(path, values.keySet(), invalidated));
    }
  }

  private void deviceChanged(String path, Set<String> given, List<String> invalidated) {
    boolean first = !strengthsAreTold && given.contains("RSSI");
    if (given.stream().anyMatch(ADVERTISED::contains)) {
      heard.add(path);
    }
    if (invalidated.contains("RSSI")) {
      heard.remove(path);
    }
    strengthsAreTold |= given.contains("RSSI") || invalidated.contains("RSSI");
    if (first) {
      evaluateAll();
    } else {
      evaluate(path);
    }
  }

  /** A radio was switched off, or on, or plugged in, while we look. */
  private void powered(String adapter) {
    lookForRadios();
    if (Adapters.isOn(bluez, adapter)) {
      try {
        bluez.startDiscovery(adapter);
        List<String> all = new ArrayList<>(looking);
        all.remove(adapter);
        all.add(adapter);
        looking = all;
      } catch (BusException e) {
        // Then not with this one.
      }
    } else {
      heard.removeIf(path -> path.startsWith(adapter + "/"));
    }
    evaluateAll();
  }

  private void lookForRadios() {
    noRadio = bluez.objects.with(Bluez.ADAPTER).stream().noneMatch(it -> Adapters.isOn(bluez, it));
  }

  @Override
  public void removed(String path, List<String> interfaces) {
    later(
        () -> {
          heard.remove(path);
          heard.removeIf(device -> device.startsWith(path + "/"));
          lookForRadios();
          evaluateAll();
        });
  }

  @Override
  public void gone() {
    gone = true;
    later(this::loseAll);
  }

  @Override
  public boolean isOver() {
    return gone || noRadio;
  }

  private void later(Runnable task) {
    try {
      worker.execute(task);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile.
    }
  }

  private void evaluateAll() {
    Set<String> paths = new HashSet<>(shown.keySet());
    paths.addAll(bluez.objects.with(Bluez.DEVICE));
    paths.forEach(this::evaluate);
  }

  private void evaluate(String path) {
    Optional<SeenToy> now = devices.toyAt(path).filter(toy -> isInRange(path, toy));
    SeenToy before = now.isPresent() ? shown.put(path, now.get()) : shown.remove(path);
    if (closed.get()) {
      return;
    }
    if (now.isPresent() && !now.get().equals(before)) {
      found.accept(now.get());
    }
    if (now.isEmpty() && before != null && !isShown(before.id())) {
      lost.accept(before);
    }
  }

  /** Another radio may still see it. */
  private boolean isShown(ToyId id) {
    return shown.values().stream().anyMatch(toy -> toy.id().equals(id));
  }

  private boolean isInRange(String path, SeenToy toy) {
    String adapter = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    return bluez.objects.has(adapter, Bluez.ADAPTER)
        && Adapters.isOn(bluez, adapter)
        && (toy.signalDbm().isPresent()
            || heard.contains(path)
            || devices.isConnected(path)
            || (momentIsOver && !strengthsAreTold));
  }

  private void loseAll() {
    List<SeenToy> all = List.copyOf(shown.values());
    shown.clear();
    if (!closed.get()) {
      all.forEach(lost);
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    boolean interrupted = Thread.interrupted(); // or BlueZ would not be told
    try {
      worker.submit(() -> looking.forEach(bluez::stopDiscovery)).get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      // BlueZ ends it by itself when the connection with it ends.
    } finally {
      worker.shutdownNow();
      bluez.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
