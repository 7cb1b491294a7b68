package org.plushkeep.vault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether an opened vault is the newest there was, as far as can be told.
 *
 * @param seen when this computer saw the newer one last; empty where something else told of it
 */
public record Age(Kind kind, Optional<Instant> seen) {
  static final Age NEWEST = new Age(Kind.NEWEST, Optional.empty());

  /** What is older. */
  public enum Kind {
    /** Nothing is known to be. */
    NEWEST,
    /**
     * {@code vault.json}: passphrase or recovery sheet were changed since, or something was erased.
     * What was changed away opens the vault again.
     */
    OLDER_KEY_FILE,
    /** The database alone. */
    OLDER_DATABASE,
    /**
     * The last change before a crash was on the disk and is damaged there: the database is as it
     * was before it. Told of at the first opening; afterwards the history tells.
     */
    LAST_CHANGE_LOST,
    /** All of it: this computer has seen a newer one in this place. */
    OLDER_COPY
  }

  static Age of(Kind kind) {
    return new Age(kind, Optional.empty());
  }

  public boolean isNewest() {
    return kind == Kind.NEWEST;
  }

  /** For scripts; empty for the newest. */
  public String sentence() {
    return switch (kind) {
      case NEWEST -> "";
      case OLDER_KEY_FILE ->
          "The key file (vault.json) is an older copy: what opens the vault was changed since, or"
              + " something was erased.";
      case OLDER_DATABASE -> "The vault's database is an older copy.";
      case LAST_CHANGE_LOST ->
          "The last change before Plushkeep was stopped is damaged on the disk: the vault is as it"
              + " was before it.";
      case OLDER_COPY ->
          "This is an older copy of the vault."
              + seen.map(at -> " This computer saw a newer one here at " + to(at) + ".").orElse("");
    };
  }

  private static Instant to(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }
}
