package org.plushkeep.toy.bluetooth.btleplug;

import com.juul.kable.btleplug.ffi.Btleplug_ffiKt;
import com.juul.kable.btleplug.ffi.CancellationHandle;
import com.juul.kable.btleplug.ffi.Peripheral;
import com.juul.kable.btleplug.ffi.PeripheralCallbacks;
import com.juul.kable.btleplug.ffi.PeripheralId;
import com.juul.kable.btleplug.ffi.PeripheralInterface;
import com.juul.kable.btleplug.ffi.ScanCallback;
import kotlin.coroutines.Continuation;
import org.jspecify.annotations.Nullable;

/** The library itself. Its native part is loaded when it is first asked for something. */
final class BtleplugLibrary implements Btleplug {
  @Override
  public @Nullable Object isSupported(Continuation<? super Boolean> continuation) {
    return Btleplug_ffiKt.isSupported(continuation);
  }

  @Override
  public @Nullable Object isAdapterOn(Continuation<? super Boolean> continuation) {
    return Btleplug_ffiKt.isAdapterOn(continuation);
  }

  @Override
  public @Nullable Object scan(
      ScanCallback callback, Continuation<? super CancellationHandle> continuation) {
    return Btleplug_ffiKt.scan(callback, continuation);
  }

  @Override
  public PeripheralId id(String value) {
    return new PeripheralId(value);
  }

  @Override
  public PeripheralInterface peripheral(PeripheralId id, PeripheralCallbacks callbacks) {
    return new Peripheral(id, callbacks);
  }

  @Override
  public CancellationHandle cancellation() {
    return new CancellationHandle();
  }
}
