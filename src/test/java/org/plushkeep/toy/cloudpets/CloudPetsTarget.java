package org.plushkeep.toy.cloudpets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.plushkeep.fuzz.FuzzTarget;
import org.plushkeep.testing.ScriptedGatt;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;

/**
 * What a toy, or whoever pretends to be one, says while it is linked and hands over a recording.
 * The bytes are values: a byte that tells which characteristic and how long, and so many bytes.
 */
public final class CloudPetsTarget implements FuzzTarget {
  private static final int LONGEST = 64;

  @Override
  public List<byte[]> seeds() {
    byte[] whole = new byte[6000];
    byte[] clip = ToyClips.clip(8, 1);
    int at = 0;
    whole[at++] = 1;
    whole[at++] = 7;
    for (int from = 0; from < clip.length; from += 20) {
      byte[] piece = Arrays.copyOfRange(clip, from, Math.min(clip.length, from + 20));
      whole[at++] = (byte) (LONGEST | piece.length);
      System.arraycopy(piece, 0, whole, at, piece.length);
      at += piece.length;
    }
    whole[at++] = 1;
    whole[at++] = 1;
    return List.of(
        Arrays.copyOf(whole, at), new byte[] {1, 7, 1, 1}, new byte[] {1, 7, 66, 1, 2, 1, 15});
  }

  @Override
  public void read(byte[] bytes) throws Exception {
    int[] name = new int[Math.min(bytes.length, 80)];
    for (int i = 0; i < name.length; i++) {
      name[i] = bytes[i];
    }
    ScriptedGatt gatt = new ScriptedGatt();
    gatt.holds(GattCharacteristic.CONFIGURATION, name).holds(GattCharacteristic.STATE, name);
    gatt.when("COMMAND 02", () -> say(gatt, bytes));
    try (CloudPetsLink link = CloudPetsLink.open(gatt)) {
      assertThat(link.identifier()).hasSizeLessThanOrEqualTo(LONGEST).doesNotContain("<", "\n");
      link.recordingWaits();
      byte[] got = link.fetchRecording((received, expected) -> {}, () -> false);
      assertThat(got).hasSizeLessThanOrEqualTo(bytes.length);
    } catch (ToyException e) {
      assertThat(e).hasMessageEndingWith(".");
    }
  }

  /** All of it at once; at the end the link breaks, if the toy has not ended the transfer. */
  private static void say(ScriptedGatt gatt, byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int head = bytes[at++] & 0xff;
      int end = Math.min(bytes.length, at + head % LONGEST);
      byte[] value = Arrays.copyOfRange(bytes, at, end);
      at = end;
      if (head >= LONGEST) {
        gatt.audio(value);
      } else {
        int[] state = value.length == 0 ? new int[0] : new int[] {value[0]};
        gatt.notify(GattCharacteristic.STATE, state);
      }
    }
    gatt.disconnect();
  }
}
