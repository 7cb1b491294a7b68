package org.plushkeep.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.g7221.BitRate;
import org.plushkeep.audio.g7221.G7221Decoder;
import org.plushkeep.audio.g7221.G7221Encoder;
import org.plushkeep.audio.g7221.Scaling;
import org.plushkeep.audio.g7221.WordOrder;

/**
 * Encoder and decoder give what the ITU-T fixed-point reference gives at 16 kbit/s, for inputs that
 * anyone can make: SHA-256 of the input, of the app-style frames, of the reference's own, and of
 * the sound that the reference's decoder makes of the app-style ones.
 */
final class DigestsTest {
  private static final int SAMPLES = 32_000;

  private enum Input {
    NOISE,
    SQUARE,
    SILENCE,
    SAW,
    CLIP
  }

  @Test
  void noise() throws Exception {
    holds(
        Input.NOISE,
        "385df107e01c3778779c6a743e94bec4d44a1fdb07102b004ded37ae8840071a",
        "030ecd6c0f6813eaf59118619723b2617cd4a0680c893c71c5259906197b3237",
        "5cd719f1b39d97f3f9db4e038d5b549f4cf62e7cc83af7de956a9fdd71892f6a",
        "948b58f639468a68ddf1e373cf5776c3ed280d7ecdcc6a4efae3e933b0af59fe");
  }

  @Test
  void square() throws Exception {
    holds(
        Input.SQUARE,
        "3de722d5d4fc5d118efcdf836782d9f1146b620d53f063137e3d352b91e1d3e6",
        "6a2307b9c4be91e51ed3afb300cab6adba60afc06a0ecb236d88c3408543327c",
        "b5753acb3ef1683befda09de1e6130d7853bf6ccede89422bb673064270a6d91",
        "856c4a9330cd26b392a7acbe085e05f730d71b4ebfe1a8573b1bcb97322561bc");
  }

  @Test
  void silence() throws Exception {
    holds(
        Input.SILENCE,
        "4f7988030a00d082fe445e00a2ac5dab502300ff1b80e8592dd569867b60ef74",
        "b0b660e96e4704f056a780b37c15e4d90fb6c7a9db4cc71a2215eed95708c040",
        "69afe0c33861d5de0d8c40f322f12c81587684703e24f7a9462ebc7695413060",
        "483e008060056ec5344fd3279d27e6c021360e0ba5045fb3f77476fdcf304d43");
  }

  @Test
  void saw() throws Exception {
    holds(
        Input.SAW,
        "a74bc303d7e514878b378a2f819cba164a773306aa0106bfeddea80b0365ffec",
        "bd1fe1cedf9004ff5bfb33e3240d38b17225b140fd9a41d804e22f529a8baa49",
        "992dedc46f07e0ac4b0d653d983125ee90b26017d91c4767fa9a9d81d9f84ec8",
        "dfc3fb69ffb6e404d3b590feac67bd9db33825fe85efc53f866db783301cdd0c");
  }

  @Test
  void clip() throws Exception {
    holds(
        Input.CLIP,
        "ae277a6e5b302a6a1737472e548d1f3a71799b7bd4e1640dc7c7bd90e592f09d",
        "3e9be17710e1bd8b2979f09e5514fa5801c43eb3d822bf62cb8ee5d98db586cc",
        "798fdf4866ee35624c01657f7e87d7720a42f7d349596874620e4bd407a952ab",
        "54f5a82b0259b1bede8c51c390ba4b82b43c0c3efb09b768df6b483f8043eb00");
  }

  private static void holds(
      Input input, String pcm, String appFrames, String referenceFrames, String decoded)
      throws Exception {
    short[] samples = samples(input);
    byte[] app = encoded(samples, WordOrder.REVERSED, Scaling.APP);
    assertThat(sha256(bytes(samples))).isEqualTo(pcm);
    assertThat(sha256(app)).isEqualTo(appFrames);
    assertThat(sha256(encoded(samples, WordOrder.PLAIN, Scaling.REFERENCE)))
        .isEqualTo(referenceFrames);
    assertThat(sha256(bytes(decoded(app)))).isEqualTo(decoded);
  }

  private static byte[] bytes(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }

  private static short[] decoded(byte[] frames) {
    G7221Decoder decoder = new G7221Decoder(BitRate.KBIT_16, WordOrder.REVERSED);
    int frameBytes = BitRate.KBIT_16.frameBytes();
    int count = frames.length / frameBytes;
    short[] out = new short[count * G7221Decoder.FRAME_SAMPLES];
    for (int i = 0; i < count; i++) {
      boolean whole = decoder.decode(frames, i * frameBytes, out, i * G7221Decoder.FRAME_SAMPLES);
      assertThat(whole).as("frame " + i).isTrue();
    }
    return out;
  }

  private static short[] samples(Input input) {
    short[] samples = new short[SAMPLES];
    int x = 12345;
    for (int i = 0; i < SAMPLES; i++) {
      x = x * 1664525 + 1013904223;
      int value =
          switch (input) {
            case NOISE -> (x >> 16) >> 2;
            case SQUARE -> i / 20 % 2 == 0 ? 8000 : -8000;
            case SILENCE -> 0;
            case SAW -> (i * 37) % 4001 - 2000;
            case CLIP -> i / 100 % 2 == 0 ? 32767 : -32768;
          };
      samples[i] = (short) value;
    }
    return samples;
  }

  private static byte[] encoded(short[] samples, WordOrder order, Scaling scaling) {
    G7221Encoder encoder = new G7221Encoder(BitRate.KBIT_16, order, scaling);
    int frameBytes = BitRate.KBIT_16.frameBytes();
    int frames = samples.length / G7221Encoder.FRAME_SAMPLES;
    byte[] out = new byte[frames * frameBytes];
    for (int i = 0; i < frames; i++) {
      encoder.encode(samples, i * G7221Encoder.FRAME_SAMPLES, out, i * frameBytes);
    }
    return out;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
