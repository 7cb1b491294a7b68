/**
 * The system's message bus (D-Bus), on Linux. No native code, and never a network: a bus that is
 * not a socket file of this computer is passed over.
 */
@NullMarked
package org.plushkeep.bus;

import org.jspecify.annotations.NullMarked;
