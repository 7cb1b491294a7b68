package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plushkeep.away.AwaySignals.Reason;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/** The parent leaves the computer in the middle of something. */
final class AwayAtWorkStoryTest extends AwayStory {
  @Test
  void collectingStopsCleanlyAndNothingThatCameIsLost() throws Exception {
    live(new Radio(16, Duration.ofMillis(30)));
    parent.hasCollected(toy);
    toy.record(small).record(long40s);
    window.click("#nav-toys");
    window.click("#collect");
    window.until(
        "the second one is on its way",
        () -> {
          house.time.advance(Duration.ofMillis(100));
          return window.text("#collect-message").contains("of 80");
        });
    hand.leaves(Reason.SLEEP).get(60, TimeUnit.SECONDS);
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      assertThat(vault.count(RecordingFilter.ALL)).as("the first was whole").isPositive();
    }
    isLocked();
    parent.unlocks();
    window.click("#nav-toys");
    window.click("#collect");
    window.untilShown("#collect-open");
    window.click("#collect-open");
    parent.untilRows(2);
  }

  @Test
  void anExportLeavesWholeFilesAndNoHalfOnes() throws Exception {
    live(Radio.instant(), small, long40s, ToyClips.clip(2000, 3));
    parent.hasCollected(toy);
    see(
        () -> {
          window.list("#recordings").getSelectionModel().selectAll();
          return true;
        });
    window.press("#export-selected"); // the bar it is in has just come, and moves still
    window.click("#export-flac");
    window.click("#export-start");
    hand.leaves(Reason.SLEEP).get(60, TimeUnit.SECONDS);
    isLocked();
    house.askToClose();
    window.until("the window has gone", () -> !house.isOpen());
    house.awaitEnd();
    if (Files.exists(house.exports)) {
      try (Stream<Path> files = Files.list(house.exports)) {
        for (Path file : files.toList()) {
          assertThat(file.getFileName().toString()).doesNotEndWith(".part");
          assertThat(file).isNotEmptyFile();
          if (file.toString().endsWith(".wav")) {
            byte[] wav = Files.readAllBytes(file);
            assertThat(wav.length).as("as long as it says").isEqualTo(8 + littleEndian(wav, 4));
          }
        }
      }
    }
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      assertThat(vault.verify(_ -> {}).whole()).isEqualTo(3);
    }
  }

  private static int littleEndian(byte[] bytes, int at) {
    return java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(at);
  }
}
