package org.plushkeep.toy.safety;

import java.util.Optional;
import org.plushkeep.toy.LinkTraits;
import org.plushkeep.toy.ToyException.Problem;

/**
 * What was seen of a toy by radio.
 *
 * @param name what it calls itself; empty where it was not heard
 * @param sightings how it was heard
 * @param answer what it answered when it was called; empty where it did not
 * @param refusal why it did not answer; empty where it did, or where nobody called
 */
public record Observations(
    String name, Sightings sightings, Optional<Answer> answer, Optional<Problem> refusal) {
  /**
   * What a toy answers a computer that it does not know.
   *
   * @param identifier what it says of itself, cleaned; empty for one that was never set up
   * @param recordingWaits whether it says that a recording waits that nobody has fetched
   * @param traits what the link tells
   */
  public record Answer(String identifier, boolean recordingWaits, LinkTraits traits) {}
}
