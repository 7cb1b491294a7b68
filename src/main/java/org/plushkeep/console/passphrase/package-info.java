/** Choosing a passphrase: for a new vault, and another one for the vault that is open. */
@NullMarked
package org.plushkeep.console.passphrase;

import org.jspecify.annotations.NullMarked;
