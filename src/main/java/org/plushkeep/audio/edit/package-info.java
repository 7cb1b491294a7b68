/** Changing a sound without touching the original. */
@NullMarked
package org.plushkeep.audio.edit;

import org.jspecify.annotations.NullMarked;
