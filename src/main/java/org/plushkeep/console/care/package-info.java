/** Care of a paired toy: its volume, its slots, finding it, sending, clearing, forgetting. */
@NullMarked
package org.plushkeep.console.care;

import org.jspecify.annotations.NullMarked;
