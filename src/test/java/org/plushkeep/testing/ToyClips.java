package org.plushkeep.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Recordings in the form of the protocol note, "Audio the toy plays"; their sound is noise. */
public final class ToyClips {
  private ToyClips() {}

  /**
   * A whole clip: a 32-byte header and frames of 40 bytes. Whatever a frame holds, the decoder's
   * concealment makes 320 samples of it.
   *
   * @param frames 0..65535
   * @param seed another one gives other frames
   */
  public static byte[] clip(int frames, long seed) {
    ByteBuffer clip = ByteBuffer.allocate(32 + 40 * frames).order(ByteOrder.LITTLE_ENDIAN);
    int[] header = {
      0x5541, 16000, 1600, 1, frames, 0, frames * 20, 0, 0, 0, 0, 0, 0, 16, 0xFFFF, 0xFFFF
    };
    for (int word : header) {
      clip.putShort((short) word);
    }
    byte[] noise = new byte[40 * frames];
    new Random(seed).nextBytes(noise);
    clip.put(noise);
    return clip.array();
  }
}
