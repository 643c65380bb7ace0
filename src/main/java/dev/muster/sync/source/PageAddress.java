package dev.muster.sync.source;

import dev.muster.sync.source.JsonPage.Unexpected;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Where the next page of a list is. */
final class PageAddress {

  private static final int LONGEST = 8_000;

  private PageAddress() {}

  /**
   * The address that a page tells, which may leave out what is as in its own; never another host.
   */
  static String following(URI page, String told) throws Unexpected {
    URI next;
    try {
      next = resolved(page, told);
    } catch (IllegalArgumentException e) {
      throw new Unexpected("the next page has no address that can be asked");
    }
    if (!isSameHost(page, next)) {
      throw new Unexpected(
          "the next page is on another host: %s://%s"
              .formatted(next.getScheme(), next.getRawAuthority()));
    }
    return bounded(next.toString().replaceAll("#.*", ""));
  }

  /**
   * As RFC 3986 has it: a query alone belongs to the same path, which the Java library takes off.
   *
   * @throws IllegalArgumentException when it is no address
   */
  static URI resolved(URI from, String told) {
    return told.startsWith("?") ? URI.create(base(from) + told) : from.resolve(told);
  }

  static boolean isSameHost(URI one, URI other) {
    return Objects.equals(one.getScheme(), other.getScheme())
        && one.getRawAuthority().equalsIgnoreCase(String.valueOf(other.getRawAuthority()));
  }

  /** The address with a query parameter that it has, or has not, so far. */
  static String with(URI page, String name, String value) throws Unexpected {
    List<String> query = query(page);
    query.removeIf(one -> name(one).equals(encoded(name)));
    query.add(encoded(name) + "=" + encoded(value));
    return bounded(base(page) + "?" + String.join("&", query));
  }

  /** The address with the number of the page after this one; the first page is 1 unless it says. */
  static String numbered(URI page, String name) throws Unexpected {
    String number =
        query(page).stream()
            .filter(one -> name(one).equals(encoded(name)))
            .map(one -> one.substring(one.indexOf('=') + 1))
            .findFirst()
            .orElse("1");
    if (!number.matches("[0-9]{1,9}")) {
      throw new Unexpected("the address has no number of a page in its query");
    }
    return with(page, name, String.valueOf(Long.parseLong(number) + 1));
  }

  private static List<String> query(URI page) {
    String query = page.getRawQuery();
    return query == null ? new ArrayList<>() : new ArrayList<>(Arrays.asList(query.split("&")));
  }

  private static String base(URI page) {
    return page.toString().replaceAll("[?#].*", "");
  }

  private static String name(String parameter) {
    return parameter.contains("=") ? parameter.substring(0, parameter.indexOf('=')) : parameter;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String bounded(String address) throws Unexpected {
    if (address.length() > LONGEST) {
      throw new Unexpected("the address of the next page has more than " + LONGEST + " characters");
    }
    return address;
  }
}
