package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.console.unlock.UnlockModel;
import org.plushkeep.console.welcome.WelcomeModel;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException.Problem;

/** Making a vault and opening it, without a window: all on one thread. */
final class EnteringTest {
  private final HandTime time = new HandTime();
  private final Background background =
      new Background(Runnable::run, Runnable::run, new Sentences(new Texts(Locale.ENGLISH)));
  private final MemoryDoor door = new MemoryDoor();

  @Test
  void aWrongPassphraseWaitsLongerEachTimeUpToHalfAMinute() {
    door.create("right passphrase".toCharArray());
    UnlockModel model = new UnlockModel(door, background, time, (_, _) -> {});
    List<Integer> waits = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      model.passphraseProperty().set("wrong");
      model.unlock();
      waits.add(model.secondsToWaitProperty().get());
      model.passphraseProperty().set("right passphrase");
      model.unlock();
      assertThat(model.passphraseProperty().get()).as("not tried").isNotEmpty();
      time.advance(Duration.ofSeconds(waits.getLast()));
    }
    assertThat(waits).containsExactly(1, 2, 4, 8, 16, 30, 30);
    assertThat(model.problemProperty().get()).contains("not the passphrase");
  }

  @Test
  void aClockSetBackLocksNobodyOut() {
    door.create("right passphrase".toCharArray());
    List<Vault> opened = new ArrayList<>();
    UnlockModel model = new UnlockModel(door, background, time, (vault, _) -> opened.add(vault));
    for (int i = 0; i < 5; i++) {
      time.advance(Duration.ofSeconds(60));
      model.passphraseProperty().set("wrong");
      model.unlock();
    }
    time.jump(Duration.ofDays(-400));
    time.advance(Duration.ofSeconds(10));
    assertThat(model.secondsToWaitProperty().get()).isBetween(1, 16);
    time.advance(Duration.ofSeconds(17));
    model.passphraseProperty().set("right passphrase");
    model.unlock();
    assertThat(opened).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Problem.class,
      names = {"DAMAGED", "IN_USE", "TOO_NEW", "NOT_A_VAULT", "DISK"})
  void aVaultThatDoesNotOpenSaysWhyAndWaitsForNothing(Problem problem) {
    door.create("right passphrase".toCharArray());
    List<Vault> opened = new ArrayList<>();
    UnlockModel model = new UnlockModel(door, background, time, (vault, _) -> opened.add(vault));
    door.failNext(problem);
    model.passphraseProperty().set("right passphrase");
    model.unlock();
    assertThat(model.problemProperty().get()).hasSizeGreaterThan(40).endsWith(".");
    assertThat(model.secondsToWaitProperty().get()).isZero();
    model.passphraseProperty().set("right passphrase");
    model.unlock();
    assertThat(opened).hasSize(1);
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void aVaultIsMadeOnlyFromAGoodPassphraseTypedTwice() {
    List<Vault> made = new ArrayList<>();
    WelcomeModel model = new WelcomeModel(door, background, made::add);
    model.passphrase().typedProperty().set("short");
    model.passphrase().repeatedProperty().set("short");
    model.create();
    model.passphrase().typedProperty().set("long and good enough");
    model.create();
    assertThat(made).isEmpty();
    model.passphrase().repeatedProperty().set("long and good enough");
    model.create();
    assertThat(made).hasSize(1);
    assertThat(model.passphrase().typedProperty().get()).isEmpty();
    assertThat(model.passphrase().repeatedProperty().get()).isEmpty();
  }
}
