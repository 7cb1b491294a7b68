/** BlueZ as far as a toy needs it, on a message bus: practice without a radio. */
@NullMarked
package org.plushkeep.toy.practice.bluez;

import org.jspecify.annotations.NullMarked;
