package org.plushkeep.toy.safety;

/**
 * What was seen of a recorder that is a drive.
 *
 * @param recordings that are on it, by what is in its files: sound that any program plays
 * @param all whether everything was looked at; where not there may be more
 */
public record RecorderFacts(int recordings, boolean all) {}
