/** The recovery sheet: making one, checking that it was written down, taking it back. */
@NullMarked
package org.plushkeep.console.sheet;

import org.jspecify.annotations.NullMarked;
