package org.plushkeep.console.home;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.plushkeep.console.inbox.BinModel;
import org.plushkeep.console.inbox.EraseQueue;
import org.plushkeep.console.inbox.InboxModel;
import org.plushkeep.console.inbox.ReceiptModel;
import org.plushkeep.console.rules.ClearingModel;
import org.plushkeep.console.rules.RulesModel;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** The ways out of the inbox: by hand, by rule, into the bin; and receipts for what is gone. */
public final class Departures {
  private final Vault vault;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final EraseQueue erasing;
  private final ReceiptModel receipt;
  private final InboxModel inbox;
  private final BinModel bin;
  private final ClearingModel clearing;

  Departures(
      Vault vault,
      Background background,
      Time time,
      Texts texts,
      Moments moments,
      BooleanSupplier locking) {
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.texts = texts;
    erasing = new EraseQueue(vault, background, time);
    receipt = new ReceiptModel(vault, background, time, texts);
    inbox = new InboxModel(vault, background, erasing);
    bin = new BinModel(vault, background, time, inbox);
    clearing = new ClearingModel(vault, background, time, texts, moments, locking);
    erasing.onErased(
        _ -> {
          receipt.offer();
          inbox.refresh(); // a forgotten toy goes with its last recording, and its name
        });
    clearing.onErased(this::erasedByRule);
    clearing.onKept(this::readAnew);
    clearing
        .outlookProperty()
        .subscribe(
            outlook ->
                outlook.ifPresent(
                    shown -> inbox.leavesProperty().set(ClearingModel.leaves(shown))));
    clearing.rulesProperty().subscribe(this::useBin);
  }

  /** What is not there any more is shown no more, and a receipt is offered. */
  private void erasedByRule(List<RecordingId> ids) {
    receipt.load();
    inbox.movedAwayProperty().set(Set.copyOf(ids));
    readAnew();
  }

  private void useBin(RetentionRules rules) {
    inbox
        .binDaysProperty()
        .set(rules.bin() ? rules.days().getOrDefault(Of.BIN, 0) : InboxModel.NO_BIN);
  }

  /** Reads every row again. */
  void readAnew() {
    inbox.fillAnew();
    inbox.refresh();
  }

  /** Looks what is to be erased by itself, and what a receipt is owed for. */
  void begin() {
    receipt.load();
    clearing.run();
  }

  /** Erases what locking leaves no time to undo; the receipt for it is offered after unlocking. */
  void carryOut(List<RecordingId> waiting) throws VaultException {
    vault.erase(waiting);
  }

  /** Begins to choose what is erased by itself. */
  public RulesModel rules() {
    return new RulesModel(vault, background, time, texts, clearing::run);
  }

  public EraseQueue erasing() {
    return erasing;
  }

  public ReceiptModel receipt() {
    return receipt;
  }

  public InboxModel inbox() {
    return inbox;
  }

  public BinModel bin() {
    return bin;
  }

  public ClearingModel clearing() {
    return clearing;
  }
}
