/** The jobs that join rooms: from the toy into the vault. */
@NullMarked
package org.plushkeep.collect;

import org.jspecify.annotations.NullMarked;
