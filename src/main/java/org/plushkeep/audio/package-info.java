/** Sound: PCM, containers, codecs, waveform, playback. Knows neither toys nor the vault. */
@NullMarked
package org.plushkeep.audio;

import org.jspecify.annotations.NullMarked;
