/**
 * The CloudPets protocol as a state machine over a {@link org.plushkeep.toy.bluetooth.GattLink}.
 */
@NullMarked
package org.plushkeep.toy.cloudpets;

import org.jspecify.annotations.NullMarked;
