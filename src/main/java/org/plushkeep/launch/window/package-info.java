/**
 * The window's start and end. Apart from the rest of the launch, so that no other command loads
 * JavaFX.
 */
@NullMarked
package org.plushkeep.launch.window;

import org.jspecify.annotations.NullMarked;
