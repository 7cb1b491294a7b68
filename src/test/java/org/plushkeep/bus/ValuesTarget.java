package org.plushkeep.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.plushkeep.fuzz.FuzzTarget;

/** D-Bus values of any shape, as the bytes say: what they are read as never surprises a caller. */
public final class ValuesTarget implements FuzzTarget {
  private static final int DEEPEST = 12;

  @Override
  public List<byte[]> seeds() {
    return List.of(
        new byte[] {0, 3, 1, 2, 4, 5, 6, 7}, new byte[] {6, 2, 5, 1, 4, 0, 2, 8, 3, 3, 1, 9});
  }

  @Override
  public void read(byte[] bytes) {
    int[] at = new int[1];
    List<Object> made = new ArrayList<>();
    while (at[0] < bytes.length) {
      made.add(value(bytes, at, 0));
    }
    for (Object plain : Values.plain(made.toArray())) {
      Values.dictionary(plain).forEach((key, value) -> assertThat(key).isNotNull());
      assertThat(Values.texts(plain)).doesNotContainNull();
      assertThat(Values.text(plain).isPresent()).isEqualTo(plain instanceof String);
      Values.number(plain);
      Values.truth(plain);
      Values.bytes(plain);
    }
  }

  private static int next(byte[] bytes, int[] at) {
    return at[0] < bytes.length ? bytes[at[0]++] & 0xff : 0;
  }

  private static Object value(byte[] bytes, int[] at, int depth) {
    int kind = next(bytes, at) % 10;
    int count = next(bytes, at);
    return switch (depth > DEEPEST ? kind % 4 : kind) {
      case 0 -> "text " + count;
      case 1 -> count;
      case 2 -> count % 2 == 0;
      case 3 -> new DBusPath("/org/bluez/hci" + count);
      case 4 -> (byte) count;
      case 5 -> {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count % 8 && at[0] < bytes.length; i++) {
          list.add(value(bytes, at, depth + 1));
        }
        yield list;
      }
      case 6 -> {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count % 8 && at[0] < bytes.length; i++) {
          map.put("key" + next(bytes, at), value(bytes, at, depth + 1));
        }
        yield map;
      }
      case 7 -> new Variant<>("in a variant " + count);
      case 8 -> new byte[count];
      default -> new Object[] {value(bytes, at, depth + 1)};
    };
  }
}
