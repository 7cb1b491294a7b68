/** Toys nearby, pairing by the paw, collecting. */
@NullMarked
package org.plushkeep.console.toys;

import org.jspecify.annotations.NullMarked;
