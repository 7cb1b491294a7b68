/**
 * Recorders and toys that a computer sees as a removable drive: finding them on each system, and
 * walking, reading and erasing in them without ever leaving them. Knows neither sound nor vault.
 */
@NullMarked
package org.plushkeep.toy.drive;

import org.jspecify.annotations.NullMarked;
