/**
 * ITU-T Recommendation G.722.1 in its 7 kHz mode, bit for bit as the Recommendation's fixed-point
 * reference computes it. One class a stage; the face is {@link
 * org.plushkeep.audio.g7221.G7221Decoder}.
 */
@NullMarked
package org.plushkeep.audio.g7221;

import org.jspecify.annotations.NullMarked;
