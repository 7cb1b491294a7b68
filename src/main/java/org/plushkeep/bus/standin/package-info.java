/** Message buses of one's own, and whoever plays a system's service on them. */
@NullMarked
package org.plushkeep.bus.standin;

import org.jspecify.annotations.NullMarked;
