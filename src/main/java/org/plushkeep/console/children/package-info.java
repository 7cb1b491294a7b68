/** A page in words for children. */
@NullMarked
package org.plushkeep.console.children;

import org.jspecify.annotations.NullMarked;
