#!/usr/bin/python3
"""Stands in for BlueZ on a bus, with one toy in range: in another language than Plushkeep, with
another D-Bus library, so that no misunderstanding is shared.

  bluez_stand_in.py ADDRESS RECORDING...

ADDRESS is the bus's; each RECORDING is a file that the toy hands over, oldest first. It says
"ready" when it is, and counts on standard output whoever asks for its microphone.
"""

import sys

import dbus
import dbus.lowlevel
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager"
PROPERTIES = "org.freedesktop.DBus.Properties"
ADAPTER = "org.bluez.Adapter1"
DEVICE = "org.bluez.Device1"
SERVICE = "org.bluez.GattService1"
CHARACTERISTIC = "org.bluez.GattCharacteristic1"

RADIO = "/org/bluez/hci3"
TOY = RADIO + "/dev_C4_BE_84_0A_0B_0C"
COMMAND, AUDIO_TO_TOY, AUDIO, STATE, DATA_REQUEST, CONFIGURATION, LED, VOLUME = range(1, 9)

IDLE, WAITS, DOWNLOAD, RECORD_PAW = 1, 4, 7, 18


class Failed(dbus.DBusException):
    _dbus_error_name = "org.bluez.Error.Failed"


class NotConnected(dbus.DBusException):
    _dbus_error_name = "org.bluez.Error.NotConnected"


class Thing(dbus.service.Object):
    """An object with properties."""

    def __init__(self, bus, path, interface, properties):
        super().__init__(bus, path)
        self.path, self.interface, self.properties = path, interface, properties

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return self.properties[name]

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return dbus.Dictionary(self.properties, signature="sv")

    @dbus.service.signal(PROPERTIES, signature="sa{sv}as")
    def PropertiesChanged(self, interface, changed, invalidated):
        pass

    def change(self, name, value):
        self.properties[name] = value
        self.PropertiesChanged(self.interface, {name: value}, dbus.Array([], signature="s"))


class Root(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(bus, "/")
        self.things = []

    @dbus.service.method(OBJECT_MANAGER, out_signature="a{oa{sa{sv}}}")
    def GetManagedObjects(self):
        return {
            dbus.ObjectPath(thing.path): {
                thing.interface: dbus.Dictionary(thing.properties, signature="sv")
            }
            for thing in self.things
        }

    @dbus.service.signal(OBJECT_MANAGER, signature="oa{sa{sv}}")
    def InterfacesAdded(self, path, interfaces):
        pass

    def add(self, thing):
        self.things.append(thing)
        self.InterfacesAdded(
            dbus.ObjectPath(thing.path),
            {thing.interface: dbus.Dictionary(thing.properties, signature="sv")},
        )


class Radio(Thing):
    def __init__(self, bus, root, make_device):
        super().__init__(bus, RADIO, ADAPTER, {"Address": "00:11:22:33:44:55", "Powered": True})
        self.root, self.make_device = root, make_device

    @dbus.service.method(ADAPTER, in_signature="a{sv}")
    def SetDiscoveryFilter(self, wanted):
        pass

    @dbus.service.method(ADAPTER)
    def StartDiscovery(self):
        if self.make_device:
            GLib.timeout_add(100, lambda make=self.make_device: self.root.add(make()) and False)
            self.make_device = None

    @dbus.service.method(ADAPTER)
    def StopDiscovery(self):
        pass


class Device(Thing):
    def __init__(self, bus, root, toy):
        super().__init__(
            bus,
            TOY,
            DEVICE,
            {
                "Address": "C4:BE:84:0A:0B:0C",
                "Name": "CloudPets A 1.0.18",
                "Alias": "CloudPets A 1.0.18",
                "RSSI": dbus.Int16(-71),
                "Connected": False,
                "ServicesResolved": False,
                "UUIDs": dbus.Array([], signature="s"),
            },
        )
        self.bus, self.root, self.toy = bus, root, toy

    @dbus.service.method(DEVICE, async_callbacks=("done", "failed"))
    def Connect(self, done, failed):
        def connected():
            self.change("Connected", True)
            GLib.timeout_add(150, resolved)
            done()
            return False

        def resolved():
            if not self.toy.characteristics:
                service = TOY + "/service000b"
                self.root.add(Thing(self.bus, service, SERVICE, {"UUID": uuid("0000", "0000")}))
                for number in range(1, 9):
                    self.root.add(Characteristic(self.bus, service, number, self.toy))
            self.change("ServicesResolved", True)
            return False

        GLib.timeout_add(100, connected)

    @dbus.service.method(DEVICE)
    def Disconnect(self):
        self.toy.let_go()
        self.change("ServicesResolved", False)
        self.change("Connected", False)


def uuid(third, fourth):
    return "aaddf75d-a95a-%s-%s-3ca499b74009" % (third, fourth)


class Characteristic(Thing):
    def __init__(self, bus, service, number, toy):
        super().__init__(
            bus,
            "%s/char%04x" % (service, 12 + 3 * number),
            CHARACTERISTIC,
            {
                "UUID": uuid("0000", "%04x" % number),
                "Service": dbus.ObjectPath(service),
                "Value": dbus.Array([], signature="y"),
                "Notifying": False,
                "Flags": dbus.Array(["read", "write", "notify"], signature="s"),
            },
        )
        self.number, self.toy = number, toy
        toy.characteristics[number] = self

    @dbus.service.method(CHARACTERISTIC, in_signature="a{sv}", out_signature="ay")
    def ReadValue(self, options):
        value = dbus.Array(self.toy.read(self.number), signature="y")
        self.change("Value", value)  # as BlueZ does
        return value

    @dbus.service.method(CHARACTERISTIC, in_signature="aya{sv}")
    def WriteValue(self, value, options):
        if options.get("type", "request") != "request":
            raise Failed("with response, please")
        self.toy.written(self.number, bytes(value))

    @dbus.service.method(CHARACTERISTIC)
    def StartNotify(self):
        self.change("Notifying", True)

    @dbus.service.method(CHARACTERISTIC)
    def StopNotify(self):
        self.change("Notifying", False)

    def notify(self, value):
        if self.properties["Notifying"]:
            self.change("Value", dbus.Array(value, signature="y"))


class Toy:
    """The peripheral's side of the protocol note."""

    def __init__(self, recordings):
        self.recordings, self.fetched, self.characteristics = recordings, 0, {}
        self.state = self.resting()

    def resting(self):
        return WAITS if self.fetched < len(self.recordings) else IDLE

    def become(self, state):
        self.state = state
        self.characteristics[STATE].notify([state])

    def let_go(self):
        self.state = self.resting()

    def read(self, number):
        return {
            STATE: [self.state],
            CONFIGURATION: list(b"0102_03_04_05_06"),
            VOLUME: [0, 128],
        }.get(number, [])

    def written(self, number, value):
        if number == LED:
            print("led", value[0], flush=True)
        if number != COMMAND:
            return
        if value[:2] == b"\x08\x02":
            print("breach", flush=True)
        elif value[:1] == b"\x02":
            self.become(DOWNLOAD)
            GLib.idle_add(self.send, self.which(), 0)
        elif value[:2] == b"\x0b\x01":
            GLib.timeout_add(300, self.press)

    def which(self):
        last = len(self.recordings) - 1
        return self.recordings[min(self.fetched, last)] if self.recordings else b""

    def press(self):
        self.become(RECORD_PAW)
        self.become(self.resting())
        return False

    def send(self, recording, at):
        for _ in range(8):
            if at < len(recording):
                self.characteristics[AUDIO].notify(list(recording[at : at + 20]))
                at += 20
        if at < len(recording):
            GLib.idle_add(self.send, recording, at)
        else:
            self.fetched = min(self.fetched + 1, len(self.recordings))
            self.become(self.resting())
        return False


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.bus.BusConnection(sys.argv[1])
    recordings = []
    for name in sys.argv[2:]:
        with open(name, "rb") as file:
            recordings.append(file.read())
    toy = Toy(recordings)
    root = Root(bus)
    root.add(Radio(bus, root, lambda: Device(bus, root, toy)))
    held = dbus.service.BusName("org.bluez", bus)
    print("ready", flush=True)
    GLib.MainLoop().run()
    del held


if __name__ == "__main__":
    main()
