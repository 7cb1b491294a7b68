/** Tells from the bytes alone which of the ways to pack a sound a toy has used. */
@NullMarked
package org.plushkeep.audio.sniff;

import org.jspecify.annotations.NullMarked;
