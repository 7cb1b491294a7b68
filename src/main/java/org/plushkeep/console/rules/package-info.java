/** What is erased by itself: choosing it, being asked, and what is about to go. */
@NullMarked
package org.plushkeep.console.rules;

import org.jspecify.annotations.NullMarked;
