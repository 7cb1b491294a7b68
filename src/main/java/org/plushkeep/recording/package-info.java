/** The words of the domain as records and sealed types. Imports nothing of ours. */
@NullMarked
package org.plushkeep.recording;

import org.jspecify.annotations.NullMarked;
