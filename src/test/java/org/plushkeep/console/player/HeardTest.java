package org.plushkeep.console.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.playback.Player.State;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalFilter;

/** The history is told once of each playing that begins. */
class HeardTest {
  private final MemoryVault vault = new MemoryVault();
  private final Heard heard =
      new Heard(
          vault,
          new Background(Runnable::run, Runnable::run, new Sentences(new Texts(Locale.ENGLISH))));
  private final RecordingId one = RecordingId.random();
  private final RecordingId other = RecordingId.random();

  private List<Optional<RecordingId>> told() {
    return vault.journal().page(JournalFilter.ALL, 0, 100).reversed().stream()
        .map(JournalEntry::about)
        .toList();
  }

  @Test
  void aPauseOrAnotherLoudspeakerBeginsNothing() {
    heard.follow(State.PLAYING);
    heard.shows(one);
    heard.follow(State.PAUSED);
    assertThat(told()).as("nothing was heard yet").isEmpty();
    heard.follow(State.PLAYING);
    heard.follow(State.PAUSED);
    heard.follow(State.PLAYING);
    heard.shows(one);
    heard.follow(State.PLAYING);
    assertThat(told()).containsExactly(Optional.of(one));
  }

  @Test
  void playingFromTheBeginningAgainAndComingBackAreNew() {
    heard.shows(one);
    heard.follow(State.PLAYING);
    heard.follow(State.ENDED);
    heard.follow(State.PLAYING);
    heard.shows(other);
    heard.follow(State.PLAYING);
    heard.shows(one);
    heard.follow(State.PLAYING);
    assertThat(told())
        .containsExactly(Optional.of(one), Optional.of(one), Optional.of(other), Optional.of(one));
  }
}
