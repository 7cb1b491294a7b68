package org.plushkeep.away;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Functions of one of the system's own libraries, looked up when they are needed: a system that
 * lacks the library, or one of the functions, gets an exception and never a crash.
 */
@SuppressWarnings("restricted") // the shapes are those of the systems' headers
final class Natives {
  private final SymbolLookup library;

  private Natives(SymbolLookup library) {
    this.library = library;
  }

  /**
   * Opens a library for as long as the program runs.
   *
   * @param name as the system's loader takes it. A path need not be a file: since macOS 11 those of
   *     the system are in a cache
   * @throws IllegalArgumentException there is none
   */
  static Natives of(String name) {
    return new Natives(SymbolLookup.libraryLookup(name, Arena.global()));
  }

  /**
   * A function that gives something back.
   *
   * @throws IllegalArgumentException there is none of that name
   */
  MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return linked(name, FunctionDescriptor.of(result, arguments));
  }

  /** A function that gives nothing back. */
  MethodHandle procedure(String name, MemoryLayout... arguments) {
    return linked(name, FunctionDescriptor.ofVoid(arguments));
  }

  private MethodHandle linked(String name, FunctionDescriptor shape) {
    return Linker.nativeLinker().downcallHandle(variable(name), shape);
  }

  /** Where something of that name is. */
  MemorySegment variable(String name) {
    return library
        .find(name)
        .orElseThrow(() -> new IllegalArgumentException("the system has no " + name));
  }

  /**
   * What a system can call, for as long as the arena lasts. It must not throw: that would end the
   * program.
   *
   * @param lookup of the class that has the method
   */
  static MemorySegment callback(
      MethodHandles.Lookup lookup,
      Object target,
      String method,
      FunctionDescriptor shape,
      Arena arena) {
    MethodType type = shape.toMethodType();
    try {
      MethodHandle handle = lookup.bind(target, method, type);
      return Linker.nativeLinker().upcallStub(handle, shape, arena);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalArgumentException(method, e);
    }
  }

  /** What a call of a native function may throw, which is nothing of its own. */
  static RuntimeException failed(Throwable e) {
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }
}
