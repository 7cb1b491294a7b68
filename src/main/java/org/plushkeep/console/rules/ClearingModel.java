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
import java.util.function.UnaryOperator;
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
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Applies the rules to the open vault, asks where a parent is to be asked, shows what will go. */
public final class ClearingModel {
  private final Vault vault;
  private final Background background;
  private final Texts texts;
  private final ClearingWords words;
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
  private Consumer<List<RecordingId>> whenErased = _ -> {};
  private Runnable whenKept = () -> {};
  private Runnable stopInFront = () -> {};
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
    this.words = new ClearingWords(texts, moments);
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
    run("");
  }

  private void run(String trouble) {
    dismissed = Set.of();
    startInFront(
        cancelled -> clearing.run(this::tellProgress, cancelled),
        done -> problem.set(done ? trouble : problem.get()));
  }

  /**
   * Applies them once more with nobody there. That keeps no window open, and what was dismissed
   * stays so.
   *
   * @param ended told, in the window, whether it came to an end before it was stopped
   * @return ends this run, and no other, with nothing erased
   */
  public Runnable runAgain(Consumer<Boolean> ended) {
    return start(
        UnaryOperator.identity(), cancelled -> clearing.run(this::tellProgress, cancelled), ended);
  }

  /** The parent says yes to what is asked. */
  public void confirm() {
    outlook
        .get()
        .ifPresent(
            shown -> {
              working.set(shown.ask().equals(Optional.of(Ask.NEW_RULES)));
              say();
              startInFront(
                  cancelled -> clearing.confirm(shown, this::tellProgress, cancelled), _ -> {});
            });
  }

  /** One way of applying the rules. */
  @FunctionalInterface
  private interface Run {
    Cleared run(BooleanSupplier cancelled) throws VaultException;
  }

  private void startInFront(Run run, Consumer<Boolean> ended) {
    stopInFront = start(background::unbroken, run, ended);
  }

  /** Each has a sign of its own: to stop one is not to stop another, and none stops a new one. */
  private Runnable start(UnaryOperator<Callable<Cleared>> how, Run run, Consumer<Boolean> ended) {
    int mine = ++asked;
    AtomicBoolean stopped = new AtomicBoolean();
    BooleanSupplier cancelled = () -> stopped.get() || locking.getAsBoolean();
    background.runRaw(
        how.apply(() -> run.run(cancelled)),
        done -> {
          if (mine == asked) {
            problem.set("");
            show(done.outlook());
          }
          ended.accept(true);
          if (!done.erased().isEmpty()) {
            whenErased.accept(done.erased());
          }
        },
        failure -> {
          ended.accept(!(failure instanceof CancellationException));
          if (mine != asked) {
            return; // what goes on since says how that is
          }
          working.set(false);
          if (!(failure instanceof CancellationException) && !isLocked(failure)) {
            problem.set(background.sentences().about(failure));
          }
          say();
        });
    return () -> stopped.set(true);
  }

  private boolean isLocked(Throwable failure) {
    return locking.getAsBoolean()
        || (failure instanceof VaultException e && e.problem() == VaultException.Problem.LOCKED);
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

  /** Ends what the parent has begun, as long as it is not done for good. */
  public void stop() {
    stopInFront.run();
  }

  private void show(Outlook fresh) {
    working.set(false);
    outlook.set(Optional.of(fresh));
    rules.set(fresh.standing().rules());
    ask.set(fresh.ask());
    keepable.set((int) ClearingWords.coming(fresh).stream().filter(Coming::keepable).count());
    say();
  }

  private void say() {
    text.set(
        working.get()
            ? texts.get("rules.working")
            : outlook.get().map(of -> words.about(of, dismissed)).orElse(""));
  }

  /** Keeps all that are shown as about to go, and can be kept. */
  public void keepThem() {
    List<RecordingId> ids =
        outlook.get().map(ClearingWords::coming).orElse(List.of()).stream()
            .filter(Coming::keepable)
            .map(Coming::id)
            .toList();
    background.run(
        () -> vault.setVerdicts(ids, Verdict.KEPT),
        damaged -> {
          whenKept.run();
          run(background.sentences().notDecided(damaged.size()));
        },
        problem::set);
  }

  /** No word of what is about to go, until there is other news. */
  public void dismiss() {
    dismissed =
        outlook.get().map(ClearingWords::coming).orElse(List.of()).stream()
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
