/** What an unlocked vault looks like: the side bar and its screens. */
@NullMarked
package org.plushkeep.console.home;

import org.jspecify.annotations.NullMarked;
