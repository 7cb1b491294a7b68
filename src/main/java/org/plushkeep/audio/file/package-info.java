/** Files of sound from elsewhere: told apart by what is in them, and decoded. */
@NullMarked
package org.plushkeep.audio.file;

import org.jspecify.annotations.NullMarked;
