/** Everything the window says, in the person's language. */
@NullMarked
package org.plushkeep.console.words;

import org.jspecify.annotations.NullMarked;
