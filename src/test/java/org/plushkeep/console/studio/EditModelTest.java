package org.plushkeep.console.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.capture.Mouth;
import org.plushkeep.audio.edit.Draft;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.console.HandTime;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.player.PlayerModel;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.Tones;
import org.plushkeep.vault.VaultException;

/** A message being changed, without a window: all on one thread. */
final class EditModelTest {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final HandTime time = new HandTime();
  private final MemoryVault vault = new MemoryVault();
  private final Background background =
      new Background(Runnable::run, Runnable::run, new Sentences(texts));
  private final PlayerModel player =
      new PlayerModel(vault, background, Loudspeakers.only(new SilentOutput()), time, texts);
  private final Hearing hearing = new Hearing(background, player.loudspeaker(), time, texts);
  private final StudioModel studio =
      new StudioModel(
          vault,
          SoundSources.only(new Mouth(16_000), _ -> Optional.empty()),
          player.loudspeaker(),
          background,
          time,
          texts);

  private EditModel editing(int samples) throws Exception {
    Draft draft = Draft.of(new Pcm(16_000, Tones.sine(16_000, 440, 8_000, samples)));
    return new EditModel(draft, Optional.empty(), vault, background, time, hearing);
  }

  @Test
  void aFullDiskKeepsTheDraftAndSaysSo() throws Exception {
    EditModel model = editing(16_000);
    vault.fillDisk();
    model.keep(_ -> assertThat(false).as("it was not kept").isTrue());
    assertThat(model.problemProperty().get()).contains("disk is full");
    assertThat(model.keepingProperty().get()).isFalse();
    assertThat(model.isUnkept()).isTrue();
    assertThatThrownBy(() -> model.save("unfinished")).isInstanceOf(VaultException.class);
  }

  @Test
  void whatIsKeptAlreadyIsNotKeptOnceMoreWhenLocked() throws Exception {
    EditModel model = editing(16_000);
    model.titleProperty().set("  Good night ");
    model.keep(_ -> {});
    model.save("unfinished");
    assertThat(vault.messages().list()).extracting(Message::title).containsExactly("Good night");
  }

  @Test
  void lockedInTheMiddleItIsKeptUnderTheNameItHas() throws Exception {
    EditModel model = editing(16_000);
    model.save("unfinished");
    model.titleProperty().set("Mine");
    model.save("unfinished");
    assertThat(vault.messages().list())
        .extracting(Message::title)
        .containsExactlyInAnyOrder("unfinished", "Mine");
  }

  @Test
  void endingWipesTheSound() throws Exception {
    Draft draft = Draft.of(new Pcm(16_000, Tones.sine(16_000, 440, 8_000, 16_000)));
    EditModel model = new EditModel(draft, Optional.empty(), vault, background, time, hearing);
    model.end();
    assertThat(draft.sound().samples()).containsOnly(0);
  }

  @Test
  void theHandlesNeverCrossAndLeaveAFifthOfASecond() throws Exception {
    EditModel model = editing(16_000);
    model.steps().trim(0.9, 0.1, false);
    assertThat(model.steps().editsProperty().get().length())
        .isGreaterThanOrEqualTo(EditSteps.SHORTEST);
    model.steps().trim(0, 1, false);
    model.steps().trim(0.999, 1, false);
    assertThat(model.steps().editsProperty().get().from()).isEqualTo(16_000 - EditSteps.SHORTEST);
    model.steps().trim(0, 1, false);
    model.steps().trim(0, 0.001, false);
    assertThat(model.steps().editsProperty().get().to()).isEqualTo(EditSteps.SHORTEST);
    EditModel tiny = editing(100);
    tiny.steps().trim(0.5, 0.5, false);
    assertThat(tiny.steps().editsProperty().get().length()).isEqualTo(100);
  }

  @Test
  void anUnchangedMessageIsNothingToLose() throws Exception {
    EditModel first = editing(16_000);
    first.keep(_ -> {});
    Message kept = vault.messages().list().getFirst();
    studio.change(kept);
    assertThat(studio.roomProperty().get()).isEqualTo(StudioModel.Room.EDIT);
    EditModel again = studio.editingProperty().get().orElseThrow();
    assertThat(again.isUnkept()).isFalse();
    assertThat(studio.end()).isEmpty();
  }

  @Test
  void aChangedMessageStaysBesideTheOldOneWhenLocked() throws Exception {
    EditModel first = editing(16_000);
    first.titleProperty().set("Good night");
    first.keep(_ -> {});
    studio.change(vault.messages().list().getFirst());
    studio.editingProperty().get().orElseThrow().steps().setFadeIn(true);
    studio.end().orElseThrow().save();
    assertThat(vault.messages().list()).hasSize(2);
  }

  @Test
  void aReceiptIsOwedForWhatAChangedMessageTakesThePlaceOf() throws Exception {
    EditModel first = editing(16_000);
    first.keep(_ -> {});
    assertThat(vault.receipts().owed()).as("it took nothing’s place").isEmpty();
    Message before = vault.messages().list().getFirst();
    List<MessageId> told = new ArrayList<>();
    studio.messages().onErased(told::addAll);
    studio.change(before);
    studio.keep();
    assertThat(vault.messages().list()).hasSize(1).doesNotContain(before);
    assertThat(told).containsExactly(before.id());
    assertThat(vault.receipts().owed().orElseThrow().erased().messages())
        .as("also when the vault is locked before anybody is asked")
        .hasSize(1);
  }

  @Test
  void theMeterBarRunsFromMinusSixtyToNought() {
    assertThat(LevelBar.fraction(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(LevelBar.fraction(-60)).isZero();
    assertThat(LevelBar.fraction(-30)).isEqualTo(0.5);
    assertThat(LevelBar.fraction(0)).isEqualTo(1);
  }

  @Test
  void aMessageThatIsReadOnlyWhenTheVaultIsLockedIsNotShownAnyMore() throws Exception {
    EditModel model = editing(16_000);
    model.keep(_ -> {});
    Message kept = vault.messages().list().getFirst();
    List<Runnable> slow = new ArrayList<>();
    StudioModel locking =
        new StudioModel(
            vault,
            SoundSources.only(new Mouth(16_000), _ -> Optional.empty()),
            player.loudspeaker(),
            new Background(slow::add, Runnable::run, new Sentences(texts)),
            time,
            texts);
    locking.change(kept);
    assertThat(locking.end()).isEmpty();
    List.copyOf(slow).forEach(Runnable::run);
    assertThat(locking.editingProperty().get()).as("nobody would wipe it").isEmpty();
  }
}
