/** The window. One package a screen. */
@NullMarked
package org.plushkeep.console;

import org.jspecify.annotations.NullMarked;
