/** Backups: bringing one up to date, and making a vault of one. */
@NullMarked
package org.plushkeep.console.backup;

import org.jspecify.annotations.NullMarked;
