package org.plushkeep.recording;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plushkeep.recording.RetentionRule.Of;

/**
 * What a parent has chosen to be erased for good by itself. Nothing, until somebody chooses.
 *
 * @param bin whether what is deleted goes into the bin first; else it is erased for good
 * @param days how many for each kind; a kind that is not there stays until a parent erases it. One
 *     for {@link Of#BIN} only with {@code bin}
 */
public record RetentionRules(boolean bin, Map<Of, Integer> days) {
  /** No rule, and no bin. */
  public static final RetentionRules NONE = new RetentionRules(false, Map.of());

  private static final String BIN_ALONE = "BIN";

  /**
   * @throws IllegalArgumentException for days that no {@link RetentionRule} can have, or days for a
   *     bin that is not there
   */
  public RetentionRules {
    days = Map.copyOf(days);
    days.forEach((of, many) -> new RetentionRule(of, many));
    if (!bin && days.containsKey(Of.BIN)) {
      throw new IllegalArgumentException("there is no bin");
    }
  }

  /** The rule for a kind, where there is one. */
  public Optional<RetentionRule> rule(Of of) {
    return Optional.ofNullable(days.get(of)).map(many -> new RetentionRule(of, many));
  }

  /** Whether anything at all is erased by itself. */
  public boolean eraseAnything() {
    return !days.isEmpty();
  }

  /** The same but for one kind; 0 for no rule about it. */
  public RetentionRules with(Of of, int many) {
    Map<Of, Integer> changed = new EnumMap<>(Of.class);
    changed.putAll(days);
    if (many == 0) {
      changed.remove(of);
    } else {
      changed.put(of, many);
    }
    return new RetentionRules(bin || (of == Of.BIN && many > 0), changed);
  }

  /** The same with a bin, or without one. */
  public RetentionRules withBin(boolean on) {
    return on ? new RetentionRules(true, days) : new RetentionRules(false, with(Of.BIN, 0).days());
  }

  /** As the vault keeps it: {@code BIN 30, REVIEWED 90}; empty for none. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    for (Of of : Of.values()) {
      rule(of).ifPresent(rule -> words.add(rule.toString()));
    }
    if (bin && !days.containsKey(Of.BIN)) {
      words.addFirst(BIN_ALONE);
    }
    return String.join(", ", words);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static RetentionRules parse(String text) {
    RetentionRules rules = NONE;
    if (text.isEmpty()) {
      return rules;
    }
    for (String one : text.split(", ", -1)) {
      if (one.equals(BIN_ALONE)) {
        rules = rules.withBin(true);
      } else {
        RetentionRule rule = RetentionRule.parse(one);
        rules = rules.with(rule.of(), rule.days());
      }
    }
    if (!rules.toString().equals(text)) {
      throw new IllegalArgumentException("not as it is written");
    }
    return rules;
  }
}
