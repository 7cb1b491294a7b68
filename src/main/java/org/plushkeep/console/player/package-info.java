/** Listening to one recording and deciding about it. */
@NullMarked
package org.plushkeep.console.player;

import org.jspecify.annotations.NullMarked;
