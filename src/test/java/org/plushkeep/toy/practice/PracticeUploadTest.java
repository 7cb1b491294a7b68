package org.plushkeep.toy.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plushkeep.toy.bluetooth.GattCharacteristic;

/** How a clip gets onto the practice toy (protocol note, "Upload"). */
class PracticeUploadTest extends OnPracticeToy {
  private static final String UPLOAD = "000102030405060708090a0b0c0d0e0f";

  @Test
  void anUploadIsAskedForPieceByPieceAndKept() throws Exception {
    link();
    command("0003" + UPLOAD);
    assertThat(next()).isEqualTo("STATE 09");
    assertThat(next()).isEqualTo("STATE 03");
    byte[] clip = bytes(400);
    for (int sent = 0; sent < clip.length; sent += 200) {
      assertThat(next()).isEqualTo("DATA_REQUEST c800" + littleEndian(sent));
      for (int at = sent; at < sent + 200; at += 20) {
        link.write(GattCharacteristic.AUDIO_TO_TOY, Arrays.copyOfRange(clip, at, at + 20));
      }
    }
    assertThat(next()).isEqualTo("DATA_REQUEST c8009001");
    command("01");
    assertThat(next()).isEqualTo("DATA_REQUEST 00009001");
    assertThat(next()).isEqualTo("STATE 01");
    assertThat(toy.stored(3)).isEqualTo(clip);
    assertThat(toy.stored(2)).isEmpty();
  }

  @Test
  void moreThanItAskedForIsDropped() throws Exception {
    link();
    command("0001" + UPLOAD);
    for (int i = 0; i < 9; i++) {
      link.write(GattCharacteristic.AUDIO_TO_TOY, new byte[20]);
    }
    link.write(GattCharacteristic.AUDIO_TO_TOY, new byte[19]);
    link.write(GattCharacteristic.AUDIO_TO_TOY, new byte[] {7, 8, 9});
    command("01");
    assertThat(toy.stored(1)).hasSize(200).endsWith(0, 7);
  }

  @Test
  void streamingIsKeptNowhere() throws Exception {
    link();
    command("0000" + UPLOAD);
    assertThat(next()).isEqualTo("STATE 09");
    assertThat(next()).isEqualTo("STATE 06");
    link.write(GattCharacteristic.AUDIO_TO_TOY, new byte[20]);
    command("01");
    for (int slot = 0; slot <= 4; slot++) {
      assertThat(toy.stored(slot)).isEmpty();
    }
  }

  @Test
  void anUploadOfNothingFails() throws Exception {
    link();
    command("0001" + UPLOAD);
    assertThat(next()).isEqualTo("STATE 09");
    assertThat(next()).isEqualTo("STATE 03");
    assertThat(next()).isEqualTo("DATA_REQUEST c8000000");
    command("01");
    assertThat(next()).isEqualTo("DATA_REQUEST 00000000");
    assertThat(next()).isEqualTo("STATE 01");
  }

  @Test
  void anUploadThatStallsTimesOut() throws Exception {
    link();
    command("0001" + UPLOAD);
    assertThat(next()).isEqualTo("STATE 09");
    assertThat(next()).isEqualTo("STATE 03");
    assertThat(next()).isEqualTo("DATA_REQUEST c8000000");
    assertThat(next()).as("after 5 s").isEqualTo("DATA_REQUEST 00000000");
    assertThat(next()).isEqualTo("STATE 01");
  }

  @Test
  void aWrongSecurityKeyIsRefused() throws Exception {
    link();
    command("0001" + UPLOAD.replace("0f", "0e"));
    assertThat(next()).isEqualTo("STATE 0f");
    assertThat(next()).isEqualTo("STATE 01");
  }
}
