/** Playing sound on the computer's loudspeaker, or in silence where there is none. */
@NullMarked
package org.plushkeep.audio.playback;

import org.jspecify.annotations.NullMarked;
