package org.plushkeep.launch;

import org.plushkeep.recording.RecordingId;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.testing.ToyClips;

/** Beginnings that several stories share. */
final class Story {
  static final String TOY = "C4:BE:84:00:00:01";

  private final Cli cli;

  Story(Cli cli) {
    this.cli = cli;
  }

  /** A vault with what the practice toy holds. */
  void collectPractice() {
    cli.onVault("vault create").done();
    cli.onVault("collect", "--practice", "--pair", "--toy", "practice").done();
  }

  /** A vault with these recordings of a toy in range. */
  void collect(byte[]... recordings) {
    ScriptedFinder radio = new ScriptedFinder();
    ScriptedToy toy = radio.put(TOY);
    for (byte[] recording : recordings) {
      toy.offers(recording);
    }
    cli.radio(radio);
    cli.onVault("vault create").done();
    cli.onVault("collect", "--pair", "--scan-seconds", "0").done();
  }

  /** A vault with three short clips, of 10, 20 and 30 frames. */
  void collectThree() {
    collect(ToyClips.clip(10, 1), ToyClips.clip(20, 2), ToyClips.clip(30, 3));
  }

  static String unknownId() {
    return RecordingId.random().toString();
  }
}
