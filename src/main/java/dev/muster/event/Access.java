package dev.muster.event;

import dev.muster.event.SubscriberSettings.AccessSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is sent besides the signature so that the receiver lets us in.
 *
 * @param headers by name; may hold secrets
 * @param sslBundle the bundle with our certificate and those we trust; empty for the machine's own
 */
record Access(Map<String, String> headers, String sslBundle) {

  static final Access NONE = new Access(Map.of(), "");

  private static final int MOST_HEADERS = 50;
  private static final int LONGEST_VALUE = 8192;
  private static final Set<String> OURS =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature");

  Access {
    headers = Map.copyOf(headers);
  }

  static Access of(
      String key, Map<String, String> given, Map<String, Path> files, AccessSettings settings) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    given.forEach((name, value) -> put(key + ".headers", headers, name, value));
    files.forEach(
        (name, file) ->
            put(
                key + ".header-files",
                headers,
                name,
                Secret.fromFile(key + ".header-files." + name, file)));
    authorize(key, headers, settings);
    Rule.check(
        headers.size() <= MOST_HEADERS,
        "%s has %d headers; allowed are %d".formatted(key, headers.size(), MOST_HEADERS));
    return new Access(headers, settings.sslBundle().strip());
  }

  private static void authorize(String key, Map<String, String> headers, AccessSettings settings) {
    String at = key + ".access";
    String token = Secret.of(at + ".token", settings.token(), settings.tokenFile());
    String password = Secret.of(at + ".password", settings.password(), settings.passwordFile());
    String user = settings.user() == null ? "" : settings.user();
    Rule.check(
        token.isEmpty() || user.isEmpty(), at + " has a user and a token; allowed is one of them");
    Rule.check(
        user.isEmpty() == password.isEmpty() && !user.contains(":"),
        at
            + ".user and .password belong together; allowed are both or none, the user without a colon");
    if (!token.isEmpty()) {
      put(at + ".token", headers, "Authorization", "Bearer " + token);
    }
    if (!user.isEmpty()) {
      byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().encodeToString(both);
      put(at + ".user", headers, "Authorization", "Basic " + encoded);
    }
  }

  private static void put(String key, Map<String, String> headers, String name, String value) {
    Rule.check(
        name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")
            && !OURS.contains(name.toLowerCase(Locale.ROOT))
            && !name.toLowerCase(Locale.ROOT).startsWith("camel"),
        "%s holds the header \"%s\"; allowed are header names that the request does not carry anyway"
            .formatted(key, name));
    Rule.check(
        value.length() <= LONGEST_VALUE && value.matches("[\\x20-\\x7e\\x80-\\xff]*"),
        "%s holds a value of the header %s that no header can carry; allowed are up to %d printable characters"
            .formatted(key, name, LONGEST_VALUE));
    Rule.check(
        headers.put(name, value) == null,
        "%s gives the header %s a second time; allowed is once".formatted(key, name));
  }

  /** Without the values. */
  @Override
  public String toString() {
    return "headers " + new TreeMap<>(headers).keySet();
  }
}
