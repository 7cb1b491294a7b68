/** Collecting while the vault is locked, and what has come in when it is unlocked. */
@NullMarked
package org.plushkeep.console.locked;

import org.jspecify.annotations.NullMarked;
