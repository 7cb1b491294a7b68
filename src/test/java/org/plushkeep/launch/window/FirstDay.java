package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.toy.practice.PracticeToy;
import org.testfx.framework.junit5.ApplicationExtension;

/** How every whole story begins: a vault, a toy, and what it has recorded. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
abstract class FirstDay {
  @RegisterExtension final ShutEar shutEar = new ShutEar();
  @TempDir Path folder;

  final Ear ear = Ear.patient();
  final AtTheWindow window = new AtTheWindow();
  final List<Integer> heart = new CopyOnWriteArrayList<>();
  PracticeToy toy;
  House house;
  Parent parent;
  Traces traces;

  @BeforeEach
  void start() {
    traces = Traces.fromNowOn();
    toy = shutEar.on(PracticeToys.make());
    house = new House(folder, ear, () -> toy);
    parent = new Parent(window, house);
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  void choosesAPassphrase() {
    assertThat(house.stage.getTitle()).isEqualTo("Plushkeep");
    assertThat(window.everyWord())
        .contains("Welcome to Plushkeep", "There is no back door")
        .contains("Only this passphrase opens your vault, and a recovery sheet if you make one")
        .contains("Nobody can reset it, not even the people who made Plushkeep.");
    refuses("hunter2", "Too short");
    refuses("password1234", "among the first that people try");
    refuses("cloudpets2017", "leave out “cloudpets”");
    refuses("plushkeepplushkeep", "“plushkeep”");
    refuses("asdfghjkl;12", "lie side by side");
    assertThat(house.vault).doesNotExist();
    window.paste("#passphrase", Parent.PASSPHRASE);
    window.untilText("#strength", "Excellent");
    window.paste("#passphrase-again", "something else");
    window.untilText("#difference", "not the same");
    assertThat(window.<Labeled>node("#create-vault").isDisabled()).isTrue();
    window.paste("#passphrase-again", "");
    window.robot().write(Parent.PASSPHRASE);
    window.click("#create-vault");
    window.untilText("#go-to-toys", "Find a toy");
    assertThat(window.everyWord()).contains("Nothing here yet");
    assertThat(house.vault.resolve("vault.json")).isRegularFile();
    assertThat(house.vault.resolve("recordings.mv.db")).isRegularFile();
  }

  void refuses(String weak, String why) {
    window.paste("#passphrase", weak);
    window.untilText("#strength", why);
    assertThat(window.<Labeled>node("#create-vault").isDisabled()).isTrue();
  }

  void pairsByThePaw() {
    window.click("#go-to-toys");
    window.untilShown("#pair");
    assertThat(window.text("#toys-problem")).contains("no Bluetooth", "practice toy works");
    assertThat(window.everyWord()).contains("Practice toy");
    toy.watchLed(led -> heart.add(led.mode()));
    window.click("#pair");
    window.untilText("#pair-title", "Press the paw");
    window.untilText("#practice-says", "My heart blinks");
    window.until(
        "the heart is drawn lit",
        () ->
            window
                .node("#paw")
                .getScene()
                .getRoot()
                .lookup(".bear-heart")
                .getPseudoClassStates()
                .stream()
                .anyMatch(state -> state.getPseudoClassName().equals("lit")));
    assertThat(heart).containsExactly(0, 2);
    window.click("#paw");
    parent.namesIt();
    window.untilShown("#collect");
    assertThat(heart).startsWith(0, 2, 0).doesNotContain(1);
    assertThat(window.everyWord()).contains(Parent.TOY, Parent.CHILD + "’s toy.");
  }

  void collects() {
    int before = heart.size();
    window.click("#collect");
    window.until(
        "a bar grows and words say how far it is",
        () -> {
          house.time.advance(Duration.ofSeconds(1));
          double part = window.<ProgressBar>node("#collect-progress").getProgress();
          return part > 0.2
              && part < 1
              && window
                  .text("#collect-message")
                  .matches("\\d+\\.\\d kB of \\d+\\.\\d kB · \\d:\\d\\d");
        });
    assertThat(heart.getLast()).as("the heart glows meanwhile").isEqualTo(1);
    window.untilText("#collect-message", "3 new recordings are in your vault");
    assertThat(heart.subList(before, heart.size())).startsWith(1, 0).doesNotContain(2);
  }

  void collectingAgainBringsNothingInTwice() {
    window.click("#collect");
    window.untilText("#collect-message", "Nothing new");
    window.click("#collect-open");
    parent.untilRows(3);
  }
}
