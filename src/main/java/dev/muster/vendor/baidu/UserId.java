package dev.muster.vendor.baidu;

import dev.muster.roster.Digest;
import java.nio.charset.StandardCharsets;

/**
 * The name that a person number has on the service, which knows letters, digits and underscores
 * only. Whatever else there is in a number, and the underscore itself, becomes an underscore with
 * two hexadecimal digits for each byte, so that no two numbers have one name. What would be longer
 * than the service takes becomes two underscores and a digest; such a name is looked at before it
 * is written, see {@link UserInfo}. Source: contracts/baidu.md §4.1, decision 24.
 */
final class UserId {

  /** Bytes of an id in the current documents; those of 2018 have 128. */
  static final int LONGEST = 48;

  private static final String DIGEST_MARK = "__";

  private UserId() {}

  static String of(String number) {
    StringBuilder name = new StringBuilder();
    for (byte one : number.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          one >= '0' && one <= '9' || one >= 'A' && one <= 'Z' || one >= 'a' && one <= 'z';
      name.append(plain ? String.valueOf((char) one) : "_%02X".formatted(one & 0xff));
    }
    return name.length() <= LONGEST ? name.toString() : digest(number);
  }

  /** True when the name does not hold the number itself. */
  static boolean isDigest(String name) {
    return name.startsWith(DIGEST_MARK);
  }

  private static String digest(String number) {
    return DIGEST_MARK + Digest.ofText(number).substring(0, LONGEST - DIGEST_MARK.length());
  }
}
