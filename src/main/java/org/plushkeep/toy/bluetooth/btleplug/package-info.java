/**
 * Bluetooth on Windows and macOS: btleplug, a library in Rust, through the bindings in Kotlin that
 * Kable has for it. Never used on Linux, where BlueZ needs no native code.
 */
@NullMarked
package org.plushkeep.toy.bluetooth.btleplug;

import org.jspecify.annotations.NullMarked;
