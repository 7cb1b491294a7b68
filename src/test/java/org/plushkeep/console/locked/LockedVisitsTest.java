package org.plushkeep.console.locked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.plushkeep.console.HandTime;
import org.plushkeep.console.locked.PairedNearby.Sight;
import org.plushkeep.console.toys.ArrivingBytes;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.MemoryIntake;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.ScriptedToy;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException.Problem;

/** What the button does: each toy that is near is visited. */
final class LockedVisitsTest {
  private static final String ONE = "C4:BE:84:00:00:01";
  private static final String TWO = "C4:BE:84:00:00:02";

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final ScriptedFinder radio = new ScriptedFinder();
  private final ScriptedToy toy = radio.put(ONE);
  private final ScriptedToy other = radio.put(TWO).offers(ToyClips.clip(10, 2));
  private final MemoryIntake intake = new MemoryIntake(0);
  private final LockedVisits visits =
      new LockedVisits(intake, List.of(sight(ONE), sight(TWO)), false);

  private Sight sight(String id) {
    SeenToy seen = new SeenToy(new ToyId(id), "", SeenToy.Way.BLUETOOTH, OptionalInt.empty());
    return new Sight(seen, radio);
  }

  private void failsWith(Problem problem) {
    ArrivingBytes arriving =
        new ArrivingBytes(
            new HandTime(),
            texts,
            new Moments(texts, ZoneOffset.UTC),
            new SimpleStringProperty(""));
    arriving.begin();
    assertThatThrownBy(() -> visits.run(arriving)).extracting("problem").isEqualTo(problem);
  }

  @Test
  void oneToysTroubleIsToldAndIsNotTheOthers() {
    toy.fails(Problem.LINK_LOST);
    failsWith(Problem.LINK_LOST);
    assertThat(intake.waiting()).isEqualTo(1);
  }

  @Test
  void whoeverStopsItStopsAllOfIt() {
    toy.fails(Problem.CANCELLED);
    failsWith(Problem.CANCELLED);
    assertThat(other.asked).isEmpty();
    assertThat(intake.waiting()).isZero();
  }
}
