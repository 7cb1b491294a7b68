package org.plushkeep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.practice.PracticeFinder;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException;

/** Care over the practice toy, which speaks the toy's protocol, and what the vault keeps of it. */
class CareTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final KnownToy TOY =
      new KnownToy(PracticeFinder.SEEN.id(), "Bentley", "Ada", "0002_14_09_30_15", Instant.EPOCH);

  @RegisterExtension final ShutEar ear = new ShutEar();
  private final MemoryVault vault = new MemoryVault();
  private final Care care = new Care(vault, () -> NOW);
  private final List<Integer> heart = new CopyOnWriteArrayList<>();
  private PracticeToy toy;
  private Message message;

  @BeforeEach
  void start() throws Exception {
    vault.saveToy(TOY);
    message =
        vault
            .messages()
            .add(
                new NewMessage(
                    "Good night", NOW, Duration.ofSeconds(1), ToyClips.clip(50, 1), new byte[0]));
    has(ToyClips.clip(5, 7));
  }

  private void has(byte[]... recordings) {
    toy = ear.on(new PracticeToy(List.of(recordings), Radio.instant()));
    heart.clear();
    toy.watchLed(led -> heart.add(led.mode()));
  }

  private interface Deed<T> {
    T with(ToyLink link) throws ToyException, VaultException;
  }

  private <T> T linked(Deed<T> deed) throws ToyException, VaultException {
    try (ToyLink link = new PracticeFinder(toy).connect(PracticeFinder.SEEN)) {
      return deed.with(link);
    }
  }

  private void send(int slot, AtomicBoolean stop) throws ToyException, VaultException {
    linked(
        link -> {
          care.send(link, TOY, slot, message.id(), (_, _) -> {}, stop::get);
          return link;
        });
  }

  private void assertFails(Problem problem, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @Test
  void aMessageGoesToItsSlotAndTheHeartGlowsMeanwhile() throws Exception {
    send(3, new AtomicBoolean());
    byte[] clip = ToyClips.clip(50, 1);
    assertThat(Arrays.copyOf(toy.stored(3), clip.length)).isEqualTo(clip);
    assertThat(heart.subList(0, 3)).containsExactly(0, 1, 0);
    assertThat(heart.subList(3, heart.size())).containsOnly(0);
    assertThat(vault.care().slots(TOY.id())).containsExactly(ToySlot.message(3, message.id(), NOW));
    assertThat(told()).contains(JournalEvent.MESSAGE_SENT + " 1");
  }

  @Test
  void afterALostLinkNobodyKnowsWhatTheSlotHolds() throws Exception {
    send(2, new AtomicBoolean());
    toy.dropLinkAfter(6);
    assertFails(Problem.LINK_LOST, () -> send(2, new AtomicBoolean()));
    assertThat(vault.care().slots(TOY.id())).containsExactly(ToySlot.unknown(2, NOW));
    send(2, new AtomicBoolean());
    assertThat(vault.care().slots(TOY.id())).containsExactly(ToySlot.message(2, message.id(), NOW));
  }

  @Test
  void stoppedItIsUnknownTooAndAMessageThatIsNotHereTouchesNothing() throws Exception {
    assertFails(Problem.CANCELLED, () -> send(1, new AtomicBoolean(true)));
    assertThat(vault.care().slots(TOY.id())).containsExactly(ToySlot.unknown(1, NOW));
    assertThatThrownBy(
            () ->
                linked(
                    link -> {
                      care.send(link, TOY, 4, MessageId.random(), (_, _) -> {}, () -> false);
                      return link;
                    }))
        .isInstanceOf(VaultException.class);
    assertThat(vault.care().slots(TOY.id())).hasSize(1);
    assertThat(toy.stored(4)).isEmpty();
  }

  @Test
  void theCapIsNeverExceeded() throws Exception {
    vault.care().setVolumeCap(TOY.id(), 100);
    int loud = linked(link -> care.setVolume(link, TOY, 255));
    assertThat(loud).isEqualTo(100);
    assertThat(toy.volume()).isEqualTo(100);
    int quiet = linked(link -> care.setVolume(link, TOY, 40));
    assertThat(quiet).isEqualTo(40);
    assertThat(toy.volume()).isEqualTo(40);
    vault.care().setVolumeCap(TOY.id(), 30);
    AtomicBoolean stop = new AtomicBoolean();
    toy.watchState(state -> stop.set(state == org.plushkeep.toy.cloudpets.ToyState.PLAYBACK));
    boolean played = linked(link -> care.play(link, TOY, 1, stop::get));
    assertThat(played).isTrue();
    assertThat(toy.volume()).as("brought down before it plays").isEqualTo(30);
  }

  @Test
  void howItIsCanBeAsked() throws Exception {
    ToyCondition now = linked(link -> care.look(link, TOY));
    assertThat(now.battery()).hasValue(80);
    assertThat(now.volume()).hasValue(128);
    assertThat(now.recordingWaits()).isTrue();
    assertThat(heart).contains(1);
  }

  @Test
  void clearingCollectsFirstAndThenOverwritesEverySlot() throws Exception {
    send(2, new AtomicBoolean());
    List<Integer> slots = new ArrayList<>();
    CollectResult collected = linked(link -> care.clear(link, TOY, told(slots), () -> false));
    assertThat(collected.added()).hasSize(1);
    assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(1);
    assertThat(slots).startsWith(1).endsWith(4).containsOnly(1, 2, 3, 4);
    byte[] silence = toy.stored(1);
    assertThat(silence.length).as("as long as a slot").isGreaterThanOrEqualTo(80_032);
    for (short sample : ToyAudio.decode(silence).samples()) {
      assertThat(Math.abs(sample)).as("what the codec makes of nothing").isLessThanOrEqualTo(16);
    }
    for (int slot = 2; slot <= 4; slot++) {
      assertThat(toy.stored(slot)).isEqualTo(silence);
    }
    assertThat(vault.care().slots(TOY.id()))
        .extracting(ToySlot::content)
        .hasSize(4)
        .containsOnly(ToySlot.Content.SILENCE);
    assertThat(told()).contains(JournalEvent.TOY_CLEARED + " 4");
  }

  private List<String> told() {
    return vault.journal().page(JournalFilter.ALL, 0, 99).stream()
        .map(entry -> entry.event() + " " + entry.count())
        .toList();
  }

  private ToyClearing.Progress told(List<Integer> slots) {
    return new ToyClearing.Progress() {
      @Override
      public void bytes(int received, int expected) {}

      @Override
      public void overwriting(int slot, int sent, int all) {
        slots.add(slot);
      }
    };
  }

  @Test
  void nothingIsOverwrittenWhereCollectingFails() throws Exception {
    send(2, new AtomicBoolean());
    byte[] before = toy.stored(2);
    vault.fillDisk();
    assertThatThrownBy(
            () -> linked(link -> care.clear(link, TOY, told(new ArrayList<>()), () -> false)))
        .isInstanceOf(VaultException.class);
    assertThat(toy.stored(1)).isEmpty();
    assertThat(toy.stored(2)).isEqualTo(before);
    assertThat(told()).noneMatch(one -> one.startsWith("TOY_CLEARED"));
  }

  @Test
  void nothingIsOverwrittenWhileTheToySaysThatARecordingWaits() {
    ScriptedToy greedy = new ScriptedToy().identifier(TOY.identifier()).saysMoreForEver();
    greedy.cares();
    assertFails(
        Problem.NOT_COLLECTED, () -> care.clear(greedy, TOY, told(new ArrayList<>()), () -> false));
    assertThat(greedy.asked).noneMatch(one -> one.startsWith("send"));
  }

  @Test
  void clearingThatStopsHalfWaySaysWhichSlotsAreSilentAndWhichIsUnknown() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    ToyClearing.Progress stopping =
        new ToyClearing.Progress() {
          @Override
          public void bytes(int received, int expected) {}

          @Override
          public void overwriting(int slot, int sent, int all) {
            stop.set(slot == 2 && sent > all / 2);
          }
        };
    assertFails(
        Problem.CANCELLED, () -> linked(link -> care.clear(link, TOY, stopping, stop::get)));
    assertThat(vault.care().slots(TOY.id()))
        .containsExactly(ToySlot.silence(1, NOW), ToySlot.unknown(2, NOW));
    assertThat(told()).contains(JournalEvent.TOY_CLEARED + " 1");
  }

  @Test
  void aToyThatSaysThatItIsAnotherIsLeftAlone() throws Exception {
    KnownToy other = new KnownToy(TOY.id(), "Bentley", "Ada", "0402_01_01_10_00", Instant.EPOCH);
    vault.saveToy(other);
    for (Deed<?> deed :
        List.<Deed<?>>of(
            link -> care.look(link, other),
            link -> care.setVolume(link, other, 1),
            link -> care.play(link, other, 1, () -> false),
            link -> care.clear(link, other, told(new ArrayList<>()), () -> false),
            link -> new Collector(vault).collect(link, other, (_, _) -> {}, () -> false))) {
      assertFails(Problem.OTHER_TOY, () -> linked(deed));
    }
    assertThat(vault.count(RecordingFilter.ALL)).isZero();
    assertThat(toy.volume()).isEqualTo(128);
    assertThat(heart).doesNotContain(1, 2);
  }

  @Test
  void aLinkThatHasNoCareSaysSo() {
    assertFails(
        Problem.NO_CARE, () -> care.look(new ScriptedToy().identifier(TOY.identifier()), TOY));
  }
}
