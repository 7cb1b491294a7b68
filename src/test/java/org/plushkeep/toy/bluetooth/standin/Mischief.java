package org.plushkeep.toy.bluetooth.standin;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.Variant;
import org.plushkeep.bus.standin.BusPeer;
import org.plushkeep.toy.bluetooth.GattCharacteristic;

/** Signals that nobody should believe. */
public final class Mischief {
  private Mischief() {}

  /** Somebody else on the bus says that it has sent something, let go, and vanished. */
  public static void forge(StandInDevice toy, BusPeer evil) {
    for (GattCharacteristic one : toy.characteristics()) {
      evil.signal(
          toy.path(one),
          StandInBluez.PROPERTIES,
          "PropertiesChanged",
          "sa{sv}as",
          StandInBluez.CHARACTERISTIC,
          Map.of("Value", new Variant<>(new byte[] {1}, "ay")),
          List.of());
    }
    evil.signal(
        toy.path(),
        StandInBluez.PROPERTIES,
        "PropertiesChanged",
        "sa{sv}as",
        StandInBluez.DEVICE,
        Map.of("Connected", new Variant<>(false)),
        List.of());
    evil.signal(
        "/",
        StandInBluez.MANAGER,
        "InterfacesRemoved",
        "oas",
        toy.path(),
        List.of(StandInBluez.DEVICE));
  }

  /** BlueZ signals what makes no sense. */
  public static void talkNonsense(StandInBluez bluez, StandInDevice toy) {
    BusPeer peer = bluez.peer();
    String audio = toy.path(GattCharacteristic.AUDIO_FROM_TOY);
    peer.signal(audio, StandInBluez.PROPERTIES, "PropertiesChanged", null);
    peer.signal(audio, StandInBluez.PROPERTIES, "PropertiesChanged", "s", "x");
    peer.signal(audio, StandInBluez.PROPERTIES, "PropertiesChanged", "i", 7);
    for (Variant<?> value :
        List.of(new Variant<>("text"), new Variant<>(7), new Variant<>(List.of("x"), "as"))) {
      peer.signal(
          audio,
          StandInBluez.PROPERTIES,
          "PropertiesChanged",
          "sa{sv}as",
          StandInBluez.CHARACTERISTIC,
          Map.of("Value", value),
          List.of());
      peer.signal(
          toy.path(),
          StandInBluez.PROPERTIES,
          "PropertiesChanged",
          "sa{sv}as",
          StandInBluez.DEVICE,
          Map.of("UUIDs", value, "Alias", new Variant<>(9), "ServiceData", value),
          List.of("No such property"));
    }
    peer.signal("/", StandInBluez.MANAGER, "InterfacesAdded", "i", 7);
    peer.signal("/", StandInBluez.MANAGER, "InterfacesRemoved", null);
    peer.signal("/", StandInBluez.MANAGER, "InterfacesRemoved", "oas", "/none", List.of("x"));
    peer.signal("/", "org.unheard.of", "Of", "s", "x");
  }
}
