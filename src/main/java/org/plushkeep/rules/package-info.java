/** What is to be erased by itself: pure functions of what a parent chose, what is so, and now. */
@NullMarked
package org.plushkeep.rules;

import org.jspecify.annotations.NullMarked;
