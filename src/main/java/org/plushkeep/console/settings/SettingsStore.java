package org.plushkeep.console.settings;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** Where settings are kept. They are no secret: they can be read before the vault is unlocked. */
public interface SettingsStore {
  /** What was saved last; the usual ones where there is nothing that can be read. May block. */
  LockSettings load();

  /**
   * Saves. May block.
   *
   * @throws IOException what was saved before stays
   */
  void save(LockSettings settings) throws IOException;

  /** One that forgets when the program ends. */
  static SettingsStore inMemory() {
    AtomicReference<LockSettings> kept = new AtomicReference<>(LockSettings.USUAL);
    return new SettingsStore() {
      @Override
      public LockSettings load() {
        return kept.get();
      }

      @Override
      public void save(LockSettings settings) {
        kept.set(settings);
      }
    };
  }
}
