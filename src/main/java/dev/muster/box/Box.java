package dev.muster.box;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A face-recognition appliance of the configuration.
 *
 * @param name short and unique; part of the address to which the box pushes its events
 * @param url where its API answers, without a path
 * @param api the generation of its API; v1 only so far
 * @param devices the turnstiles and cameras registered on it
 * @param concurrency how many people are placed at the same time; a little more than the box has
 *     slots keeps all of them busy
 * @param timeout how long one call may take before its outcome counts as unknown
 * @param scale the scale of the scores it reports: percent (0 to 100) or raw (0 to 1)
 */
public record Box(
    String name,
    URI url,
    @DefaultValue("v1") String api,
    @DefaultValue List<Device> devices,
    @DefaultValue("16") int concurrency,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("percent") String scale) {

  public Box {
    String key = "muster.boxes[" + name + "]";
    check(
        name != null && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}"),
        "muster.boxes[].name is \"%s\"; allowed are 1 to 40 letters, digits, dots, dashes and underscores"
            .formatted(name));
    check(
        url != null
            && url.getHost() != null
            && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())),
        "%s.url is \"%s\"; allowed is an http or https address such as http://192.168.1.22:5555"
            .formatted(key, url));
    check("v1".equals(api), "%s.api is \"%s\"; allowed is v1".formatted(key, api));
    check(
        concurrency >= 1 && concurrency <= 256,
        "%s.concurrency is %d; allowed are 1 to 256".formatted(key, concurrency));
    check(
        !timeout.isNegative() && !timeout.isZero() && timeout.compareTo(Duration.ofMinutes(5)) <= 0,
        "%s.timeout is %s; allowed is more than 0s and at most 5m".formatted(key, timeout));
    check(
        "percent".equals(scale) || "raw".equals(scale),
        "%s.scale is \"%s\"; allowed are percent and raw".formatted(key, scale));
    devices = List.copyOf(devices);
  }

  /** The address of a path of its API. */
  public String address(String path) {
    String base = url.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }

  /**
   * The similarity, 0 to 1, that a score of this box stands for. Never compare it across vendors.
   */
  public double similarity(double score) {
    double raw = "raw".equals(scale) ? score : score / 100;
    return Math.max(0, Math.min(1, raw));
  }

  private static void check(boolean allowed, String sentence) {
    if (!allowed) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
