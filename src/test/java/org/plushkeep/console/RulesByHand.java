package org.plushkeep.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.plushkeep.console.rules.ClearingModel;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.vault.RuleStanding;
import org.plushkeep.vault.VaultException;

/** Rules in a vault without a disk, with time and work turned by hand. */
abstract class RulesByHand {
  private static final ToyId BEAR = new ToyId("C4:BE:84:01:02:03");

  final Texts texts = new Texts(Locale.ENGLISH);
  final HandTime time = new HandTime();
  final Queue<Runnable> held = new ArrayDeque<>();
  boolean holding;
  final Background background = new Background(this::work, Runnable::run, new Sentences(texts));
  final MemoryVault vault = new MemoryVault();
  final AtomicBoolean locking = new AtomicBoolean();
  final List<RecordingId> erased = new ArrayList<>();
  final ClearingModel clearing =
      new ClearingModel(
          vault, background, time, texts, new Moments(texts, ZoneOffset.UTC), locking::get);

  private void work(Runnable one) {
    if (holding) {
      held.add(one);
    } else {
      one.run();
    }
  }

  @BeforeEach
  void prepare() throws VaultException {
    vault.saveToy(new KnownToy(BEAR, "Bentley", "Mia", "", Instant.EPOCH));
    clearing.onErased(erased::addAll);
  }

  final RecordingId add(int daysOld, Verdict verdict) throws VaultException {
    NewRecording fresh =
        new NewRecording(
            BEAR,
            time.now().minus(Duration.ofDays(daysOld)),
            new byte[] {(byte) daysOld, (byte) verdict.ordinal()},
            Duration.ofSeconds(1),
            "unknown",
            new byte[0]);
    RecordingId id = vault.add(List.of(fresh)).getFirst().orElseThrow().id();
    vault.setVerdict(id, verdict);
    return id;
  }

  final void stands(RetentionRules rules) {
    vault.rules().stand(new RuleStanding(rules, true, Optional.of(time.now())));
  }
}
