package dev.muster.facebox.arcface;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * A way to read {@code signData}: the bytes that it then holds, and what is wrong with that way.
 *
 * @param sentence empty for the right way
 */
record Form(String sentence, byte[] bytes) {

  private static final int DIGEST = 32;

  private static final String HEX = "[0-9a-fA-F]+";

  /** The SHA-256 digests that it may hold ({@code contracts/arcface.md §3.1}). */
  static List<Form> digests(String signData) {
    List<Form> forms = new ArrayList<>();
    String inner = ascii(signData);
    boolean broken = signData.chars().anyMatch(c -> c == '\n' || c == '\r');
    if (isHex(inner, DIGEST)) {
      String sentence =
          broken
              ? "signData has line breaks, it must be one line"
              : inner.equals(inner.toLowerCase(Locale.ROOT))
                  ? ""
                  : "the hexadecimal digits inside signData must be lower case";
      forms.add(new Form(sentence, HexFormat.of().parseHex(inner)));
    }
    byte[] raw = GoBase64.decode(signData).bytes();
    if (raw.length == DIGEST) {
      forms.add(
          new Form(
              "signData is base64 of the raw digest, it must be base64 of its hexadecimal digits",
              raw));
    }
    if (isHex(signData.strip(), DIGEST)) {
      forms.add(
          new Form(
              "signData is hexadecimal, it must be base64 of the hexadecimal digits",
              HexFormat.of().parseHex(signData.strip())));
    }
    return forms;
  }

  /** The {@code r || s} that it may hold ({@code contracts/arcface.md §3.2 to §3.4}). */
  static List<Form> pairs(String signData) {
    List<Form> forms = new ArrayList<>();
    byte[] raw = GoBase64.decode(signData).bytes();
    if (raw.length == 2 * Sm2Key.HALF) {
      forms.add(new Form("", raw));
      forms.add(new Form("signData holds s before r", joined(raw, Sm2Key.HALF, 0)));
    }
    if (raw.length == 2 * Sm2Key.HALF - 1) {
      String sentence = "r and s must be padded to 32 bytes each";
      forms.add(new Form(sentence, padded(raw, Sm2Key.HALF)));
      forms.add(new Form(sentence, padded(raw, Sm2Key.HALF - 1)));
    }
    if (isHex(ascii(signData), 2 * Sm2Key.HALF)) {
      forms.add(
          new Form(
              "for SM2 signData is base64 of the raw r and s, not of hexadecimal digits; the"
                  + " document is wrong there",
              HexFormat.of().parseHex(ascii(signData))));
    }
    if (isHex(signData.strip(), 2 * Sm2Key.HALF)) {
      forms.add(
          new Form(
              "signData is hexadecimal, it must be base64 of the raw r and s",
              HexFormat.of().parseHex(signData.strip())));
    }
    addDer(forms, raw);
    return forms;
  }

  private static void addDer(List<Form> forms, byte[] raw) {
    if (raw.length < 8 || raw[0] != 0x30) {
      return;
    }
    try {
      BigInteger order = Sm2Key.CURVE.getN();
      BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(order, raw);
      forms.add(
          new Form(
              "signData holds DER, it must be the raw r and s, 32 bytes each",
              PlainDSAEncoding.INSTANCE.encode(order, pair[0], pair[1])));
    } catch (IOException | IllegalArgumentException e) {
      // 0x30 was the first byte of something else
      return;
    }
  }

  /** The text inside the base64; one character per byte. */
  private static String ascii(String signData) {
    return new String(GoBase64.decode(signData).bytes(), StandardCharsets.ISO_8859_1);
  }

  private static boolean isHex(String text, int bytes) {
    return text.length() == 2 * bytes && text.matches(HEX);
  }

  private static byte[] joined(byte[] raw, int first, int second) {
    byte[] out = Arrays.copyOf(raw, raw.length);
    System.arraycopy(raw, first, out, 0, Sm2Key.HALF);
    System.arraycopy(raw, second, out, Sm2Key.HALF, Sm2Key.HALF);
    return out;
  }

  /** One byte is missing: in s when r has 32, else in r. */
  private static byte[] padded(byte[] raw, int ofR) {
    byte[] out = new byte[2 * Sm2Key.HALF];
    System.arraycopy(raw, 0, out, Sm2Key.HALF - ofR, ofR);
    int ofS = raw.length - ofR;
    System.arraycopy(raw, ofR, out, out.length - ofS, ofS);
    return out;
  }
}
