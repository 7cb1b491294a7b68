/**
 * What is unsafe about a toy, found by looking at that very toy: what it calls out, what it offers
 * and what it answers. Nothing is tried that could do harm, and nothing is concluded from a model.
 */
@NullMarked
package org.plushkeep.toy.safety;

import org.jspecify.annotations.NullMarked;
