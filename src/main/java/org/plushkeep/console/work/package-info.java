/** Work off the JavaFX thread, and time that tests can turn. */
@NullMarked
package org.plushkeep.console.work;

import org.jspecify.annotations.NullMarked;
