package org.plushkeep.console.inbox;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.ErasureReceipt;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.Vault;

/** A receipt for what was erased for good since the last one was kept or declined. */
public final class ReceiptModel {
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final ErasureReceipt receipt;
  private final List<RecordingId> erased = new ArrayList<>();
  private final IntegerProperty offered = new SimpleIntegerProperty();
  private final StringProperty message = new SimpleStringProperty("");

  public ReceiptModel(Vault vault, Background background, Time time, Texts texts) {
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.receipt = new ErasureReceipt(vault, texts.locale());
  }

  /** Some were erased for good. */
  public void offer(List<RecordingId> ids) {
    erased.addAll(ids);
    message.set("");
    offered.set(erased.size());
  }

  /** Writes the receipt into a folder. */
  public void keep(Path folder) {
    List<RecordingId> ids = List.copyOf(erased);
    ZonedDateTime when = time.now().atZone(ZoneId.systemDefault());
    decline();
    background.runRaw(
        background.unbroken(() -> receipt.save(ids, when, folder, receipt.name(when))),
        file -> message.set(texts.format("receipt.kept", file.toString())),
        failure -> {
          offer(ids); // for another folder
          message.set(
              failure instanceof ShareException
                  ? texts.get("receipt.failed")
                  : background.sentences().about(failure));
        });
  }

  /** No receipt is wanted, or no word of one any more. */
  public void decline() {
    erased.clear();
    offered.set(0);
    message.set("");
  }

  /** How many recordings a receipt would be for; 0 when there is none to offer. */
  public IntegerProperty offeredProperty() {
    return offered;
  }

  /** Where the receipt was written, or why it was not; empty when there is nothing to say. */
  public StringProperty messageProperty() {
    return message;
  }
}
