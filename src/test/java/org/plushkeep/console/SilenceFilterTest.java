package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.plushkeep.console.inbox.EraseQueue;
import org.plushkeep.console.inbox.InboxModel;
import org.plushkeep.console.inbox.InboxRow;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.vault.VaultException;

/** The inbox without a window shows only what is mostly silent when asked to. */
final class SilenceFilterTest {
  private static final ToyId BEAR = new ToyId("C4:BE:84:01:02:03");

  private final Background background =
      new Background(Runnable::run, Runnable::run, new Sentences(new Texts(Locale.ENGLISH)));
  private final MemoryVault vault = new MemoryVault();
  private final InboxModel inbox =
      new InboxModel(vault, background, new EraseQueue(vault, background, new HandTime()));

  private List<Integer> shown() {
    return inbox.rows().stream()
        .map(InboxRow::id)
        .map(id -> vault.find(id).orElseThrow().silence().permille())
        .toList();
  }

  @Test
  void onlyWhatIsMostlySilentIsShownWhenAskedTo() throws VaultException {
    vault.saveToy(new KnownToy(BEAR, "Bentley", "Mia", "", Instant.EPOCH));
    int[] permilles = {-1, 0, 899, 900, 1000};
    for (int i = 0; i < permilles.length; i++) {
      vault.add(
          List.of(
              new NewRecording(
                  BEAR,
                  Instant.EPOCH.plusSeconds(i),
                  new byte[] {(byte) i},
                  Duration.ofSeconds(1),
                  "g722.1-16k",
                  new byte[0],
                  new Silence(permilles[i]))));
    }
    inbox.refresh();
    assertThat(shown()).containsExactly(1000, 900, 899, 0, -1);
    inbox.mostlySilentProperty().set(true);
    assertThat(shown()).containsExactly(1000, 900);
    assertThat(inbox.isFiltered()).isTrue();
    inbox.mostlySilentProperty().set(false);
    assertThat(shown()).hasSize(5);
  }
}
