package dev.muster.facebox.arcface;

import org.jspecify.annotations.Nullable;

/** The SM2 key of the settings. */
final class Sm2Settings {

  private Sm2Settings() {}

  /** The key of the one or the other text, null without any. */
  static @Nullable Sm2Key key(String privateKey, String publicKey) {
    Sm2Key own = privateKey.isEmpty() ? null : ofPrivate(privateKey);
    Sm2Key given = publicKey.isEmpty() ? null : ofPublic(publicKey);
    if (own == null || given == null) {
      return own == null ? given : own;
    }
    if (!own.isSameAs(given)) {
      throw ArcfaceSettings.CHECKS.wrong(
          "sm2-public-key", "not that of sm2-private-key", "one of the two, or a pair");
    }
    return own;
  }

  private static Sm2Key ofPrivate(String base64) {
    try {
      return Sm2Key.ofPrivate(base64);
    } catch (IllegalArgumentException e) {
      // its cause could quote the key
      throw ArcfaceSettings.CHECKS.wrong(
          "sm2-private-key", "no private key", "base64 of 32 bytes below the order");
    }
  }

  private static Sm2Key ofPublic(String hex) {
    try {
      return Sm2Key.ofPublic(hex);
    } catch (IllegalArgumentException e) {
      throw ArcfaceSettings.CHECKS.wrong(
          "sm2-public-key",
          "\"" + (hex.length() > 140 ? hex.substring(0, 140) + "…" : hex) + "\"",
          "a point of sm2p256v1 in 128 hexadecimal digits, or 130 with 04 before them");
    }
  }
}
