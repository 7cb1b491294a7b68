package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.Wavs;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/** Pairing by presence, and care, over a message bus and the adapter for BlueZ. */
class OtherToyTest {
  private static final String ONE = "C4:BE:84:00:00:01";
  private static final String TWO = "C4:BE:84:00:00:02";

  @RegisterExtension final ShutEar ear = new ShutEar();
  @TempDir Path folder;
  private PrivateBus bus;
  private StandInBluez bluez;
  private StandInDevice device;
  private Cli cli;

  @BeforeEach
  void start() {
    bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
    bluez = ear.on(new StandInBluez(bus.address()));
    cli = new Cli(folder);
    cli.radio(new BluezFinder(bus.address()));
    cli.onVault("vault create").done();
  }

  @AfterEach
  void end() {
    bluez.close();
    bus.close();
  }

  private PracticeToy toy(String address) {
    PracticeToy toy =
        ear.on(
            new PracticeToy(List.of(ToyClips.clip(20, 1)), Radio.instant())
                .pressesItsOwnPaw(Duration.ofMillis(20)));
    device = bluez.toy(address, toy);
    return toy;
  }

  private Cli.Result pair(String address) {
    return cli.onVault("collect", "--pair", "--scan-seconds", "0", "--toy", address);
  }

  @Test
  void aToyThatSaysThatItIsAKnownOneUnderAnotherAddressIsStoppedAndExplained() throws Exception {
    toy(ONE);
    pair(ONE).done();
    PracticeToy impostor = toy(TWO);
    int[] lit = new int[1];
    impostor.watchLed(led -> lit[0] += led.mode() == 0 ? 0 : 1);
    pair(TWO).fails(1, ONE, TWO, "not that toy", "Nothing was paired");
    assertThat(lit[0]).as("it is not even asked for a paw").isZero();
    assertThat(cli.onVault("toy slots").done().out()).contains(ONE).doesNotContain(TWO);
    cli.onVault("toy forget", ONE, "--yes").done();
    assertThat(pair(TWO).done().out()).contains("Paired with", "1 new");
  }

  @Test
  void aKnownAddressThatSaysThatItIsAnotherToyIsStoppedAndExplained() throws Exception {
    PracticeToy toy = toy(ONE);
    pair(ONE).done();
    try (GattLink stranger = toy.connect()) {
      stranger.write(
          GattCharacteristic.CONFIGURATION, "0405_05_05_05_05".getBytes(StandardCharsets.US_ASCII));
    }
    toy.record(ToyClips.clip(20, 2));
    cli.onVault("collect", "--toy", ONE).fails(1, ONE, "another one than you have paired");
    assertThat(cli.list()).hasSize(1);
  }

  @Test
  void careGoesTheWholeWay() throws Exception {
    PracticeToy toy = toy(ONE);
    pair(ONE).done();
    assertThat(cli.onVault("toy show").done().out()).contains("80 %");
    device.hasNoBattery();
    assertThat(cli.onVault("toy show").done().out()).contains("battery:   not known");
    device.battery(63);
    assertThat(cli.onVault("toy show").done().out()).contains("63 %", "B 1.0.19", "50 %");
    cli.onVault("toy volume", "30").done();
    assertThat(toy.volume()).isEqualTo(77);
    short[] sound = Tones.sine(16_000, 440, 8_000, 8_000);
    Path wav = Files.write(folder.resolve("in.wav"), Wavs.mono16(16_000, sound));
    String id = cli.onVault("message add", wav.toString()).done().out().strip();
    cli.onVault("toy send", id.replace("Kept: ", ""), "4").done();
    byte[] clip = ToyAudio.encode(new Pcm(16_000, sound));
    assertThat(Arrays.copyOf(toy.stored(4), clip.length)).isEqualTo(clip);
    toy.dropLinkAfter(5);
    cli.onVault("toy send", id.replace("Kept: ", ""), "4").fails(1, "slot 4", "not known");
  }
}
