package dev.muster.vendor.cloudface;

import dev.muster.directory.Cloud;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * What a cloud of this kind has beside what every cloud has: {@code muster.clouds[].options}.
 *
 * @param deletion how a face is deleted; only {@link Deletion#POST} is what the service's own
 *     client does
 * @param listLimit largest list, pictures included
 * @param listTimeout how long a list may come in
 * @param headers what every call carries; none by default, the service knows no key. §4
 */
record CloudFaceOptions(
    Deletion deletion, DataSize listLimit, Duration listTimeout, Map<String, String> headers) {

  private static final String HEADER = "header.";

  /** How a face is deleted. Source: contracts/cloud-face.md §2.4.1. */
  enum Deletion {
    POST,
    GET,
    DELETE,
    FORM
  }

  /**
   * @throws IllegalArgumentException with one sentence on a wrong option
   */
  static CloudFaceOptions of(Cloud cloud) {
    Map<String, String> rest = new HashMap<>(cloud.options());
    Reader reader = new Reader("muster.clouds[%s].options.".formatted(cloud.name()), rest);
    Deletion deletion =
        reader.take(
            "deletion",
            "post",
            text -> Deletion.valueOf(text.toUpperCase(Locale.ROOT)),
            "post, get, delete and form");
    DataSize limit =
        reader.take(
            "list-limit",
            "512MB",
            text ->
                between(DataSize.parse(text), DataSize.ofMegabytes(1), DataSize.ofGigabytes(16)),
            "1MB to 16GB");
    Duration timeout =
        reader.take(
            "list-timeout",
            "60s",
            text ->
                between(
                    DurationStyle.detectAndParse(text),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(2)),
            "1s to 2m");
    return new CloudFaceOptions(deletion, limit, timeout, reader.headers());
  }

  private static <T extends Comparable<T>> T between(T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException("not between " + least + " and " + most);
    }
    return value;
  }

  /** Takes the options out one by one; what is left over is none. */
  private record Reader(String key, Map<String, String> rest) {

    <T> T take(String name, String usual, Function<String, T> read, String allowed) {
      String text = rest.getOrDefault(name, usual);
      rest.remove(name);
      try {
        return read.apply(text.strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s%s is \"%s\"; allowed are %s".formatted(key, name, text, allowed), e);
      }
    }

    Map<String, String> headers() {
      Map<String, String> headers = new HashMap<>();
      rest.forEach(
          (name, value) -> {
            if (!name.matches("header\\.[A-Za-z0-9-]{1,60}") || !value.matches("[ -~]{1,1000}")) {
              throw new IllegalArgumentException(
                  "%s%s is no option of a cloud-face service; allowed are deletion, list-limit, list-timeout and header.<name> with 1 to 1000 ASCII characters"
                      .formatted(key, name));
            }
            headers.put(name.substring(HEADER.length()), value);
          });
      return Map.copyOf(headers);
    }
  }
}
