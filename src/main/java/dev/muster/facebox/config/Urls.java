package dev.muster.facebox.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

/** Receivers' addresses as the configuration keeps them: one text, joined by commas. */
public final class Urls {

  /** Receivers of one kind of push. */
  public static final int MOST = 16;

  private Urls() {}

  /** The addresses, without the empty part after a comma at the end, each once. */
  public static List<String> split(String joined) {
    return Arrays.stream(joined.split(","))
        .map(String::strip)
        .filter(url -> !url.isEmpty())
        .distinct()
        .toList();
  }

  public static String join(List<String> urls) {
    return String.join(",", urls);
  }

  static boolean areValid(String joined) {
    List<String> urls = split(joined);
    return urls.size() <= MOST && urls.stream().allMatch(Urls::isValid);
  }

  /** An http or https address with a host; a comma in it would make it two. */
  public static boolean isValid(String url) {
    if (url.contains(",")) {
      return false;
    }
    try {
      URI uri = new URI(url);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getPort() <= 65_535;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }
}
