package org.plushkeep.bus.standin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which messages somebody wants to hear (D-Bus specification, "Match Rules"): those for which every
 * key has its value.
 *
 * @param values by key: type, sender, interface, member, path, arg0
 */
record MatchRule(Map<String, String> values) {
  private static final Pattern PART = Pattern.compile("\\s*([a-z_0-9]+)='([^']*)'\\s*(?:,|$)");
  private static final Set<String> KEYS =
      Set.of("type", "sender", "interface", "member", "path", "arg0");

  MatchRule {
    values = Map.copyOf(values);
  }

  /** The rule as it was written; empty where it is none, or wants what this bus does not know. */
  static Optional<MatchRule> parse(String written) {
    Map<String, String> values = new HashMap<>();
    Matcher part = PART.matcher(written);
    int at = 0;
    while (at < written.length()) {
      if (!part.find(at) || part.start() != at || !KEYS.contains(part.group(1))) {
        return Optional.empty();
      }
      values.put(part.group(1), part.group(2));
      at = part.end();
    }
    return Optional.of(new MatchRule(values));
  }

  /** Whether a message with these is wanted; a key that a message lacks fits no value. */
  boolean fits(Map<String, String> message) {
    return values.entrySet().stream()
        .allMatch(wanted -> wanted.getValue().equals(message.get(wanted.getKey())));
  }
}
