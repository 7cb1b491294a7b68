package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.console.MemoryDoor;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * What a parent reads when Bluetooth is in trouble, and that all goes on when it is not any more.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class BluetoothTroubleStoryTest {
  private static final ToyId ID = new ToyId("C4:BE:84:00:00:01");

  @RegisterExtension final ShutEar shutEar = new ShutEar();
  @TempDir Path folder;

  private final AtTheWindow window = new AtTheWindow();
  private final MemoryDoor door = new MemoryDoor();
  private PrivateBus bus;
  private StandInBluez bluez;
  private House house;
  private Parent parent;

  @BeforeEach
  void start() throws Exception {
    bus = PrivateBus.start(PrivateBus.Kind.sturdiest());
    PracticeToy practice = shutEar.on(new PracticeToy(List.of(), Radio.instant()));
    house = new House(folder, Ear.eager(), () -> practice);
    house.door = door;
    house.radios = List.of(new BluezFinder(bus.address()));
    parent = new Parent(window, house);
    var _ = door.create(Parent.PASSPHRASE.toCharArray());
    door.vault().saveToy(new KnownToy(ID, Parent.TOY, Parent.CHILD, "", Instant.EPOCH));
  }

  @AfterEach
  void end() {
    house.clearAway();
    if (bluez != null) {
      bluez.close();
    }
    bus.close();
  }

  private PracticeToy toy(Radio radio, byte[] recording) {
    bluez = shutEar.on(new StandInBluez(bus.address()));
    PracticeToy toy = shutEar.on(new PracticeToy(List.of(recording), radio));
    var _ = bluez.toy(ID.value(), toy);
    return toy;
  }

  private void looks() {
    house.open();
    parent.unlocks();
    window.click("#nav-toys");
  }

  /** Waits, while time passes. */
  private void untilLater(String what, Callable<Boolean> isSo) {
    window.until(
        what,
        () -> {
          house.time.advance(Duration.ofSeconds(1));
          return isSo.call();
        });
  }

  private void untilTold(String words) {
    untilLater(
        "it says: " + words,
        () -> window.isShown("#toys-problem") && window.text("#toys-problem").contains(words));
    window.speaksPlainly();
  }

  @Test
  void itsServiceDoesNotRunAndIsStarted() {
    looks();
    untilTold("The Bluetooth service of this computer is not running");
    assertThat(window.text("#toys-problem"))
        .contains("Whoever looks after this computer can start it")
        .doesNotContain("adapter");
    var _ = toy(Radio.instant(), ToyClips.clip(30, 1));
    untilLater("the toy is there", () -> window.isShown("#collect"));
    untilLater("nothing is wrong", () -> !window.isShown("#toys-problem"));
  }

  @Test
  void takenAwayWhileARecordingComes() {
    var _ = toy(Radio.radioLike(), ToyClips.clip(800, 1));
    looks();
    window.click("#collect");
    untilLater("some of it comes", () -> window.text("#collect-message").contains("kB"));
    bluez.unplug();
    window.untilText("#collect-message", "Bluetooth went off on this computer");
    assertThat(window.text("#collect-message"))
        .contains("nothing is lost", "plug its adapter in again")
        .doesNotContain("closer");
    untilTold("This computer has no Bluetooth radio");
    assertThat(window.text("#toys-problem")).contains("With a Bluetooth adapter plugged in");
    bluez.plugIn();
    untilLater("the toy is there", () -> !window.everyWord().contains("Not in range."));
    window.click("#collect-again");
    window.untilText("#collect-message", "One new recording is in your vault.");
  }

  @Test
  void heldByAnotherDeviceAndLetGo() throws Exception {
    GattLink other = toy(Radio.instant(), ToyClips.clip(30, 1)).connect();
    looks();
    window.click("#collect");
    window.untilText("#collect-message", "linked with another device");
    window.speaksPlainly();
    other.close();
    window.click("#collect-again");
    window.untilText("#collect-message", "One new recording is in your vault.");
  }

  @Test
  void nothingIsLookedForBehindAMinimisedWindow() {
    var _ = toy(Radio.instant(), ToyClips.clip(30, 1));
    looks();
    window.untilShown("#collect");
    Ear.waitFor(bluez::isDiscovering);
    minimise(true);
    Ear.waitFor(() -> !bluez.isDiscovering());
    parent.waits(Duration.ofSeconds(30));
    assertThat(bluez.isDiscovering()).isFalse();
    minimise(false);
    Ear.waitFor(bluez::isDiscovering);
    window.until("it is there", () -> !window.everyWord().contains("Not in range."));

    window.click("#nav-inbox");
    Ear.waitFor(() -> !bluez.isDiscovering());
    minimise(true);
    minimise(false);
    parent.waits(Duration.ofSeconds(30));
    assertThat(bluez.isDiscovering()).isFalse();
  }

  private void minimise(boolean so) {
    see(
        () -> {
          house.stage.setIconified(so);
          return true;
        });
    window.until("it is", () -> house.stage.isIconified() == so);
  }

  /** Each on the system that says so, and with what helps there. */
  @ParameterizedTest
  @CsvSource({"en", "de"})
  void whateverIsWrongIsSaidWithWhatHelps(String language) {
    Locale locale = Locale.forLanguageTag(language);
    boolean english = language.equals("en");
    Map<Problem, List<String>> said = new EnumMap<>(Problem.class);
    said.put(Problem.NO_BLUETOOTH, List.of("Adapter", english ? "by themselves" : "von selbst"));
    said.put(
        Problem.NO_BLUETOOTH_SERVICE,
        List.of("bluetooth", english ? "service of this computer is not running" : "Dienst"));
    said.put(
        Problem.BLUETOOTH_UNREACHABLE,
        List.of(english ? "cannot reach the Bluetooth" : "erreicht das Bluetooth"));
    said.put(Problem.BLUETOOTH_OFF, List.of(english ? "switched off" : "ausgeschaltet"));
    said.put(
        Problem.NOT_ALLOWED,
        List.of("bluetooth", english ? "group" : "Gruppe", english ? "sign out" : "ab und wieder"));
    said.put(Problem.NOT_ALLOWED_BY_WINDOWS, List.of("Windows", "Radios"));
    said.put(
        Problem.NOT_ALLOWED_BY_MACOS,
        List.of("macOS", english ? "then start Plushkeep again" : "Plushkeep dann neu"));
    house.locale = locale;
    AtomicReference<Problem> wrong = new AtomicReference<>(Problem.NO_BLUETOOTH);
    house.radios = List.of(new Troubled(wrong));
    looks();
    said.forEach(
        (problem, words) -> {
          wrong.set(problem);
          untilLater(
              problem + " is told",
              () -> {
                String now = window.text("#toys-problem").toLowerCase(Locale.ROOT);
                return words.stream().allMatch(it -> now.contains(it.toLowerCase(Locale.ROOT)));
              });
          assertThat(window.text("#toys-problem"))
              .contains(english ? "The practice toy works" : "Das Übungskuscheltier geht");
        });
    assertThat(said.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Problem.values())
                .filter(Problem::isBluetooths)
                .filter(problem -> problem != Problem.RADIO_LOST) // nobody looks by a link
                .toList());
  }

  /** A system that says what is wrong. */
  private record Troubled(AtomicReference<Problem> wrong) implements ToyFinder {
    @Override
    public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) throws ToyException {
      throw new ToyException(wrong.get(), "For scripts.");
    }

    @Override
    public boolean reaches(SeenToy toy) {
      return false;
    }

    @Override
    public ToyLink connect(SeenToy toy) throws ToyException {
      throw new ToyException(Problem.OUT_OF_RANGE, "Nothing to reach.");
    }
  }
}
