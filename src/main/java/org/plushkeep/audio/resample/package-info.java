/** From one sample rate to another, without aliases. */
@NullMarked
package org.plushkeep.audio.resample;

import org.jspecify.annotations.NullMarked;
