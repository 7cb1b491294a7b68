/** What was done with the vault, as a page of the window. */
@NullMarked
package org.plushkeep.console.history;

import org.jspecify.annotations.NullMarked;
