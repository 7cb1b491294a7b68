/** Pieces that several screens use. */
@NullMarked
package org.plushkeep.console.widgets;

import org.jspecify.annotations.NullMarked;
