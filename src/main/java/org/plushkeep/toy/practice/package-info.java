/** The practice toy: a simulated CloudPets toy that speaks the real protocol, byte for byte. */
@NullMarked
package org.plushkeep.toy.practice;

import org.jspecify.annotations.NullMarked;
