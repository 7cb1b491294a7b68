/** The family's vault: keys, the encrypted database, erasure. Knows no toy and no sound. */
@NullMarked
package org.plushkeep.vault;

import org.jspecify.annotations.NullMarked;
