/** The first window: choosing a passphrase, making a vault. */
@NullMarked
package org.plushkeep.console.welcome;

import org.jspecify.annotations.NullMarked;
