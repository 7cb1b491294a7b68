/** Noticing that nobody is at the computer any more. */
@NullMarked
package org.plushkeep.away;

import org.jspecify.annotations.NullMarked;
