/** Start-up, command line, wiring by hand. */
@NullMarked
package org.plushkeep.launch;

import org.jspecify.annotations.NullMarked;
