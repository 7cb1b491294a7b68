package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.edit.Edits;
import org.plushkeep.recording.Message;
import org.plushkeep.share.ErasureReceipt;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.util.WaitForAsyncUtils;

/** A parent records a message for the toy, hears it as the toy will play it, and keeps it. */
@Timeout(300)
final class StudioStoryTest extends StudioStory {
  private Point2D gripped = Point2D.ZERO;

  @Test
  void aMessageIsRecordedChangedHeardKeptFoundAgainAndErased() throws Exception {
    Traces traces = Traces.fromNowOn().of("the sound", SOUND, RATE).of("the name", NAME);
    assertThat(window.everyWord()).contains("No message yet");
    window.click("#record-message");
    window.untilShown("#record-start");
    assertThat(house.microphone.opened()).as("nobody has asked for it yet").isZero();
    assertThat(window.isShown("#recording-mark")).isFalse();
    window.click("#record-start");
    window.untilText("#recording-mark", "Recording");
    assertThat(house.microphone.isOpen()).isTrue();
    assertThat(see(() -> window.<Region>node(".level-peak").getWidth())).isZero();
    says(SOUND);
    window.untilText("#record-time", "0:02 of at most 0:40");
    window.until("the meter moves", () -> window.<Region>node(".level-peak").getWidth() > 100);
    assertThat(window.isShown("#too-loud")).isFalse();
    window.click("#record-stop");
    window.untilShown("#edit-keep");
    assertThat(house.microphone.isOpen()).as("shut").isFalse();
    assertThat(window.text("#edit-length")).isEqualTo("0:02 of at most 0:40");

    window.click("#hear-plain");
    assertThat(hears("#edit-play")).as("as recorded").isEqualTo(SOUND);
    window.click("#hear-toy");
    assertThat(hears("#edit-play"))
        .as("as the toy will play it")
        .isEqualTo(asTheToyPlays(Edits.none(SOUND.length)));

    changes();
    Edits edits = new Edits(RATE / 5, SOUND.length - RATE / 10, RATE / 2, RATE / 2, true);
    assertThat(hears("#edit-play")).as("as changed").isEqualTo(asTheToyPlays(edits));
    keeps(NAME);
    assertThat(window.text("#message-name")).isEqualTo(NAME);
    assertThat(window.everyWord()).contains("0:01 · Today");
    isReadyInTheVault(edits);

    window.click("#nav-messages");
    window.untilText("#message-name", NAME);
    assertThat(hears("#message-play")).as("from the vault").isEqualTo(asTheToyPlays(edits));
    window.click("#message-erase");
    window.untilShown("#message-erase-yes");
    assertThat(window.everyWord()).contains("Erase “" + NAME + "” for good?", "Nobody can bring");
    window.click("#message-erase-no");
    assertThat(window.isShown("#message-name")).isTrue();
    window.click("#message-erase");
    window.click("#message-erase-yes");
    window.untilGone("#message-name");
    assertThat(window.everyWord()).contains("No message yet").doesNotContain(NAME);
    window.speaksPlainly();
    parent.closes();
    traces.mustNotBeIn(folder, house.exports);
    traces.mustNotBeWhereProgramsWrite(house.exports);
  }

  /**
   * By keyboard and mouse: a fifth off the beginning, a tenth of a second off the end, and more.
   */
  private void changes() {
    window.click("#trim-from");
    window.type(KeyCode.RIGHT, KeyCode.RIGHT);
    window.click("#trim-to");
    window.type(KeyCode.LEFT);
    window.click("#fade-in");
    window.click("#fade-out");
    window.click("#even-out");
    assertThat(window.text("#edit-length")).startsWith("0:01 of");
    for (int step = 0; step < 6; step++) {
      window.click("#edit-undo");
    }
    assertThat(window.<ButtonBase>node("#edit-undo").isDisabled()).isTrue();
    assertThat(window.text("#edit-length")).startsWith("0:02 of");
    for (int step = 0; step < 6; step++) {
      window.click("#edit-redo");
    }
    assertThat(window.<ButtonBase>node("#edit-redo").isDisabled()).isTrue();
  }

  /** The vault alone, without the window: exactly the bytes that the toy is to be sent. */
  private void isReadyInTheVault(Edits edits) throws Exception {
    window.click("#lock");
    window.untilShown("#unlock");
    assertThat(window.everyWord()).doesNotContain(NAME);
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      Message kept = vault.messages().list().getFirst();
      assertThat(kept.title()).isEqualTo(NAME);
      assertThat(vault.messages().readClip(kept.id()))
          .isEqualTo(ToyAudio.encode(edits.apply(new Pcm(RATE, SOUND))));
    }
    parent.unlocks();
  }

  @Test
  void aKeptMessageCanBeChangedAgainAndTheNewOneTakesItsPlace() throws Exception {
    records(SOUND);
    window.click("#trim-from");
    window.type(KeyCode.RIGHT, KeyCode.RIGHT);
    keeps(NAME);
    window.click("#message-change");
    window.untilShown("#edit-keep");
    assertThat(window.input("#message-title").getText()).isEqualTo(NAME);
    assertThat(hears("#edit-play"))
        .isEqualTo(asTheToyPlays(new Edits(RATE / 5, SOUND.length, 0, 0, false)));
    window.click("#trim-from");
    window.type(KeyCode.HOME);
    window.paste("#message-title", NAME + " again");
    window.click("#edit-keep");
    window.untilText("#message-name", NAME + " again");
    window.untilText("#receipt-text", "One message was erased for good.");
    window.click("#receipt-keep");
    window.untilText("#receipt-text", "The receipt is in");
    String receipt = Files.readString(Exported.in(house.exports).files().getFirst());
    assertThat(receipt).contains("One message for a toy was erased for good").doesNotContain(NAME);
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(ErasureReceipt.check(vault, receipt)).isEqualTo(ErasureReceipt.Verdict.GENUINE);
      assertThat(vault.receipts().owed()).as("it was given").isEmpty();
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 100))
          .extracting(JournalEntry::event)
          .contains(JournalEvent.MESSAGE_ERASED);
      assertThat(vault.messages().list()).hasSize(1);
      assertThat(vault.messages().readClip(vault.messages().list().getFirst().id()))
          .as("what was cut away came back")
          .isEqualTo(ToyAudio.encode(new Pcm(RATE, SOUND)));
    }
  }

  @Test
  void allOfItGoesByKeyboard() {
    window.type(KeyCode.TAB);
    window.goBy(KeyCode.TAB, "#record-message");
    window.type(KeyCode.SPACE);
    window.until("the keyboard is there", () -> window.hasKeyboard("#record-start"));
    window.type(KeyCode.SPACE);
    window.untilText("#recording-mark", "Recording");
    says(SOUND);
    window.until("the keyboard is there", () -> window.hasKeyboard("#record-stop"));
    window.type(KeyCode.SPACE);
    window.until("the keyboard is there", () -> window.hasKeyboard("#edit-play"));
    window.goBy(KeyCode.TAB, "#hear-toy");
    for (int steps = 0; steps < 20 && !see(() -> window.hasKeyboard("#fade-in")); steps++) {
      window.type(KeyCode.TAB);
    }
    window.type(KeyCode.SPACE);
    assertThat(window.<ButtonBase>node("#edit-undo").isDisabled()).isFalse();
    window.goBy(KeyCode.TAB, "#message-title");
    window.goBy(KeyCode.TAB, "#trim-from");
    window.type(KeyCode.RIGHT);
    window.goBy(KeyCode.TAB, "#message-title");
    window.robot().write("Good night");
    window.type(KeyCode.ENTER);
    window.untilText("#message-name", "Good night");
  }

  @Test
  void aHandleCanBeDraggedAndADragIsOneStep() {
    records(SOUND);
    double width = see(() -> window.<Region>node("#trim").getWidth());
    mouse("#trim-to", MouseEvent.MOUSE_PRESSED, 0);
    for (int step = 1; step <= 4; step++) {
      mouse("#trim-to", MouseEvent.MOUSE_DRAGGED, -step * width / 8);
    }
    assertThat(window.text("#edit-length")).isEqualTo("0:01 of at most 0:40");
    window.click("#edit-undo");
    assertThat(window.text("#edit-length")).isEqualTo("0:02 of at most 0:40");
    assertThat(window.<ButtonBase>node("#edit-undo").isDisabled()).isTrue();
    see(
        () -> {
          window.node("#trim-to").executeAccessibleAction(AccessibleAction.SET_VALUE, 0.0);
          return true;
        });
    window.click("#hear-plain");
    assertThat(hears("#edit-play")).as("never shorter than a fifth").hasSize(RATE / 5);
  }

  /** As the mouse would, from where the handle was to so many points beside. */
  private void mouse(String query, EventType<MouseEvent> kind, double across) {
    see(
        () -> {
          Node handle = window.node(query);
          if (kind == MouseEvent.MOUSE_PRESSED) {
            gripped = handle.localToScene(2, 20);
          }
          Point2D at = gripped.add(across, 0);
          Point2D here = handle.sceneToLocal(at);
          Event.fireEvent(
              handle,
              new MouseEvent(
                  kind,
                  here.getX(),
                  here.getY(),
                  at.getX(),
                  at.getY(),
                  MouseButton.PRIMARY,
                  1,
                  false,
                  false,
                  false,
                  false,
                  true,
                  false,
                  false,
                  false,
                  false,
                  false,
                  null));
          return true;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }
}
