package org.plushkeep.toy.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.practice.PracticeSerial;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.PseudoTerminal;
import org.plushkeep.toy.practice.Radio;

/** The real port adapter, through the system's own terminals. */
@Timeout(120)
final class PseudoTerminalTest {
  private static final byte[] CLIP = ToyClips.clip(200, 1);

  private final PracticeToy toy =
      new PracticeToy(List.of(CLIP), Radio.instant()).pressesItsOwnPaw(Duration.ofMillis(1));
  private final PracticeSerial socket = new PracticeSerial(toy, _ -> {});
  private final AtomicBoolean ended = new AtomicBoolean();

  private PseudoTerminal plugIn() {
    try {
      PseudoTerminal terminal = PseudoTerminal.open();
      Thread.ofPlatform().daemon().start(() -> socket.answer(terminal, ended::get));
      return terminal;
    } catch (IOException e) {
      return abort("this system has no pseudo-terminals");
    }
  }

  private static UsbPorts at(PseudoTerminal terminal) {
    return UsbPorts.none().andPractice(Path.of(terminal.path()));
  }

  private static SeenToy first(SerialFinder finder) throws ToyException {
    List<SeenToy> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
    try (var _ = finder.look(seen::add, _ -> {})) {
      assertThat(seen).hasSize(1);
    }
    return seen.getFirst();
  }

  @Test
  void aToyIsFoundPairedAndCollectedFrom() throws Exception {
    try (PseudoTerminal terminal = plugIn()) {
      SerialFinder finder = new SerialFinder(at(terminal));
      SeenToy seen = first(finder);
      assertThat(seen.id()).isEqualTo(UsbPorts.PRACTICE);
      assertThat(finder.reaches(seen)).isTrue();
      byte[] secret;
      try (ToyLink link = finder.connect(seen)) {
        link.awaitPaw(Duration.ofSeconds(20), () -> false);
        secret = link.freshSecret();
      }
      try (ToyLink link = finder.connect(seen, secret)) {
        assertThat(link.fetchRecording((_, _) -> {}, () -> false)).isEqualTo(CLIP);
        assertThat(link.recordingWaits()).isFalse();
      }
      ended.set(true);
    }
  }

  @Test
  void pulledOutHalfWayAndPluggedInAgainItGoesOn() throws Exception {
    PseudoTerminal before = plugIn();
    AtomicInteger opened = new AtomicInteger();
    try (PseudoTerminal after = plugIn()) {
      byte[] secret;
      Line.Source source =
          () -> {
            PseudoTerminal terminal = opened.getAndIncrement() == 0 ? before : after;
            UsbPorts ports = at(terminal);
            return ports.open(new UsbPort(UsbPorts.PRACTICE, terminal.path(), ""));
          };
      try (SerialLink link = SerialLink.open(source, Timing.standard(), new byte[0])) {
        link.awaitPaw(Duration.ofSeconds(20), () -> false);
        secret = link.freshSecret();
        assertThat(secret).hasSize(32);
        AtomicInteger parts = new AtomicInteger();
        byte[] whole =
            link.fetchRecording(
                (_, _) -> {
                  if (parts.incrementAndGet() == 3) {
                    before.close();
                  }
                },
                () -> false);
        assertThat(whole).isEqualTo(CLIP);
        assertThat(opened).hasValue(2);
      }
    }
  }

  @Test
  void aPortThatIsHeldByAnotherOrIsGoneSaysSo() throws Exception {
    PseudoTerminal terminal = plugIn();
    SerialFinder finder = new SerialFinder(at(terminal));
    SeenToy seen = first(finder);
    try (ToyLink link = finder.connect(seen)) {
      assertThat(link.identifier()).isNotEmpty();
      assertThatThrownBy(() -> finder.connect(seen))
          .isInstanceOfSatisfying(
              ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.PORT_SHUT));
    } finally {
      terminal.close();
    }
    assertThatThrownBy(() -> finder.connect(seen))
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(Problem.PULLED_OUT));
  }

  /** Where everybody may write, and loaded from there: that is what the library does by itself. */
  @Test
  void theNativeLibraryIsLeftNowhere() throws Exception {
    new SystemPorts().now();
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    assertThat(temp.resolve("jSerialComm")).doesNotExist();
    assertThat(Path.of(System.getProperty("user.home"), ".jSerialComm")).doesNotExist();
    Path used = Path.of(System.getProperty("jSerialComm.library.path"));
    assertThat(Files.exists(used)).isFalse();
  }

  @Test
  void portsAreKnownByTheirChipOrTheirSocket() {
    UsbPort one = port("5583134323", "1-2");
    assertThat(one.id().value()).isEqualTo("usb:2341:0043:5583134323");
    assertThat(one.id().isSerial()).isTrue();
    assertThat(port("Unknown", "1-2.4").id().value()).isEqualTo("usb:2341:0043:@1-2.4");
    assertThat(port("0001", "3-1").id().value()).isEqualTo("usb:2341:0043:@3-1");
    assertThat(port("<b>../x y</b>".repeat(20), "").id().value())
        .isEqualTo("usb:2341:0043:b..xybb..xybb..xybb..xybb..xybb.");
    assertThat(one.description()).isEqualTo("Plush b2");
  }

  private static UsbPort port(String number, String location) {
    return SystemPorts.described(0x2341, 0x43, number, location, "/dev/ttyACM0", "Plush <b>2");
  }
}
