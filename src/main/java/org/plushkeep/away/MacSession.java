package org.plushkeep.away;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.plushkeep.away.MacSessionSignals.Session;

/**
 * macOS' {@code CGSessionCopyCurrentDictionary} (CoreGraphics/CGSession.h). {@code
 * kCGSSessionOnConsoleKey} is published; {@code CGSSessionScreenIsLocked} is not, and there only
 * while the screen is locked. Never run on macOS yet.
 */
final class MacSession implements MacSessionSignals.Source {
  /** {@code kCFStringEncodingUTF8}. */
  private static final int UTF_8 = 0x08000100;

  /** {@code kCFNumberIntType}. */
  private static final long INT = 9;

  private final MethodHandle copyDictionary;
  private final MethodHandle getValue;
  private final MethodHandle release;
  private final MethodHandle typeOf;
  private final MethodHandle booleanType;
  private final MethodHandle numberType;
  private final MethodHandle booleanValue;
  private final MethodHandle numberValue;
  private final MemorySegment onConsole;
  private final MemorySegment screenIsLocked;

  MacSession() {
    this("/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics", MacRunLoop.LIBRARY);
  }

  MacSession(String coreGraphics, String coreFoundation) {
    copyDictionary = Natives.of(coreGraphics).function("CGSessionCopyCurrentDictionary", ADDRESS);
    Natives foundation = Natives.of(coreFoundation);
    getValue = foundation.function("CFDictionaryGetValue", ADDRESS, ADDRESS, ADDRESS);
    release = foundation.procedure("CFRelease", ADDRESS);
    typeOf = foundation.function("CFGetTypeID", JAVA_LONG, ADDRESS);
    booleanType = foundation.function("CFBooleanGetTypeID", JAVA_LONG);
    numberType = foundation.function("CFNumberGetTypeID", JAVA_LONG);
    booleanValue = foundation.function("CFBooleanGetValue", JAVA_BYTE, ADDRESS);
    numberValue = foundation.function("CFNumberGetValue", JAVA_BYTE, ADDRESS, JAVA_LONG, ADDRESS);
    MethodHandle string =
        foundation.function("CFStringCreateWithCString", ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
    onConsole = text(string, "kCGSSessionOnConsoleKey");
    screenIsLocked = text(string, "CGSSessionScreenIsLocked");
  }

  private static MemorySegment text(MethodHandle create, String text) {
    try (Arena arena = Arena.ofConfined()) {
      return (MemorySegment)
          create.invokeExact(MemorySegment.NULL, arena.allocateFrom(text), UTF_8);
    } catch (Throwable e) {
      throw Natives.failed(e);
    }
  }

  @Override
  public Optional<Session> now() {
    try {
      MemorySegment dictionary = (MemorySegment) copyDictionary.invokeExact();
      if (dictionary.address() == 0) { // not in a session with a screen
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Session(
                truth(dictionary, onConsole, true), truth(dictionary, screenIsLocked, false)));
      } finally {
        release.invokeExact(dictionary);
      }
    } catch (Throwable e) {
      throw Natives.failed(e);
    }
  }

  private boolean truth(MemorySegment dictionary, MemorySegment key, boolean otherwise)
      throws Throwable {
    MemorySegment value = (MemorySegment) getValue.invokeExact(dictionary, key);
    if (value.address() == 0) {
      return otherwise;
    }
    long type = (long) typeOf.invokeExact(value);
    if (type == (long) booleanType.invokeExact()) {
      return (byte) booleanValue.invokeExact(value) != 0;
    }
    if (type == (long) numberType.invokeExact()) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment number = arena.allocate(JAVA_INT);
        byte exact = (byte) numberValue.invokeExact(value, INT, number);
        return exact == 0 ? otherwise : number.get(JAVA_INT, 0) != 0;
      }
    }
    return otherwise;
  }
}
