/** Working on samples: how loud they are, where they are silent, and playing them faster. */
@NullMarked
package org.plushkeep.audio.dsp;

import org.jspecify.annotations.NullMarked;
