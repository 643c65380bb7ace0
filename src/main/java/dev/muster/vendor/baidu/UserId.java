package dev.muster.vendor.baidu;

import dev.muster.roster.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

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
  private static final Pattern ESCAPED = Pattern.compile("_[0-9A-F]{2}");

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

  /**
   * The number that has this name; nothing for a digest, which does not hold it, and for a name
   * that no number has.
   */
  static Optional<String> number(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) != '_') {
        bytes.write(name.charAt(i));
      } else if (ESCAPED.matcher(name.substring(i)).lookingAt()) {
        bytes.write(Integer.parseInt(name, i + 1, i + 3, 16));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    String number = bytes.toString(StandardCharsets.UTF_8);
    return Optional.of(number).filter(one -> !one.isEmpty() && of(one).equals(name));
  }

  private static String digest(String number) {
    return DIGEST_MARK + Digest.ofText(number).substring(0, LONGEST - DIGEST_MARK.length());
  }
}
