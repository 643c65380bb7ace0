package dev.muster.vendor.baidu;

import dev.muster.enrol.ledger.Placing;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the service keeps beside a person for us: the version that stands there, a blank and the
 * person number as it is. At most 225 of the 256 bytes of contracts/baidu.md §4.1.
 */
record UserInfo(String version, String number) {

  private static final Pattern FORM = Pattern.compile("([0-9a-f]{32}) (.+)", Pattern.DOTALL);

  static UserInfo of(Placing placing) {
    return new UserInfo(placing.version(), placing.person().id());
  }

  /** As it was kept; somebody else's text has neither version nor number. */
  static UserInfo read(String kept) {
    Matcher form = FORM.matcher(kept);
    return form.matches() ? new UserInfo(form.group(1), form.group(2)) : new UserInfo("", "");
  }

  /** The number, when this was written beside that name by us; else nothing. */
  String numberOf(String name) {
    return !number.isEmpty() && UserId.of(number).equals(name) ? number : "";
  }

  String text() {
    return version + " " + number;
  }

  /** True when it was written for another person number. */
  boolean isOfAnother(String id) {
    return !number.isEmpty() && !number.equals(id);
  }
}
