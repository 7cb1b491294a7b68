package org.plushkeep.vault;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an erasure has come to, as the vault finds it afterwards.
 *
 * @param recordings references of the recordings that are not in the vault: 16 hexadecimal digits
 *     each, which only this vault can make of a recording's id, and which say nothing of what it
 *     was
 * @param messages the same of messages
 * @param stillHere how many of those asked for are in the vault all the same
 * @param staying how many recordings and messages are in the vault
 * @param keyDestroyed whether the key that their keys were sealed with is gone from {@code
 *     vault.json}
 * @param compacted whether the database was made anew without them; else that happens at the next
 *     opening
 */
public record Erased(
    List<String> recordings,
    List<String> messages,
    int stillHere,
    long staying,
    boolean keyDestroyed,
    boolean compacted) {
  public Erased {
    recordings = List.copyOf(recordings);
    messages = List.copyOf(messages);
  }

  /** Of all that is gone. */
  public List<String> references() {
    return Stream.concat(recordings.stream(), messages.stream()).toList();
  }

  /** How many are gone. */
  public int count() {
    return recordings.size() + messages.size();
  }
}
