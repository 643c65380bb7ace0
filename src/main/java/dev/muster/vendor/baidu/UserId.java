package dev.muster.vendor.baidu;

import dev.muster.directory.PlainNames;
import java.util.Optional;

/**
 * The name that a person number has on the service, which knows letters, digits and underscores
 * only: one of {@link PlainNames}. One that is a digest is looked at before it is written, see
 * {@link UserInfo}. Source: contracts/baidu.md §4.1, decision 24.
 */
final class UserId {

  /** Bytes of an id in the current documents; those of 2018 have 128. */
  static final int LONGEST = 48;

  private static final PlainNames NAMES = new PlainNames("", '_', LONGEST);

  private UserId() {}

  static String of(String number) {
    return NAMES.of(number);
  }

  /** True when the name does not hold the number itself. */
  static boolean isDigest(String name) {
    return NAMES.isDigest(name);
  }

  /** The number that has this name; nothing for a digest and for a name that no number has. */
  static Optional<String> number(String name) {
    return NAMES.number(name).filter(one -> !one.isEmpty());
  }
}
