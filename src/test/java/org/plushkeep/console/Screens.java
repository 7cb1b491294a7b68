package org.plushkeep.console;

import static org.plushkeep.testing.AtTheWindow.see;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.playback.AudioOutput;
import org.plushkeep.audio.playback.SilentOutput;
import org.plushkeep.away.AwaySignals;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.settings.SettingsStore;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.vault.Age;
import org.plushkeep.vault.Arrivals.Moved;
import org.plushkeep.vault.Mended;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.VaultException.Problem;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Leads through every screen of the window, the troubles too. With stand-ins for vault and toy:
 * they give every state on demand, the same one every time.
 */
final class Screens implements AutoCloseable {
  /** Looks at one screen. */
  interface Visitor {
    void at(String screen, Scene scene) throws Exception;
  }

  private static final String PASSPHRASE = "violet anchors hum quietly";

  private final Visitor visitor;
  private final AtTheWindow window = new AtTheWindow();
  private final MemoryDoor door = new MemoryDoor();
  private final HandTime time = new HandTime();
  private final PlushToy toy = new PlushToy(List.of(ToyClips.clip(200, 1), ToyClips.clip(300, 2)));
  private final CableToy cable = new CableToy();
  private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
  private final SilentOutput quiet = new SilentOutput();
  private final List<Path> files = SampleFiles.make();
  private volatile boolean deviceThere = true;
  private final StudioScreens studio;
  private final RecorderScreens recorders = new RecorderScreens(window, time);
  private final Stage stage;
  private final ListeningScreens listening;

  /**
   * Opens the window.
   *
   * @param small as small as it can be made
   */
  Screens(Locale locale, boolean dark, boolean small, Visitor visitor) {
    this.visitor = visitor;
    SampleWords words = SampleWords.in(locale);
    studio = new StudioScreens(window, time, words);
    Platform.setImplicitExit(false);
    AudioOutput output =
        rate -> {
          if (!deviceThere) {
            throw new AudioException("There is no device.");
          }
          return quiet.open(rate);
        };
    stage =
        see(
            () -> {
              Stage fresh = new Stage();
              Console console =
                  Console.open(
                      fresh,
                      new ConsoleServices(
                          door,
                          List.of(new NoBluetooth(), toy, cable),
                          recorders.drives(),
                          toy,
                          Loudspeakers.only(output),
                          studio.sources(),
                          time,
                          worker,
                          locale,
                          _ -> Optional.of(Path.of("Music", "Plushkeep")),
                          _ -> files,
                          SettingsStore.inMemory(),
                          AwaySignals.none()));
              console.look().darkProperty().set(dark);
              if (small) {
                fresh.setWidth(fresh.getMinWidth());
                fresh.setHeight(fresh.getMinHeight());
              }
              return fresh;
            });
    listening = new ListeningScreens(window, door, time, words, this::visit, visitor);
  }

  @Override
  public void close() {
    see(
        () -> {
          stage.hide();
          return true;
        });
    worker.shutdownNow();
    SampleFiles.delete(files);
    recorders.close();
  }

  /** Goes to every screen, one after the other. */
  void visitAll() throws Exception {
    firstStart();
    toys();
    listening.visitAll();
    listening.ways();
    questions();
    recorders.visitAll(this::visit);
    new ToyPageScreens(window, time, toy).visitAll(this::visit);
    studio.visitAll(this::visit);
    new CareScreens(window, toy, time).visitAll(this::visit);
    new HistoryScreens(window, door).visitAll(this::visit);
    new RuleScreens(window, door, listening).visitAll(this::visit);
    new CableScreens(window, cable, listening).visitAll(this::visit);
    troubles();
  }

  private void visit(String screen) throws Exception {
    WaitForAsyncUtils.waitForFxEvents();
    visitor.at(screen, stage.getScene());
  }

  private void firstStart() throws Exception {
    visit("welcome");
    window.press("#go-to-restore");
    window.untilShown("#restore-choose");
    window.press("#restore-choose");
    listening.put("#restore-passphrase", "not the right one");
    door.failNext(Problem.NOT_A_VAULT);
    window.press("#restore");
    window.until("it says why", () -> !window.text("#restore-problem").isEmpty());
    visit("restore");
    door.vault().setPassphrase(new char[0]);
    window.press("#restore-back");
    listening.put("#passphrase", "short");
    window.until("it is judged", () -> window.text("#strength").length() > 15);
    visit("welcome-weak");
    listening.put("#passphrase", PASSPHRASE);
    listening.put("#passphrase-again", PASSPHRASE);
    window.until("a vault can be made", () -> !window.node("#create-vault").isDisabled());
    visit("welcome-strong");
    window.press("#create-vault");
    window.untilShown("#go-to-toys");
    visit("inbox-empty");
  }

  private void toys() throws Exception {
    window.press("#nav-toys");
    window.untilShown("#pair");
    window.untilShown("#toys-problem");
    visit("toys");
    window.press("#pair");
    window.untilShown("#paw");
    window.until("the heart blinks", () -> !window.text("#practice-says").isEmpty());
    WaitForAsyncUtils.waitForFxEvents();
    visit("pairing");
    visitor.at("practice-toy", see(() -> window.node("#paw").getScene()));
    toy.pressPaw();
    window.untilShown("#toy-name");
    see(
        () -> {
          window.node("#paw").getScene().getWindow().hide();
          return true;
        });
    listening.put("#toy-name", "Bentley");
    listening.put("#child-name", "Mia");
    visit("pairing-names");
    window.press("#pair-save");
    window.untilShown("#collect");
    visit("toys-paired");
    toy.breakNext();
    window.press("#collect");
    window.untilShown("#collect-again");
    visit("collecting-link-lost");
    toy.slow(150);
    window.press("#collect-again");
    window.until(
        "some has come",
        () -> {
          time.advance(Duration.ofMillis(100));
          return window.text("#collect-message").matches(".*\\d+[.,]\\d kB.*\\d+[.,]\\d kB.*");
        });
    visit("collecting");
    toy.slow(0);
    window.untilShown("#collect-open");
    visit("collected");
  }

  private void questions() throws Exception {
    window.press("#erase-selected");
    window.untilShown("#erase-yes");
    visit("erase");
    window.press("#erase-yes");
    window.untilShown("#undo-bar");
    visit("undo");
    window.press("#undo");
    window.untilGone("#undo-bar");
    listening.choose(0);
    window.press("#erase");
    window.untilShown("#erase-yes");
    visit("erase-one");
    window.press("#erase-no");
    window.press("#export");
    window.untilShown("#export-start");
    visit("export");
    window.press("#export-original");
    window.press("#export-close");
    window.press("#change-passphrase");
    window.untilShown("#passphrase-change");
    visit("new-passphrase");
    window.press("#passphrase-close");
    sheet();
    window.press("#backup");
    window.untilShown("#backup-start");
    visit("backup");
    door.vault().meetNewerBackup();
    window.press("#backup-start");
    window.untilShown("#backup-replace");
    visit("backup-newer");
    window.press("#backup-replace");
    window.untilShown("#backup-done");
    visit("backup-done");
    window.press("#backup-close");
    window.press("#settings");
    window.untilShown("#settings-idle");
    visit("settings");
    window.press("#settings-close");
  }

  private void sheet() throws Exception {
    window.press("#recovery-sheet");
    window.untilShown("#sheet-make");
    visit("sheet");
    window.press("#sheet-make");
    window.untilShown("#sheet-code");
    visit("sheet-paper");
    String code = sheetCode();
    window.press("#sheet-go");
    listening.put(
        "#sheet-typed",
        code.substring(0, 14) + (code.charAt(14) == '0' ? "1" : "0") + code.substring(15, 17));
    visit("sheet-check");
    listening.put("#sheet-typed", code);
    listening.put("#sheet-passphrase", PASSPHRASE);
    window.until("it may open it", () -> !window.node("#sheet-valid").isDisabled());
    window.press("#sheet-valid");
    window.untilShown("#sheet-done");
    window.press("#sheet-close");
    window.press("#recovery-sheet");
    window.untilShown("#sheet-drop");
    visit("sheet-already");
    window.press("#sheet-drop");
    visit("sheet-drop");
    window.press("#sheet-close");
  }

  private String sheetCode() {
    return see(
        () ->
            window.robot().lookup("#sheet-code .sheet-group").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.joining("-")));
  }

  private void troubles() throws Exception {
    deviceThere = false;
    listening.choose(2);
    window.press("#play");
    window.untilShown("#player-notice");
    visit("no-sound-device");
    var damaged = door.vault().ids(RecordingFilter.ALL).get(5);
    door.vault().damage(damaged);
    see(
        () -> {
          window.list("#recordings").getSelectionModel().clearAndSelect(5);
          return true;
        });
    window.untilShown("#player-problem");
    visit("damaged-recording");
    door.vault().damageRow(door.vault().ids(RecordingFilter.ALL).get(6));
    listening.decideBesideADamagedOne();
    damagedVault();
    receipt();
    window.press("#add-files");
    window.untilShown("#import-close");
    visit("import");
    window.press("#import-close");
    window.press("#lock");
    window.untilShown("#unlock");
    visit("locked");
    window.press("#use-sheet");
    listening.put("#sheet-code-typed", "7K2QD");
    visit("unlock-by-sheet");
    window.press("#use-sheet");
    refuse(Problem.LOCKED, "wrong-passphrase");
    see(
        () -> {
          time.advance(Duration.ofMinutes(1));
          return true;
        });
    refuse(Problem.DAMAGED, "damaged-vault");
    refuse(Problem.IN_USE, "second-plushkeep");
    older();
    whileLocked();
    onNetworkDrive();
  }

  private void damagedVault() throws Exception {
    door.vault().mend(new Mended(18, false));
    window.untilShown("#mended");
    visit("mended");
    door.vault().mend(new Mended(0, true));
    visit("mended-in-part");
  }

  private void older() throws Exception {
    Instant seen = Instant.parse("2026-11-23T17:40:00Z");
    for (Age.Kind kind :
        List.of(Age.Kind.OLDER_KEY_FILE, Age.Kind.LAST_CHANGE_LOST, Age.Kind.OLDER_COPY)) {
      door.vault()
          .growOlder(new Age(kind, Optional.of(seen).filter(_ -> kind == Age.Kind.OLDER_COPY)));
      listening.put("#passphrase", PASSPHRASE);
      window.press("#unlock");
      window.untilShown("#older-lock");
      visit("older-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      window.press("#older-lock");
      window.untilShown("#unlock");
    }
    door.vault().keepAsNewest();
  }

  private void whileLocked() throws Exception {
    door.takesIn(2);
    unlock();
    window.press("#lock");
    window.untilShown("#locked-collect");
    window.until("it counts", () -> !window.text("#locked-message").isEmpty());
    window.untilShown("#locked-plugged");
    visit("locked-collecting");
    toy.slow(150);
    window.press("#locked-collect");
    window.until(
        "some has come",
        () -> {
          time.advance(Duration.ofMillis(100));
          return window.text("#locked-message").matches(".*\\d+[.,]\\d kB.*\\d+[.,]\\d kB.*");
        });
    visit("locked-collecting-now");
    toy.slow(0);
    window.untilShown("#locked-collect");
    door.vault().arrivals().next(new Moved(List.of(), 3, 1, 2, Path.of("vault", "intake"), true));
    unlock();
    window.until("it says so", () -> !window.text("#arrivals-problem").isEmpty());
    visit("arrivals-troubled");
    byItself();
  }

  private void byItself() throws Exception {
    window.press("#nav-toys");
    window.press("#locked-allow");
    window.until("it is allowed", () -> window.isChecked("#locked-allow"));
    window.press("#locked-alone");
    visit("toys-collecting-by-itself");
    window.press("#lock");
    window.until("it has collected", () -> door.intake().orElseThrow().waiting() == 6);
    window.untilShown("#locked-collect");
    visit("locked-by-itself");
    unlock();
  }

  private void onNetworkDrive() throws Exception {
    window.press("#lock");
    window.untilShown("#unlock");
    door.moveToNetworkDrive();
    unlock();
    window.untilShown("#drive-known");
    visit("network-drive");
    window.press("#drive-known");
    window.untilGone("#drive-known");
  }

  private void unlock() {
    listening.put("#passphrase", PASSPHRASE);
    window.press("#unlock");
    window.untilShown("#nav-inbox");
  }

  private void receipt() throws Exception {
    listening.choose(0);
    window.press("#erase");
    window.press("#erase-yes");
    window.until(
        "it is erased",
        () -> {
          time.advance(Duration.ofSeconds(1));
          return window.isShown("#receipt-keep");
        });
    visit("erased");
    window.press("#receipt-close");
  }

  private void refuse(Problem problem, String screen) throws Exception {
    door.failNext(problem);
    String before = window.text("#unlock-problem");
    listening.put("#passphrase", "not the right one");
    window.press("#unlock");
    window.until(
        "it says why",
        () ->
            !window.text("#unlock-problem").isEmpty()
                && !window.text("#unlock-problem").equals(before));
    visit(screen);
  }
}
