/**
 * Bluetooth on Linux: BlueZ, over the system's message bus. No native code, and never a network: a
 * bus that is not a socket file of this computer is refused.
 */
@NullMarked
package org.plushkeep.toy.bluetooth.bluez;

import org.jspecify.annotations.NullMarked;
