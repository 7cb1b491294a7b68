package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * A toy's recordings on their whole way: the practice toy, a message bus, the adapter for BlueZ,
 * the protocol, the vault on disk; by the command line, as a script does it.
 */
@ParameterizedClass
@EnumSource(PrivateBus.Kind.class)
class BluetoothStoryTest {
  private static final String ONE = "C4:BE:84:00:00:01";
  private static final String TWO = "C4:BE:84:00:00:02";

  @RegisterExtension final ShutEar ear = new ShutEar();
  @TempDir Path folder;
  @Parameter PrivateBus.Kind kind;
  private final byte[] first = ToyClips.clip(50, 1);
  private final byte[] longest = ToyClips.clip(2000, 2); // 40 s
  private PrivateBus bus;
  private StandInBluez bluez;
  private Cli cli;

  @BeforeEach
  void start() {
    assumeTrue(kind.isHere(), "there is no dbus-daemon on this system");
    bus = PrivateBus.start(kind);
    bluez = ear.on(new StandInBluez(bus.address()));
    cli = new Cli(folder);
    cli.radio(new BluezFinder(bus.address()));
    cli.onVault("vault create").done();
  }

  @AfterEach
  void end() {
    if (bus != null) {
      bluez.close();
      bus.close();
    }
  }

  private PracticeToy toy(byte[]... recordings) {
    return ear.on(
        new PracticeToy(List.of(recordings), Radio.instant())
            .pressesItsOwnPaw(Duration.ofMillis(50)));
  }

  private Cli.Result pair(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "--pair";
    args[1] = "--scan-seconds";
    args[2] = "0";
    System.arraycopy(more, 0, args, 3, more.length);
    return cli.onVault("collect", args);
  }

  @Test
  void theWholeWay() throws Exception {
    PracticeToy toy = toy(first, longest);
    bluez.toy(ONE, toy);
    assertThat(cli.run("toys", "--json", "--scan-seconds", "0").done().out().strip())
        .isEqualTo(
            "[{\"id\":\"C4:BE:84:00:00:01\",\"name\":\"CloudPets B 1.0.19\",\"way\":\"bluetooth\","
                + "\"signal\":-60}]");

    List<Integer> heart = new CopyOnWriteArrayList<>();
    try (PracticeToy.Watch _ = toy.watchLed(led -> heart.add(led.mode()))) {
      assertThat(pair("--child", "Ada").done().out())
          .contains("Press a paw", "Paired with", "2 new");
    }
    // Dark, blinking until the paw, dark, glowing while it is read, dark and staying so.
    assertThat(heart.subList(0, 5)).containsExactly(0, 2, 0, 1, 0);
    assertThat(heart.subList(5, heart.size())).containsOnly(0);

    assertThat(sha256()).containsExactlyInAnyOrder(sha256(first), sha256(longest));
    Path out = folder.resolve("out");
    cli.onVault("export", "--to", out.toString(), "--all", "--format", "toy").done();
    try (var files = Files.walk(out)) {
      List<byte[]> written =
          files.filter(file -> file.toString().endsWith(".au")).map(this::read).toList();
      assertThat(written).hasSize(2).anyMatch(bytes -> java.util.Arrays.equals(bytes, longest));
    }

    assertThat(cli.onVault("collect").done().out()).contains("0 new, 1 already here");
    toy.record(ToyClips.clip(30, 3));
    assertThat(cli.onVault("collect").done().out()).contains("1 new");
    assertThat(sha256()).hasSize(3);
  }

  private byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aLinkLostInTheMiddleStoresNothingHalfAndTheNextVisitBringsItWhole() throws Exception {
    PracticeToy toy = toy(first, longest);
    bluez.toy(ONE, toy);
    toy.dropLinkAfter(1000); // in the middle of the long one
    assertThat(pair().fails(1, "link", "Nothing is lost", "try again").out()).contains("1 new");
    assertThat(sha256()).containsExactly(sha256(first));
    assertThat(bluez.isDiscovering()).isFalse();
    assertThat(cli.onVault("collect").done().out()).contains("1 new");
    assertThat(sha256()).containsExactlyInAnyOrder(sha256(first), sha256(longest));
    cli.onVault("vault verify").done();
  }

  @Test
  void aToyWithoutARecordingStoresNothing() {
    bluez.toy(ONE, toy());
    assertThat(pair().done().out()).contains("0 new");
    assertThat(cli.list()).isEmpty();
  }

  @Test
  void everyPairedToyInRangeIsTakenAndNoOther() throws Exception {
    bluez.toy(ONE, toy(first));
    pair().done();
    bluez.toy(TWO, toy(longest));
    assertThat(pair().fails(1, ONE, TWO, "--toy").out()).isEmpty();
    assertThat(cli.onVault("collect").done().out()).contains(ONE).doesNotContain(TWO);
    assertThat(sha256()).containsExactly(sha256(first));
  }

  @Test
  void withoutBluetoothThereIsOneLineAndItsExitCode() {
    bluez.toy(ONE, toy(first));
    pair().done();
    bluez.power(false);
    cli.onVault("collect", "--toy", ONE).fails(4, ONE, "switched off");
    cli.run("toys", "--json").fails(0, "switched off");
    bluez.unplug();
    cli.onVault("collect").fails(4, "no Bluetooth radio");
    bus.close();
    cli.onVault("collect").fails(4, "message bus");
    assertThat(cli.list()).hasSize(1);
  }

  @Test
  void aToyThatIsLinkedWithAnotherDeviceIsLeftAlone() throws Exception {
    PracticeToy toy = toy(first);
    bluez.toy(ONE, toy);
    toy.connect();
    pair().fails(4, "another device");
    assertThat(cli.list()).isEmpty();
    cli.onVault("collect").fails(4, "No toy is paired");
  }

  private List<String> sha256() {
    return cli.list().asList().stream()
        .map(element -> ((JsonObject) element).get("sha256").getAsString())
        .toList();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
