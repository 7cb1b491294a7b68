/** Messages for a toy: recording, changing, hearing and keeping them. */
@NullMarked
package org.plushkeep.console.studio;

import org.jspecify.annotations.NullMarked;
