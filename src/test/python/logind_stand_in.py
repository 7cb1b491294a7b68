#!/usr/bin/python3
"""Stands in for logind on a bus, as far as putting off sleep goes: it hands out its locks as file
descriptors, which Java cannot do.

  logind_stand_in.py ADDRESS

ADDRESS is the bus's. It says "ready" when it is, "taken WHAT MODE" for every lock, "released" when
its holder lets it go, and obeys "sleep" and "wake" on standard input.
"""

import os
import sys

import dbus
import dbus.bus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

MANAGER = "org.freedesktop.login1.Manager"


def say(words):
    print(words, flush=True)


class Logind(dbus.service.Object):
    @dbus.service.method(MANAGER, in_signature="s", out_signature="o")
    def GetSession(self, name):
        return dbus.ObjectPath("/org/freedesktop/login1/session/_31")

    @dbus.service.method(MANAGER, in_signature="ssss", out_signature="h")
    def Inhibit(self, what, who, why, mode):
        ours, theirs = os.pipe()
        GLib.io_add_watch(ours, GLib.IO_HUP, self.released)
        say("taken %s %s by %s" % (what, mode, who))
        descriptor = dbus.types.UnixFd(theirs)
        os.close(theirs)
        return descriptor

    def released(self, descriptor, condition):
        os.close(descriptor)
        say("released")
        return False

    @dbus.service.signal(MANAGER, signature="b")
    def PrepareForSleep(self, begins):
        pass


def obey(source, condition):
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    logind.PrepareForSleep(line.strip() == "sleep")
    return True


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.bus.BusConnection(sys.argv[1])
name = dbus.service.BusName("org.freedesktop.login1", bus)
logind = Logind(bus, "/org/freedesktop/login1")
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, obey)
say("ready")
loop = GLib.MainLoop()
loop.run()
