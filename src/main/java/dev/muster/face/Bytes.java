package dev.muster.face;

/** Numbers inside file headers. Callers check the length before they read. */
final class Bytes {

  private Bytes() {}

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
