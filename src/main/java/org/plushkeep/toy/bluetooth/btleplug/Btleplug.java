package org.plushkeep.toy.bluetooth.btleplug;

import com.juul.kable.btleplug.ffi.CancellationHandle;
import com.juul.kable.btleplug.ffi.PeripheralCallbacks;
import com.juul.kable.btleplug.ffi.PeripheralId;
import com.juul.kable.btleplug.ffi.PeripheralInterface;
import com.juul.kable.btleplug.ffi.ScanCallback;
import kotlin.coroutines.Continuation;
import org.jspecify.annotations.Nullable;

/**
 * What the library offers, as it offers it: functions that suspend, so that they are called through
 * {@link Suspended}. All of its native code is behind this.
 */
interface Btleplug {
  /** Whether there is a radio that this program may use. Answers with a Boolean. */
  @Nullable Object isSupported(Continuation<? super Boolean> continuation);

  /** Whether the first radio is on. Answers with a Boolean; panics where there is none. */
  @Nullable Object isAdapterOn(Continuation<? super Boolean> continuation);

  /** Looks until the handle it answers with is cancelled. */
  @Nullable Object scan(
      ScanCallback callback, Continuation<? super CancellationHandle> continuation);

  /**
   * What a peripheral is known by: its address on Windows, a UUID of this Mac's own on macOS.
   * Panics at anything else.
   */
  PeripheralId id(String value);

  PeripheralInterface peripheral(PeripheralId id, PeripheralCallbacks callbacks);

  CancellationHandle cancellation();
}
