/** Ogg (RFC 3533) and what is kept in it: Opus (RFC 7845). */
@NullMarked
package org.plushkeep.audio.ogg;

import org.jspecify.annotations.NullMarked;
