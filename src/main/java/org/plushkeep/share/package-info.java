/** Out of the vault, on the parent's word only: export. */
@NullMarked
package org.plushkeep.share;

import org.jspecify.annotations.NullMarked;
