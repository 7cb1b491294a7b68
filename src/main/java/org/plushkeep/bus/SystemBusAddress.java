package org.plushkeep.bus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the system's message bus is (D-Bus specification, "Server Addresses"). */
public final class SystemBusAddress {
  private static final String VARIABLE = "DBUS_SYSTEM_BUS_ADDRESS";
  private static final String USUAL = "unix:path=/var/run/dbus/system_bus_socket";

  private SystemBusAddress() {}

  /** The address as the environment names it, or the usual one. */
  public static String ofThisComputer() {
    return of(System.getenv());
  }

  static String of(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    return named.isBlank() ? USUAL : named.strip();
  }

  /**
   * The socket files that an address names, to be tried in this order. Everything else, above all
   * {@code tcp:}, is passed over: Plushkeep never opens a network connection.
   *
   * @param address one or more addresses, divided by semicolons
   * @return none when it names none
   */
  public static List<String> socketFiles(String address) {
    List<String> files = new ArrayList<>();
    for (String one : address.split(";", -1)) {
      int colon = one.indexOf(':');
      if (colon >= 0 && one.substring(0, colon).toLowerCase(Locale.ROOT).equals("unix")) {
        addPath(one.substring(colon + 1), files);
      }
    }
    return files;
  }

  private static void addPath(String parameters, List<String> files) {
    for (String parameter : parameters.split(",", -1)) {
      if (parameter.startsWith("path=") && parameter.length() > "path=".length()) {
        files.add(unescaped(parameter.substring("path=".length())));
      }
    }
  }

  /** Bytes other than a few harmless ones are written {@code %xx}. */
  private static String unescaped(String value) {
    if (!value.matches("(?:[^%]|%[0-9A-Fa-f]{2})*")) {
      return value;
    }
    byte[] bytes = new byte[value.length() * 3];
    int length = 0;
    for (int i = 0; i < value.length(); ) {
      if (value.charAt(i) == '%') {
        bytes[length++] = (byte) HexFormat.fromHexDigits(value, i + 1, i + 3);
        i += 3;
      } else {
        int point = value.codePointAt(i);
        byte[] encoded = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        i += Character.charCount(point);
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
