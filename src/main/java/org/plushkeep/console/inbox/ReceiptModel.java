package org.plushkeep.console.inbox;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.share.ErasureReceipt;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.Erased;
import org.plushkeep.vault.Owed;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * A receipt for what was erased for good since the last one was kept or declined. The vault
 * remembers it meanwhile: what is erased by locking is asked about at the next unlocking.
 */
public final class ReceiptModel {
  private final Vault vault;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final ErasureReceipt receipt;
  private final IntegerProperty offered = new SimpleIntegerProperty();
  private final StringProperty offer = new SimpleStringProperty("");
  private final StringProperty message = new SimpleStringProperty("");

  /** What the receipt that is offered would be for. */
  private List<String> shown = List.of();

  /** What is erased while a receipt is written waits for the next one. */
  private final ReentrantLock oneAtATime = new ReentrantLock();

  public ReceiptModel(Vault vault, Background background, Time time, Texts texts) {
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.receipt = new ErasureReceipt(vault, texts.locale());
  }

  /** Offers one for what the vault owes one for: what was erased before it was locked, too. */
  public void load() {
    background.run(this::owed, owed -> owed.ifPresent(this::show), _ -> {});
  }

  /** Some were erased for good. */
  public void offer() {
    background.run(this::owed, owed -> owed.ifPresent(this::show), message::set);
  }

  private Optional<Owed> owed() throws VaultException {
    oneAtATime.lock();
    try {
      return vault.receipts().owed();
    } finally {
      oneAtATime.unlock();
    }
  }

  private void show(Owed owed) {
    message.set("");
    shown = owed.references();
    Erased erased = owed.erased();
    int recordings = erased.recordings().size();
    int messages = erased.messages().size();
    String key =
        messages == 0
            ? "receipt.offer"
            : recordings == 0 ? "receipt.offer.messages" : "receipt.offer.both";
    offer.set(texts.format(key, recordings, messages));
    offered.set(recordings + messages);
  }

  /** Writes the receipt into a folder. */
  public void keep(Path folder) {
    ZonedDateTime when = time.now().atZone(ZoneId.systemDefault());
    int before = offered.get();
    offered.set(0);
    message.set("");
    background.runRaw(
        background.unbroken(() -> write(folder, receipt.name(when))),
        file -> message.set(texts.format("receipt.kept", file.toString())),
        failure -> {
          offered.set(Math.max(before, offered.get())); // for another folder
          message.set(background.sentences().aboutSaving(failure, "receipt.failed"));
        });
  }

  private Path write(Path folder, String name) throws VaultException, ShareException {
    oneAtATime.lock();
    try {
      return receipt.saveOwed(ZoneId.systemDefault(), folder, name);
    } finally {
      oneAtATime.unlock();
    }
  }

  /** No receipt is wanted for what was shown, or no word of one any more. */
  public void decline() {
    List<String> seen = shown;
    if (offered.get() > 0) {
      background.run(
          () -> {
            vault.receipts().settle(seen);
            return seen;
          },
          _ -> {},
          _ -> {});
    }
    offered.set(0);
    message.set("");
  }

  /** How many recordings and messages a receipt would be for; 0 when there is none to offer. */
  public IntegerProperty offeredProperty() {
    return offered;
  }

  /** What a receipt would be for, in words. */
  public StringProperty offerProperty() {
    return offer;
  }

  /** Where the receipt was written, or why it was not; empty when there is nothing to say. */
  public StringProperty messageProperty() {
    return message;
  }
}
