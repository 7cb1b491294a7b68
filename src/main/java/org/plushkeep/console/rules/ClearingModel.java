package org.plushkeep.console.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.collect.Cleared;
import org.plushkeep.collect.Clearing;
import org.plushkeep.collect.Outlook;
import org.plushkeep.collect.Outlook.Ask;
import org.plushkeep.collect.Outlook.Coming;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Applies the rules to the open vault, asks where a parent is to be asked, shows what will go. */
public final class ClearingModel {
  private final Vault vault;
  private final Background background;
  private final Texts texts;
  private final Moments moments;
  private final BooleanSupplier locking;
  private final Clearing clearing;
  private final ObjectProperty<Optional<Outlook>> outlook =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Ask>> ask = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<RetentionRules> rules =
      new SimpleObjectProperty<>(RetentionRules.NONE);
  private final IntegerProperty keepable = new SimpleIntegerProperty();
  private final BooleanProperty working = new SimpleBooleanProperty();
  private final StringProperty text = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private final AtomicBoolean stopped = new AtomicBoolean();
  private Consumer<List<RecordingId>> whenErased = _ -> {};
  private Runnable whenKept = () -> {};
  private Set<RecordingId> dismissed = Set.of();
  private int asked;

  /**
   * @param locking whether the vault is being locked, which ends it with nothing erased
   */
  public ClearingModel(
      Vault vault,
      Background background,
      Time time,
      Texts texts,
      Moments moments,
      BooleanSupplier locking) {
    this.vault = vault;
    this.background = background;
    this.texts = texts;
    this.moments = moments;
    this.locking = locking;
    this.clearing = new Clearing(vault, time::now);
  }

  /** Tells of those that a rule has erased, in the window. */
  public void onErased(Consumer<List<RecordingId>> listener) {
    whenErased = listener;
  }

  /** Called in the window when others have another verdict. */
  public void onKept(Runnable listener) {
    whenKept = listener;
  }

  /** Applies the rules, unless a parent is to be asked first. */
  public void run() {
    dismissed = Set.of();
    startInFront(() -> clearing.run(this::tellProgress, this::isStopped));
  }

  /**
   * Applies them once more with nobody there. That keeps no window open, and what was dismissed
   * stays so.
   *
   * @param ended told, in the window, whether it came to an end before it was stopped
   */
  public void runAgain(Consumer<Boolean> ended) {
    start(() -> clearing.run(this::tellProgress, this::isStopped), ended);
  }

  /** The parent says yes to what is asked. */
  public void confirm() {
    outlook
        .get()
        .ifPresent(
            shown -> {
              working.set(shown.ask().equals(Optional.of(Ask.NEW_RULES)));
              say();
              startInFront(() -> clearing.confirm(shown, this::tellProgress, this::isStopped));
            });
  }

  private void startInFront(Callable<Cleared> work) {
    start(background.unbroken(work), _ -> {});
  }

  private void start(Callable<Cleared> work, Consumer<Boolean> ended) {
    int mine = ++asked;
    stopped.set(false);
    background.runRaw(
        work,
        done -> {
          if (mine == asked) {
            problem.set("");
            show(done.outlook());
          }
          if (!done.erased().isEmpty()) {
            whenErased.accept(done.erased());
          }
          ended.accept(true);
        },
        failure -> {
          working.set(false);
          if (!(failure instanceof CancellationException) && !isLocked(failure)) {
            problem.set(background.sentences().about(failure));
          }
          say();
          ended.accept(!(failure instanceof CancellationException));
        });
  }

  private boolean isLocked(Throwable failure) {
    return locking.getAsBoolean()
        || (failure instanceof VaultException e && e.problem() == VaultException.Problem.LOCKED);
  }

  private boolean isStopped() {
    return stopped.get() || locking.getAsBoolean();
  }

  private void tellProgress(double done) {
    if (done >= Clearing.ERASING && done < 1) {
      background.inWindow(
          () -> {
            working.set(true);
            say();
          });
    }
  }

  /** Ends what is being erased, as long as it is not done for good. */
  public void stop() {
    stopped.set(true);
  }

  private void show(Outlook fresh) {
    working.set(false);
    outlook.set(Optional.of(fresh));
    rules.set(fresh.standing().rules());
    ask.set(fresh.ask());
    keepable.set((int) coming(fresh).stream().filter(Coming::keepable).count());
    say();
  }

  /** Those in the bin are where somebody put them, and are shown there. */
  private static List<Coming> coming(Outlook of) {
    return of.coming().stream().filter(one -> one.rule().of() != Of.BIN).toList();
  }

  private void say() {
    text.set(working.get() ? texts.get("rules.working") : outlook.get().map(this::said).orElse(""));
  }

  private String said(Outlook of) {
    String now = moments.whole(of.now());
    String seen = of.standing().seen().map(moments::whole).orElse(now);
    if (of.ask().isPresent()) {
      return switch (of.ask().get()) {
        case NEW_RULES -> texts.format("rules.ask", of.due().size(), now);
        case CLOCK_AHEAD -> texts.format("rules.ahead", now, seen);
        case CLOCK_BEHIND -> texts.format("rules.behind", now, seen);
      };
    }
    List<Coming> coming = coming(of);
    int all = coming.size();
    int kept = all - keepable.get();
    if (all == 0 || coming.stream().map(Coming::id).allMatch(dismissed::contains)) {
      return "";
    }
    String said = texts.format("rules.coming", all);
    return kept == 0 ? said : said + " " + texts.format("rules.coming.kept", kept);
  }

  /** Keeps all that are shown as about to go, and can be kept. */
  public void keepThem() {
    List<RecordingId> ids =
        outlook.get().map(ClearingModel::coming).orElse(List.of()).stream()
            .filter(Coming::keepable)
            .map(Coming::id)
            .toList();
    background.run(
        () -> {
          for (RecordingId id : ids) {
            vault.setVerdict(id, Verdict.KEPT);
          }
          return ids;
        },
        _ -> {
          whenKept.run();
          run();
        },
        problem::set);
  }

  /** No word of what is about to go, until there is other news. */
  public void dismiss() {
    dismissed =
        outlook.get().map(ClearingModel::coming).orElse(List.of()).stream()
            .map(Coming::id)
            .collect(Collectors.toSet());
    text.set("");
  }

  /** When each that is about to go is erased, not before; none before the parent was asked. */
  public static Map<RecordingId, Instant> leaves(Outlook of) {
    Map<RecordingId, Instant> leaves = new HashMap<>();
    if (of.ask().isPresent()) {
      return leaves;
    }
    of.coming().forEach(one -> leaves.put(one.id(), one.at()));
    return leaves;
  }

  /** How many days that is from now; 0 for today. */
  public static int days(Instant at, Instant now) {
    Duration left = Duration.between(now, at);
    return left.isNegative() ? 0 : Math.toIntExact(Math.ceilDiv(left.toSeconds(), 86_400));
  }

  /** What the rules are about to do; empty before they were looked at. */
  public ObjectProperty<Optional<Outlook>> outlookProperty() {
    return outlook;
  }

  /** What the parent is to be asked. */
  public ObjectProperty<Optional<Ask>> askProperty() {
    return ask;
  }

  /** The rules that hold. */
  public ObjectProperty<RetentionRules> rulesProperty() {
    return rules;
  }

  /** How many are about to go, and can be kept. */
  public IntegerProperty keepableProperty() {
    return keepable;
  }

  /** Whether something is being erased. */
  public BooleanProperty workingProperty() {
    return working;
  }

  /** What there is to say; empty for nothing. */
  public StringProperty textProperty() {
    return text;
  }

  public StringProperty problemProperty() {
    return problem;
  }
}
