/** Four bits a sample: IMA (DVI) and Microsoft ADPCM, in every form a toy might pack them. */
@NullMarked
package org.plushkeep.audio.adpcm;

import org.jspecify.annotations.NullMarked;
