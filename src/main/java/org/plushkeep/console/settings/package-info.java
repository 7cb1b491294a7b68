/** What a parent may choose about the window itself. */
@NullMarked
package org.plushkeep.console.settings;

import org.jspecify.annotations.NullMarked;
