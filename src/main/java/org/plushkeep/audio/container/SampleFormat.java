package org.plushkeep.audio.container;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How one sample is written. Values are read in units of 16-bit samples, -32768..32767. */
enum SampleFormat {
  U8(1) {
    @Override
    double at(byte[] bytes, int offset) {
      return ((bytes[offset] & 0xff) - 128) * 256;
    }
  },
  S8(1) {
    @Override
    double at(byte[] bytes, int offset) {
      return bytes[offset] * 256;
    }
  },
  S16_LE(2) {
    @Override
    double at(byte[] bytes, int offset) {
      return (short) SHORT_LE.get(bytes, offset);
    }
  },
  S16_BE(2) {
    @Override
    double at(byte[] bytes, int offset) {
      return (short) SHORT_BE.get(bytes, offset);
    }
  },
  S24_LE(3) {
    @Override
    double at(byte[] bytes, int offset) {
      return (short) SHORT_LE.get(bytes, offset + 1) + (bytes[offset] & 0xff) / 256.0;
    }
  },
  S24_BE(3) {
    @Override
    double at(byte[] bytes, int offset) {
      return (short) SHORT_BE.get(bytes, offset) + (bytes[offset + 2] & 0xff) / 256.0;
    }
  },
  S32_LE(4) {
    @Override
    double at(byte[] bytes, int offset) {
      return (int) INT_LE.get(bytes, offset) / 65536.0;
    }
  },
  S32_BE(4) {
    @Override
    double at(byte[] bytes, int offset) {
      return (int) INT_BE.get(bytes, offset) / 65536.0;
    }
  },
  F32_LE(4) {
    @Override
    double at(byte[] bytes, int offset) {
      return Float.intBitsToFloat((int) INT_LE.get(bytes, offset)) * FULL_SCALE;
    }
  },
  F32_BE(4) {
    @Override
    double at(byte[] bytes, int offset) {
      return Float.intBitsToFloat((int) INT_BE.get(bytes, offset)) * FULL_SCALE;
    }
  },
  F64_LE(8) {
    @Override
    double at(byte[] bytes, int offset) {
      return Double.longBitsToDouble((long) LONG_LE.get(bytes, offset)) * FULL_SCALE;
    }
  },
  F64_BE(8) {
    @Override
    double at(byte[] bytes, int offset) {
      return Double.longBitsToDouble((long) LONG_BE.get(bytes, offset)) * FULL_SCALE;
    }
  },
  A_LAW(1) {
    @Override
    double at(byte[] bytes, int offset) {
      return Companding.aLaw(bytes[offset]);
    }
  },
  MU_LAW(1) {
    @Override
    double at(byte[] bytes, int offset) {
      return Companding.muLaw(bytes[offset]);
    }
  };

  private static final double FULL_SCALE = 32768;
  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

  private final int size;

  SampleFormat(int size) {
    this.size = size;
  }

  /** Bytes a sample. */
  int size() {
    return size;
  }

  /**
   * One sample.
   *
   * @return its value; out of range, infinite or not a number where the file says so
   */
  abstract double at(byte[] bytes, int offset);

  /**
   * Mixes interleaved samples to one channel: their mean, rounded and held within 16 bits.
   *
   * @param bytes holds the frames
   * @param offset where the first begins
   * @param frames how many there are
   * @param channels samples a frame
   * @param stride bytes from one sample to the next, at least {@link #size}; a sample sits at the
   *     end of its place when little-endian, as WAVE wants it
   */
  short[] mix(byte[] bytes, int offset, int frames, int channels, int stride) {
    short[] mono = new short[frames];
    int at = offset + (isLittleEndian() ? stride - size : 0);
    for (int frame = 0; frame < frames; frame++) {
      double sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += at(bytes, at);
        at += stride;
      }
      mono[frame] = rounded(sum / channels);
    }
    return mono;
  }

  /** What is not a number is silence. */
  static short rounded(double value) {
    return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  private boolean isLittleEndian() {
    return name().endsWith("_LE");
  }

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }
}
