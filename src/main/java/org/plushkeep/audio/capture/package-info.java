/** Recording from a microphone, and how loud it is meanwhile. */
@NullMarked
package org.plushkeep.audio.capture;

import org.jspecify.annotations.NullMarked;
