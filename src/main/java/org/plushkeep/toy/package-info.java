/** The port to toys: finding, linking, pairing by presence, recordings as bytes. Knows no vault. */
@NullMarked
package org.plushkeep.toy;

import org.jspecify.annotations.NullMarked;
