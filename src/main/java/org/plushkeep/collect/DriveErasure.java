package org.plushkeep.collect;

/**
 * What came of erasing from a recorder's drive.
 *
 * @param erased recordings that are gone from it
 * @param left recordings that the vault does not have, so they are still there
 * @param failed recordings that are still there, whole or in part, though they were to go
 */
public record DriveErasure(int erased, int left, int failed) {}
