package org.plushkeep.launch.window;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.testfx.framework.junit5.ApplicationExtension;

/** Every story that begins with an open vault, and two recordings of the practice toy in it. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
abstract class TwoRecordingsStory {
  @TempDir Path folder;

  final AtTheWindow window = new AtTheWindow();
  final PracticeToy toy =
      new PracticeToy(List.of(ToyClips.clip(50, 1), ToyClips.clip(60, 2)), Radio.instant());
  House house;
  Parent parent;

  @BeforeEach
  final void collect() throws Exception {
    house = new House(folder, Ear.eager(), () -> toy);
    parent = new Parent(window, house);
    parent.hasCollected(toy);
  }

  @AfterEach
  final void end() {
    house.clearAway();
  }
}
