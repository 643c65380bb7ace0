package dev.muster.vendor.arcface;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;

/** The forms in which signatures are sent by mistake. Source: contracts/arcface.md §3. */
final class BenchForms {

  private static final int HALF = Sm2.HALF;

  private BenchForms() {}

  /** What SHA-256 could have been made into, by the mistake; without a mistake first. */
  static Map<String, String> ofDigest(byte[] digest) {
    String hex = Signing.hex(digest);
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(base64(hex), "");
    forms.put(Base64.getEncoder().encodeToString(digest), "NO_HEX_STEP");
    forms.put(base64(hex.toUpperCase(Locale.ROOT)), "UPPER_HEX");
    forms.put(hex, "NO_BASE64_STEP");
    forms.put(hex.toUpperCase(Locale.ROOT), "NO_BASE64_STEP");
    forms.putIfAbsent(Base64.getUrlEncoder().encodeToString(digest), "NO_HEX_STEP,URL_BASE64");
    forms.put(base64(hex).replace("=", ""), "NO_PADDING");
    return forms;
  }

  /** r and s as they could be read, by the mistake; without a mistake first. */
  static Map<String, byte[]> ofSignature(String sent) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    byte[] bytes = BenchChecks.decoded(sent.replaceAll("\\s", ""));
    boolean broken = !sent.equals(sent.replaceAll("\\s", ""));
    if (bytes.length == 2 * HALF) {
      forms.put(broken ? "LINE_BREAKS" : "", bytes);
      forms.put("SWAPPED", swapped(bytes));
    }
    put(forms, "HEX_STEP", unhexed(new String(bytes, StandardCharsets.ISO_8859_1)));
    put(forms, "NO_BASE64_STEP", unhexed(sent));
    put(forms, "DER", unwrapped(bytes));
    byte[] der = unhexedAny(new String(bytes, StandardCharsets.ISO_8859_1));
    put(forms, "DER,HEX_STEP", unwrapped(der));
    if (bytes.length < 2 * HALF && bytes.length >= 2 * HALF - 4) {
      for (int first = bytes.length - HALF; first <= HALF; first++) {
        forms.put("UNPADDED" + " ".repeat(first - bytes.length + HALF), padded(bytes, first));
      }
    }
    return forms;
  }

  /** True when it is the base64 of 64 hexadecimal digits, as SHA256 makes it. */
  static boolean looksLikeSha256(String sent) {
    return new String(BenchChecks.decoded(sent), StandardCharsets.ISO_8859_1)
        .matches("[0-9a-fA-F]{64}");
  }

  private static void put(Map<String, byte[]> forms, String mistake, byte[] read) {
    if (read.length == 2 * HALF) {
      forms.put(mistake, read);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] unhexed(String text) {
    byte[] bytes = unhexedAny(text);
    return bytes.length == 2 * HALF ? bytes : new byte[0];
  }

  private static byte[] unhexedAny(String text) {
    boolean hex = text.length() % 2 == 0 && text.matches("[0-9a-fA-F]{2,200}");
    return hex ? HexFormat.of().parseHex(text) : new byte[0];
  }

  private static byte[] unwrapped(byte[] bytes) {
    if (bytes.length < 8 || bytes[0] != 0x30) {
      return new byte[0];
    }
    try {
      ASN1Sequence pair = ASN1Sequence.getInstance(bytes);
      byte[] raw = new byte[2 * HALF];
      for (int i = 0; i < 2; i++) {
        number(raw, i, ASN1Integer.getInstance(pair.getObjectAt(i)).getPositiveValue());
      }
      return raw;
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return new byte[0]; // it only began like one
    }
  }

  private static byte[] padded(byte[] bytes, int first) {
    byte[] raw = new byte[2 * HALF];
    System.arraycopy(bytes, 0, raw, HALF - first, first);
    int second = bytes.length - first;
    System.arraycopy(bytes, first, raw, 2 * HALF - second, second);
    return raw;
  }

  private static byte[] swapped(byte[] bytes) {
    byte[] raw = new byte[2 * HALF];
    System.arraycopy(bytes, HALF, raw, 0, HALF);
    System.arraycopy(bytes, 0, raw, HALF, HALF);
    return raw;
  }

  private static void number(byte[] raw, int index, BigInteger value) {
    byte[] bytes = value.toByteArray();
    int length = Math.min(HALF, bytes.length);
    System.arraycopy(bytes, bytes.length - length, raw, (index + 1) * HALF - length, length);
  }
}
