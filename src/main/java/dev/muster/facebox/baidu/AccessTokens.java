package dev.muster.facebox.baidu;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Access tokens in the service's shape, {@code 24.<32 hex>.<life>.<expiry>.282335-<appid>} ({@code
 * contracts/baidu.md §2.1}). Nothing is kept: the box knows its tokens by a code that only the
 * app's secret key makes, so they hold over a restart, any number of them at once, until they
 * expire or the secret key changes.
 */
final class AccessTokens {

  private static final Pattern SHAPE =
      Pattern.compile(
          "24\\.([0-9a-f]{16})([0-9a-f]{16})\\.(\\d{1,9})\\.(\\d{1,12})\\.282335-(\\d{1,18})");
  private static final int HALF = 8;

  private final BaiduSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  AccessTokens(BaiduSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  String issue(BaiduSettings.App app) {
    byte[] nonce = new byte[HALF];
    random.nextBytes(nonce);
    String first = HexFormat.of().formatHex(nonce);
    long life = settings.tokenLife().toSeconds();
    long expiry = clock.instant().getEpochSecond() + life;
    String second = code(app, first, life + "." + expiry);
    return "24.%s%s.%d.%d.282335-%s".formatted(first, second, life, expiry, app.id());
  }

  /** So many random hexadecimal digits, for what a token answer holds beside the token. */
  String random(int digits) {
    byte[] bytes = new byte[digits / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Whose token this is.
   *
   * @throws Declined 100 without one, 110 for none of ours, 111 when it has expired
   */
  BaiduSettings.App judge(String token) {
    if (token.isBlank()) {
      throw Fault.TOKEN_PARAMETER.declined();
    }
    Matcher parts = SHAPE.matcher(token);
    if (!parts.matches()) {
      throw Fault.TOKEN_UNKNOWN.declined();
    }
    BaiduSettings.App app =
        settings.withId(parts.group(5)).orElseThrow(Fault.TOKEN_UNKNOWN::declined);
    String code = code(app, parts.group(1), parts.group(3) + "." + parts.group(4));
    if (!MessageDigest.isEqual(bytes(code), bytes(parts.group(2)))) {
      throw Fault.TOKEN_UNKNOWN.declined();
    }
    if (clock.instant().getEpochSecond() >= Long.parseLong(parts.group(4))) {
      throw Fault.TOKEN_EXPIRED.declined();
    }
    return app;
  }

  private static String code(BaiduSettings.App app, String nonce, String times) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(app.secretKey()), "HmacSHA256"));
      byte[] whole = mac.doFinal(bytes(app.id() + "." + nonce + "." + times));
      return HexFormat.of().formatHex(Arrays.copyOf(whole, HALF));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
