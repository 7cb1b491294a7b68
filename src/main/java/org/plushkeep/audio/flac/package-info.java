/** FLAC (RFC 9639): the same sound in about half of a WAV's bytes. */
@NullMarked
package org.plushkeep.audio.flac;

import org.jspecify.annotations.NullMarked;
