/** The GATT port and its adapters. */
@NullMarked
package org.plushkeep.toy.bluetooth;

import org.jspecify.annotations.NullMarked;
