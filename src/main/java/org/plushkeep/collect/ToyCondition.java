package org.plushkeep.collect;

import java.util.OptionalInt;

/**
 * How a toy is.
 *
 * @param battery 0 to 100 per cent, where it tells
 * @param volume 0 to 255, where it tells
 * @param recordingWaits whether it says that a recording waits
 */
public record ToyCondition(OptionalInt battery, OptionalInt volume, boolean recordingWaits) {}
