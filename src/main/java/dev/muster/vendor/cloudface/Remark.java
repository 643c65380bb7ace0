package dev.muster.vendor.cloudface;

import dev.muster.directory.PlainNames;
import dev.muster.enrol.ledger.Placing;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the service keeps beside a picture, and our only key there: {@code fa1:<name>:<version>}.
 * The name is that of the person number, the version what stands there, photo included, for both
 * come with one call. At most 128 ASCII characters. Source: contracts/cloud-face.md §5.3.
 *
 * @param name empty when somebody else wrote the remark
 * @param version likewise
 * @param text as it stands there
 */
record Remark(String name, String version, String text) {

  /** Room for a name beside {@code fa1:}, a colon and a version. */
  private static final int LONGEST_NAME = 91;

  private static final PlainNames NAMES = new PlainNames("._-", '~', LONGEST_NAME);
  private static final Pattern FORM = Pattern.compile("fa1:([0-9A-Za-z._~-]{1,91}):([0-9a-f]{32})");

  static Remark of(Placing placing) {
    String name = nameOf(placing.person().id());
    return new Remark(name, placing.version(), "fa1:%s:%s".formatted(name, placing.version()));
  }

  static String nameOf(String id) {
    return NAMES.of(id);
  }

  static Remark read(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? new Remark(form.group(1), form.group(2), text)
        : new Remark("", "", text);
  }

  /** The person number; empty when it was not written by us, or does not fit into a remark. */
  String id() {
    return name.isEmpty() ? "" : NAMES.number(name).orElse("");
  }
}
