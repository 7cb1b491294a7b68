package org.plushkeep.console.history;

import static org.plushkeep.vault.JournalEvent.BACKED_UP;
import static org.plushkeep.vault.JournalEvent.BINNED;
import static org.plushkeep.vault.JournalEvent.COLLECTED;
import static org.plushkeep.vault.JournalEvent.CREATED;
import static org.plushkeep.vault.JournalEvent.ERASED;
import static org.plushkeep.vault.JournalEvent.ERASED_BY_RULE;
import static org.plushkeep.vault.JournalEvent.ERASED_FROM_TOY;
import static org.plushkeep.vault.JournalEvent.EXPORTED;
import static org.plushkeep.vault.JournalEvent.HEARD;
import static org.plushkeep.vault.JournalEvent.HISTORY_EXPORTED;
import static org.plushkeep.vault.JournalEvent.IMPORTED;
import static org.plushkeep.vault.JournalEvent.MENDED;
import static org.plushkeep.vault.JournalEvent.MESSAGE_ERASED;
import static org.plushkeep.vault.JournalEvent.MESSAGE_EXPORTED;
import static org.plushkeep.vault.JournalEvent.MESSAGE_KEPT;
import static org.plushkeep.vault.JournalEvent.MESSAGE_SENT;
import static org.plushkeep.vault.JournalEvent.OLDER_COPY_KEPT;
import static org.plushkeep.vault.JournalEvent.OLDER_COPY_OPENED;
import static org.plushkeep.vault.JournalEvent.PASSPHRASE_CHANGED;
import static org.plushkeep.vault.JournalEvent.REFUSALS_LOST;
import static org.plushkeep.vault.JournalEvent.REFUSED;
import static org.plushkeep.vault.JournalEvent.RESTORED;
import static org.plushkeep.vault.JournalEvent.RULES_CHANGED;
import static org.plushkeep.vault.JournalEvent.SHEET_DROPPED;
import static org.plushkeep.vault.JournalEvent.SHEET_MADE;
import static org.plushkeep.vault.JournalEvent.TOY_CLEARED;
import static org.plushkeep.vault.JournalEvent.TOY_FORGOTTEN;
import static org.plushkeep.vault.JournalEvent.UNBINNED;
import static org.plushkeep.vault.JournalEvent.UNLOCKED;
import static org.plushkeep.vault.JournalEvent.UNLOCKED_BY_SHEET;

import java.util.Set;
import org.plushkeep.vault.JournalEvent;

/** What of the history a parent wants to see. */
public enum HistoryKind {
  ALL,
  COLLECTING,
  LISTENING,
  LEAVING,
  ERASING,
  MESSAGES,
  ACCESS;

  /** These; all when empty. */
  Set<JournalEvent> events() {
    return switch (this) {
      case ALL -> Set.of();
      case COLLECTING -> Set.of(COLLECTED, IMPORTED, TOY_FORGOTTEN);
      case LISTENING -> Set.of(HEARD);
      case LEAVING -> Set.of(EXPORTED, MESSAGE_EXPORTED, HISTORY_EXPORTED, BACKED_UP);
      case ERASING ->
          Set.of(
              ERASED,
              ERASED_FROM_TOY,
              TOY_CLEARED,
              MESSAGE_ERASED,
              ERASED_BY_RULE,
              BINNED,
              UNBINNED,
              RULES_CHANGED);
      case MESSAGES -> Set.of(MESSAGE_KEPT, MESSAGE_EXPORTED, MESSAGE_SENT, MESSAGE_ERASED);
      case ACCESS ->
          Set.of(
              CREATED,
              RESTORED,
              UNLOCKED,
              UNLOCKED_BY_SHEET,
              REFUSED,
              REFUSALS_LOST,
              PASSPHRASE_CHANGED,
              SHEET_MADE,
              SHEET_DROPPED,
              OLDER_COPY_OPENED,
              MENDED,
              OLDER_COPY_KEPT);
    };
  }
}
