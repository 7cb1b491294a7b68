/** The recordings, erasing them, taking them out. */
@NullMarked
package org.plushkeep.console.inbox;

import org.jspecify.annotations.NullMarked;
