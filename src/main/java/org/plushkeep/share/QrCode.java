package org.plushkeep.share;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A text as a QR code (ISO/IEC 18004), of which a quarter may be worn off. */
public final class QrCode {
  /** How many modules of nothing have to be around it. */
  public static final int QUIET_ZONE = 4;

  private final ByteMatrix matrix;

  private QrCode(ByteMatrix matrix) {
    this.matrix = matrix;
  }

  /**
   * Makes one.
   *
   * @param text at most 100 characters
   */
  public static QrCode of(String text) {
    try {
      return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.Q).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }

  /** How many modules it is wide and high, without the quiet zone. */
  public int size() {
    return matrix.getWidth();
  }

  /** Whether a module is dark; 0 is left and above. */
  public boolean isDark(int x, int y) {
    return matrix.get(x, y) == 1;
  }
}
