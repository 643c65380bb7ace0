package dev.muster.event;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the events of a subscriber go, and what lets them in.
 *
 * @param url an http or https address; null when it is another endpoint
 * @param endpoint the URI of a Camel endpoint; empty when it is an address
 */
record Target(@Nullable URI url, String endpoint, SigningKeys keys, Access access) {

  private static final int LONGEST = 2000;

  static Target web(String key, URI url, SigningKeys keys, Access access) {
    Rule.check(
        url.getHost() != null
            && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())),
        "%s.url is \"%s\"; allowed is an http or https address".formatted(key, url));
    Rule.check(
        access.sslBundle().isEmpty() || "https".equals(url.getScheme()),
        key + ".access.ssl-bundle needs an https address in url");
    return new Target(url, "", keys, access);
  }

  static Target endpoint(String key, String uri, SigningKeys keys) {
    Rule.check(
        uri.matches("[a-z][a-z0-9+.-]*:\\S.*") && uri.length() <= LONGEST,
        key + ".uri is not the URI of a Camel endpoint; allowed is for example file:/srv/events");
    Rule.check(
        !uri.matches("https?:.*"),
        key + ".uri begins with http; allowed are other endpoints, addresses belong into url");
    return new Target(null, uri, keys, Access.NONE);
  }

  /** The address or endpoint without query and user, which may hold secrets. */
  String shown() {
    if (url == null) {
      return endpoint.replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//");
    }
    return url.getScheme()
        + "://"
        + url.getHost()
        + (url.getPort() < 0 ? "" : ":" + url.getPort())
        + (url.getRawPath() == null ? "" : url.getRawPath());
  }

  @Override
  public String toString() {
    return shown();
  }
}
