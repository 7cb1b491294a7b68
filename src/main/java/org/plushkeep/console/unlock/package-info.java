/** Opening the vault. */
@NullMarked
package org.plushkeep.console.unlock;

import org.jspecify.annotations.NullMarked;
