package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.testing.ScriptedFinder;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.drive.PluggedDrives;
import org.plushkeep.toy.practice.PracticeSerial;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.toy.serial.Line;
import org.plushkeep.toy.serial.Pipe;
import org.plushkeep.toy.serial.UsbPort;
import org.plushkeep.toy.serial.UsbPorts;

/** A safety report, and the page for children, for a script and whoever reads what it prints. */
class SafetyCommandTest {
  private static final String ONE = "C4:BE:84:00:00:01";
  private static final String TWO = "C4:BE:84:00:00:02";

  @RegisterExtension final ShutEar ear = new ShutEar();
  @TempDir Path folder;
  private final Locale usual = Locale.getDefault();
  private Cli cli;

  @BeforeEach
  void start() {
    Locale.setDefault(Locale.ENGLISH);
    cli = new Cli(folder);
  }

  @AfterEach
  void end() {
    Locale.setDefault(usual);
  }

  @Test
  void thePracticeToyIsAsOpenAsARealOne() {
    String report = safety("--practice").done().out();
    assertThat(report)
        .startsWith("How safe is this toy?\n")
        .contains("The practice toy.", "Found: 3 serious, 2 of concern, 2 good to know.")
        .contains("Strangers nearby can switch its microphone on", "known of its kind, not tried")
        .contains("another inner program  [Serious]", "and never writes to it")
        .contains("Anybody nearby can connect to it", "What to do: Switch it off")
        .contains("It calls itself “CloudPets B 1.0.19”.", "A recording waits on it")
        .contains("From how far away it answers  [Could not be looked at]");
    assertThat(report.lines()).allMatch(line -> line.length() <= 92);
  }

  @Test
  void overBluetoothEveryToyInRangeHasItsOwn() {
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
        StandInBluez bluez = ear.on(new StandInBluez(bus.address()))) {
      cli.radio(new BluezFinder(bus.address()));
      bluez.toy(ONE, toy());
      bluez.toy(TWO, toy()).hasNoDoor();
      String both = safety("--scan-seconds", "0").done().out();
      assertThat(both.lines().filter(line -> line.equals("How safe is this toy?"))).hasSize(2);
      assertThat(both).contains("Its address ends in 00:01.", "Its address ends in 00:02.");
      assertThat(both).doesNotContain(ONE, TWO);
      String second = safety("--toy", TWO).done().out();
      assertThat(second)
          .contains("It offers no way in for other inner programs  [Not found]")
          .contains("answered from nearby (-60 dBm)")
          .doesNotContain("00:01");
      safety("--pdf", folder.resolve("r.pdf").toString(), "--scan-seconds", "0")
          .fails(2, "--toy says which");
      safety("--toy", "C4:BE:84:00:00:09", "--scan-seconds", "0").fails(4, "is not in range");
      assertThat(bluez.called.stream().filter(one -> one.endsWith("WriteValue"))).hasSize(3);
      bluez.power(false);
      safety("--scan-seconds", "0").fails(4, "No toy is in range", "switched off");
    }
  }

  @Test
  void whatWasFoundLastIsSaidOfAToyThatIsAwayAndGoesWithIt() throws Exception {
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
        StandInBluez bluez = ear.on(new StandInBluez(bus.address()))) {
      cli.radio(new BluezFinder(bus.address()));
      cli.onVault("vault create").done();
      StandInDevice device = bluez.toy(ONE, toy().pressesItsOwnPaw(Duration.ofMillis(20)));
      bluez.toy(TWO, toy());
      cli.onVault("collect", "--pair", "--scan-seconds", "0", "--toy", ONE).done();
      String now =
          cli.onVault("safety", "--listen-seconds", "1", "--scan-seconds", "0").done().out();
      assertThat(now).contains("ends in 00:01.", "ends in 00:02.");
      device.vanish();
      cli.run("safety", "--toy", ONE, "--scan-seconds", "0")
          .fails(4, "is not in range", "--vault", "found the last time");
      Cli.Result away = cli.onVault("safety", "--toy", ONE, "--scan-seconds", "0");
      assertThat(away.code()).isZero();
      assertThat(away.err()).contains(ONE, "not in range", "the last time");
      assertThat(now).as("word for word, with the time of looking").startsWith(away.out().strip());
      cli.onVault("safety", "--toy", TWO, "--listen-seconds", "1").done();
      bluez.power(false);
      cli.onVault("safety", "--toy", TWO, "--scan-seconds", "0")
          .fails(4, "is not in range", "switched off");
      assertThat(cli.onVault("safety", "--scan-seconds", "0").out()).contains("ends in 00:01.");
      cli.onVault("vault verify").done();
      cli.onVault("toy forget", ONE, "--yes").done();
      cli.onVault("safety", "--scan-seconds", "0").fails(4, "No toy is in range");
      cli.run("safety", "--vault", cli.vault.toString()).fails(2, "--password-file");
    }
  }

  /** A port's name is none of the toy's: one may have none, and a silent board may have one. */
  @Test
  void aToyOnACableIsKnownByItsSecretAndASilentBoardTakesNothingFromWhatWasFound() {
    PracticeSerial socket =
        new PracticeSerial(toy().pressesItsOwnPaw(Duration.ofMillis(20)), _ -> {});
    AtomicBoolean ended = new AtomicBoolean();
    cli.ports(
        port(
            "",
            () -> {
              Pipe cable = new Pipe();
              Thread.ofVirtual().start(() -> socket.answer(cable.toy(), ended::get));
              return cable.console();
            }));
    String[] looking = {"--toy", "usb:practice", "--scan-seconds", "0"};
    cli.onVault("vault create").done();
    cli.onVault("collect", "--pair", "--toy", "usb:practice", "--scan-seconds", "0").done();
    String now = cli.onVault("safety", looking).done().out();
    assertThat(now)
        .contains("It is the toy that you paired  [Not found]")
        .doesNotContain("not paired with an open vault");
    cli.ports(port("A board", () -> new Pipe().console()));
    Cli.Result silent = cli.onVault("safety", looking);
    assertThat(silent.code()).isZero();
    assertThat(silent.out()).as("with the time of looking").isEqualTo(now);
    assertThat(silent.err())
        .contains("usb:practice did not answer. This is what was found the last time.");
    cli.ports(UsbPorts.none());
    Cli.Result away = cli.onVault("safety", looking);
    assertThat(away.out()).isEqualTo(now);
    assertThat(away.err()).contains("usb:practice is not in range.");
    ended.set(true);
  }

  private static UsbPorts port(String description, Line.Source source) {
    return new UsbPorts() {
      @Override
      public List<UsbPort> now() {
        return List.of(new UsbPort(UsbPorts.PRACTICE, "anywhere", description));
      }

      @Override
      public Line open(UsbPort port) throws IOException {
        return source.open();
      }
    };
  }

  private PracticeToy toy() {
    return ear.on(new PracticeToy(List.of(), Radio.instant()));
  }

  private Cli.Result safety(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "safety";
    args[1] = "--listen-seconds";
    args[2] = "1";
    System.arraycopy(more, 0, args, 3, more.length);
    return cli.run(args);
  }

  @Test
  void aRecorderHasOneTooAndItsNameIsNotInIt() throws Exception {
    cli.radio(new ScriptedFinder());
    PluggedDrives drives = new PluggedDrives();
    cli.drives(drives);
    Path voice = Files.createDirectories(folder.resolve("media/VOICE"));
    Files.write(voice.resolve("1.wav"), Wavs.mono16(8000, Tones.sine(8000, 440, 6000, 2000)));
    Files.writeString(voice.resolve("note.txt"), "not sound");
    drives.plug(voice.getParent(), "MIAS-STICK");
    String report = safety("--scan-seconds", "0").done().out();
    assertThat(report)
        .startsWith("How safe is this recorder?\n")
        .contains("One was found by looking into its files.", "ordinary sound")
        .contains("Whoever holds it in the hand can listen")
        .doesNotContain("MIAS");
    Files.delete(voice.resolve("1.wav"));
    assertThat(safety("--scan-seconds", "0").done().out())
        .contains("No recording is on it  [Not found]", "encrypted  [Could not be looked at]");
  }

  @Test
  void itCanBePrintedAndNothingIsOverwritten() throws Exception {
    Path pdf = folder.resolve("report.pdf");
    safety("--practice", "--pdf", pdf.toString()).done();
    try (PDDocument read = Loader.loadPDF(Files.readAllBytes(pdf))) {
      assertThat(new PDFTextStripper().getText(read)).contains("How safe is this toy?");
    }
    safety("--practice", "--pdf", pdf.toString()).fails(1, "there already");
  }

  @Test
  void withNoToyThereIsOneLineAndItsExitCode() {
    cli.run("safety", "--scan-seconds", "0").fails(4, "No toy is in range", "no Bluetooth");
    cli.run("safety", "--listen-seconds", "0").fails(2, "between 1 and 600");
    cli.interrupted.set(true);
    cli.run("safety", "--practice").fails(130);
  }

  @Test
  void thePageForChildrenIsPrintedToo() throws Exception {
    Path pdf = folder.resolve("page.pdf");
    assertThat(cli.run("children", pdf.toString(), "--name", "Bruno").done().out())
        .contains("Wrote ");
    try (PDDocument read = Loader.loadPDF(Files.readAllBytes(pdf))) {
      assertThat(new PDFTextStripper().getText(read)).contains("Bruno keeps what you tell it");
    }
    Path other = folder.resolve("other.pdf");
    cli.run("children", other.toString(), "--of", "unicorn").done();
    try (PDDocument read = Loader.loadPDF(Files.readAllBytes(other))) {
      assertThat(new PDFTextStripper().getText(read)).contains("Your unicorn and you");
    }
    cli.run("children", pdf.toString()).fails(1, "there already");
    cli.run("children", pdf.toString(), "--of", "dragon").fails(2, "--of");
  }
}
