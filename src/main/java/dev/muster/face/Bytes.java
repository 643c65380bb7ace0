package dev.muster.face;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers inside file headers. Callers check the length before they read. */
final class Bytes {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOWEST_BITS = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x8080808080808080L;

  private Bytes() {}

  /** Where the next 0xff is, from there on, before the end; the end when there is none. */
  static int next0xff(byte[] bytes, int from, int end) {
    int at = from;
    // eight bytes in a step: one of them is 0xff when one of the inverted ones is zero
    while (at + Long.BYTES <= end) {
      long inverted = ~(long) LONGS.get(bytes, at);
      long zeros = (inverted - LOWEST_BITS) & ~inverted & HIGHEST_BITS;
      if (zeros != 0) {
        return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (at < end && bytes[at] != (byte) 0xff) {
      at++;
    }
    return at;
  }

  static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }

  static int u16(byte[] bytes, int at) {
    return u8(bytes, at) << 8 | u8(bytes, at + 1);
  }

  static int i32(byte[] bytes, int at) {
    return u16(bytes, at) << 16 | u16(bytes, at + 2);
  }

  static int littleU16(byte[] bytes, int at) {
    return u8(bytes, at) | u8(bytes, at + 1) << 8;
  }

  static int littleU24(byte[] bytes, int at) {
    return littleU16(bytes, at) | u8(bytes, at + 2) << 16;
  }

  static int littleI32(byte[] bytes, int at) {
    return littleU16(bytes, at) | littleU16(bytes, at + 2) << 16;
  }
}
