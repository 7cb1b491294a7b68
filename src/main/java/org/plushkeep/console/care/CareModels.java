package org.plushkeep.console.care;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.Vault;

/** The care of every toy, for as long as the vault is open. */
public final class CareModels {
  private final Vault vault;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final Runnable stored;
  private final Map<ToyId, CareModel> models = new HashMap<>();

  /**
   * @param stored called in the window when recordings may have come into the vault
   */
  public CareModels(Vault vault, Background background, Time time, Texts texts, Runnable stored) {
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.stored = stored;
  }

  /** A paired toy's; always the same one. */
  public CareModel of(NearbyToy toy) {
    CareModel model =
        models.computeIfAbsent(
            toy.id(), _ -> new CareModel(vault, background, time, texts, stored));
    model.show(toy);
    return model;
  }

  /** What is said of care. */
  CareTexts words() {
    return new CareTexts(texts, time);
  }

  /** Reads which messages there are; told in the window. */
  public void messages(Consumer<List<Message>> told) {
    background.run(() -> vault.messages().list(), told, _ -> told.accept(List.of()));
  }

  /** Stops whatever is being done. */
  public void cancel() {
    models.values().forEach(CareModel::cancel);
  }
}
