/** Files of sound that are not the toy's own: what is in them, read with suspicion. */
@NullMarked
package org.plushkeep.audio.container;

import org.jspecify.annotations.NullMarked;
