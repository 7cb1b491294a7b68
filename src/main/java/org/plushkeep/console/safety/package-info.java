/** What is unsafe about a toy: looking, and the report. */
@NullMarked
package org.plushkeep.console.safety;

import org.jspecify.annotations.NullMarked;
