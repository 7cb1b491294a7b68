package org.plushkeep.toy.bluetooth.bluez;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plushkeep.bus.Values;

/**
 * What BlueZ has told of its objects so far: path, interface, property, value. Any thread may ask.
 */
final class BluezObjects {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private final TreeMap<String, Map<String, Map<String, Object>>> objects = new TreeMap<>();
  private long changes;

  /** A list of objects has come. What has gone is not told by its absence, but by a signal. */
  void addAll(Map<String, Object> managed) {
    change(() -> managed.forEach((path, all) -> merge(path, Values.dictionary(all))));
  }

  /** An object, or some interfaces of one, have come. */
  void add(String path, Map<String, Object> interfaces) {
    change(() -> merge(path, interfaces));
  }

  /** These interfaces of an object have gone. */
  void remove(String path, List<String> interfaces) {
    change(
        () -> {
          Map<String, Map<String, Object>> object = objects.get(path);
          if (object != null) {
            object.keySet().removeAll(interfaces);
            if (object.isEmpty() || interfaces.isEmpty()) {
              objects.remove(path);
            }
          }
        });
  }

  /** Properties have these values now, and these have none any more. */
  void update(String path, String iface, Map<String, Object> values, List<String> invalidated) {
    change(
        () -> {
          Map<String, Object> properties = properties(path, iface);
          properties.putAll(values);
          properties.keySet().removeAll(invalidated);
        });
  }

  private void merge(String path, Map<String, Object> interfaces) {
    interfaces.forEach(
        (iface, values) -> properties(path, iface).putAll(Values.dictionary(values)));
  }

  private Map<String, Object> properties(String path, String iface) {
    return objects
        .computeIfAbsent(path, key -> new TreeMap<>())
        .computeIfAbsent(iface, key -> new TreeMap<>());
  }

  private void change(Runnable task) {
    lock.lock();
    try {
      task.run();
      changes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The paths of all objects with an interface, in their order. */
  List<String> with(String iface) {
    lock.lock();
    try {
      return objects.entrySet().stream()
          .filter(object -> object.getValue().containsKey(iface))
          .map(Map.Entry::getKey)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  boolean has(String path, String iface) {
    lock.lock();
    try {
      return objects.getOrDefault(path, Map.of()).containsKey(iface);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Object value(String path, String iface, String property) {
    lock.lock();
    try {
      return objects.getOrDefault(path, Map.of()).getOrDefault(iface, Map.of()).get(property);
    } finally {
      lock.unlock();
    }
  }

  boolean knows(String path, String iface, String property) {
    return value(path, iface, property) != null;
  }

  Optional<String> text(String path, String iface, String property) {
    return Values.text(value(path, iface, property));
  }

  Optional<Integer> number(String path, String iface, String property) {
    return Values.number(value(path, iface, property));
  }

  Optional<Boolean> truth(String path, String iface, String property) {
    return Values.truth(value(path, iface, property));
  }

  List<String> texts(String path, String iface, String property) {
    return Values.texts(value(path, iface, property));
  }

  /** How often something has changed so far: for {@link #awaitChange}. */
  long changes() {
    lock.lock();
    try {
      return changes;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something has changed since {@link #changes} was {@code since}, or the time is up.
   */
  void awaitChange(long since, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (changes == since && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Wakes whoever waits for a change, though nothing of the objects has changed. */
  void nudge() {
    change(() -> {});
  }
}
