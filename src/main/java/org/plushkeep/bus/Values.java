package org.plushkeep.bus;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * D-Bus values as plain Java: variants opened, paths as text, arrays as lists. Whoever stands in
 * for BlueZ may send a number in another width, or leave a property out; nothing here minds.
 */
public final class Values {
  private Values() {}

  /** The arguments of a message, plain. */
  public static List<Object> plain(Object[] arguments) {
    return Arrays.stream(arguments).map(Values::plain).toList();
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Variant<?> variant -> plain(variant.getValue());
      case Map<?, ?> map -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, entry) -> plain.put(key.toString(), plain(entry)));
        yield plain;
      }
      case List<?> list -> list.stream().map(entry -> plain((Object) entry)).toList();
      case DBusPath path -> path.getPath();
      case Object array when array.getClass().isArray() -> {
        List<Object> plain = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
          plain.add(plain(Array.get(array, i)));
        }
        yield plain;
      }
      default -> value;
    };
  }

  /** A dictionary; empty when it is none. */
  public static Map<String, Object> dictionary(@Nullable Object plain) {
    Map<String, Object> dictionary = new LinkedHashMap<>();
    if (plain instanceof Map<?, ?> map) {
      map.forEach((key, value) -> dictionary.put(key.toString(), value));
    }
    return dictionary;
  }

  /** The texts of a list; empty when it is none. */
  public static List<String> texts(@Nullable Object plain) {
    return plain instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  public static Optional<String> text(@Nullable Object plain) {
    return plain instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public static Optional<Integer> number(@Nullable Object plain) {
    return plain instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
  }

  /** A truth value, which some write as a number. */
  public static Optional<Boolean> truth(@Nullable Object plain) {
    return switch (plain) {
      case Boolean truth -> Optional.of(truth);
      case Number number -> Optional.of(number.intValue() != 0);
      case null, default -> Optional.empty();
    };
  }

  /** Bytes, of whatever integers they are made. */
  public static Optional<byte[]> bytes(@Nullable Object plain) {
    if (!(plain instanceof List<?> list)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      if (!(list.get(i) instanceof Number number)) {
        return Optional.empty();
      }
      bytes[i] = number.byteValue();
    }
    return Optional.of(bytes);
  }
}
