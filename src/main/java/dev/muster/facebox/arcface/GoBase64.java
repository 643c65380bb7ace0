package dev.muster.facebox.arcface;

import java.util.Arrays;

/**
 * Base64 in the standard alphabet with padding, as Go's {@code base64.StdEncoding} reads it: line
 * breaks are skipped, padding is required, what comes after it is an error.
 */
final class GoBase64 {

  private static final byte[] VALUES = values();
  private static final int NONE = -1;

  /**
   * @param bytes what was read up to the error
   * @param errorAt offset of the first wrong character, -1 when there is none
   */
  record Decoded(byte[] bytes, int errorAt) {

    boolean isComplete() {
      return errorAt == NONE;
    }

    String error() {
      return "illegal base64 data at input byte " + errorAt;
    }
  }

  private final String text;
  private final byte[] out;
  private int at;
  private int length;
  private int errorAt = NONE;

  private GoBase64(String text) {
    this.text = text;
    this.out = new byte[text.length() / 4 * 3 + 3];
  }

  static Decoded decode(String text) {
    GoBase64 decoding = new GoBase64(text);
    while (decoding.errorAt == NONE && decoding.at < text.length()) {
      decoding.quantum();
    }
    return new Decoded(Arrays.copyOf(decoding.out, decoding.length), decoding.errorAt);
  }

  /** Up to four characters, three bytes. */
  private void quantum() {
    int bits = 0;
    int read = 0;
    while (read < 4) {
      if (at == text.length()) {
        if (read > 0) {
          errorAt = at - read;
        }
        return;
      }
      char c = text.charAt(at++);
      int value = c < VALUES.length ? VALUES[c] : NONE;
      if (value != NONE) {
        bits = bits << 6 | value;
        read++;
      } else if (c == '=') {
        padding(bits, read);
        return;
      } else if (c != '\n' && c != '\r') {
        errorAt = at - 1;
        return;
      }
    }
    put(bits, 3);
  }

  /** The first {@code =} is read already. */
  private void padding(int bits, int read) {
    if (read < 2) {
      errorAt = at - 1;
      return;
    }
    if (read == 2) {
      skipLineBreaks();
      if (at == text.length() || text.charAt(at) != '=') {
        errorAt = at == text.length() ? at : at - 1;
        return;
      }
      at++;
    }
    skipLineBreaks();
    if (at < text.length()) {
      errorAt = at;
    }
    put(bits << 6 * (4 - read), read - 1);
  }

  private void skipLineBreaks() {
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
  }

  private void put(int bits, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out[length++] = (byte) (bits >> 16 - 8 * i);
    }
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) NONE);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }
}
