package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.recording.NewMessage;
import org.plushkeep.testing.Tones;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/** A parent keeps a receipt for what is gone, or does not. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
final class ReceiptStoryTest extends RulesStory {
  @Test
  void whatIsErasedByLockingIsOfferedAReceiptAtTheNextUnlocking() throws Exception {
    hasRecordings(2, 1);
    unlocks(2);
    parent.chooses(0);
    window.click("#erase");
    window.click("#erase-yes");
    parent.locks();
    assertThat(house.vault.resolve("vault.json"))
        .as("its key is gone, and no computer that wants to sleep waited for more")
        .content()
        .contains("\"compactionDue\": true");
    parent.unlocks();
    window.untilText("#receipt-text", "One recording was erased for good.");
    assertThat(house.vault.resolve("vault.json")).content().contains("\"compactionDue\": false");
    parent.locks(); // nobody has answered
    parent.unlocks();
    window.untilText("#receipt-text", "One recording was erased for good.");
    window.click("#receipt-keep");
    window.untilText("#receipt-text", "The receipt is in");
    assertThat(Files.readString(Exported.in(house.exports).files().getFirst()))
        .contains("One recording was erased for good");
    parent.locks();
    parent.unlocks();
    parent.untilRows(1);
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.receipts().owed()).isEmpty();
    }
  }

  @Test
  void anErasedMessageIsOfferedAReceiptTooAndItCanBeDeclined() throws Exception {
    hasRecordings(1);
    byte[] clip = ToyAudio.encode(new Pcm(16_000, Tones.sine(16_000, 440, 3000, 16_000)));
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      for (String title : List.of("Good night", "Good morning")) {
        vault
            .messages()
            .add(
                new NewMessage(
                    title, house.time.now(), Duration.ofSeconds(1), clip, new byte[] {1}));
      }
    }
    unlocks(1);
    window.click("#nav-messages");
    erasesAMessage();
    window.untilText("#receipt-text", "One message was erased for good.");
    window.click("#receipt-close");
    window.untilGone("#receipt-bar");
    erasesAMessage();
    window.untilText("#receipt-text", "One message was erased for good.");
    window.click("#receipt-keep");
    window.untilText("#receipt-text", "The receipt is in");
    assertThat(Files.readString(Exported.in(house.exports).files().getFirst()))
        .as("the one that was declined is not in it")
        .contains("One message for a toy was erased for good")
        .doesNotContain("Good night", "Good morning", "{");
    assertThat(Optional.of(window.isShown("#receipt-keep"))).contains(false);
  }

  private void erasesAMessage() {
    window.click("#message-erase");
    window.click("#message-erase-yes");
  }
}
