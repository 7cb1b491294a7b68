/** MPEG audio: layer III (ISO 11172-3, 13818-3) and AAC, bare and in MP4 (14496-3, -12). */
@NullMarked
package org.plushkeep.audio.mpeg;

import org.jspecify.annotations.NullMarked;
