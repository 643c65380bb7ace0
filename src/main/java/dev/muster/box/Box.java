package dev.muster.box;

import dev.muster.directory.Capabilities;
import dev.muster.directory.Capabilities.Ability;
import dev.muster.directory.Directory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A face-recognition appliance of the configuration.
 *
 * @param name short and unique; part of the address to which the box pushes its events
 * @param url where its API answers, without a path
 * @param api the generation of its API: v1 (SE3, SE5 up to V5) or v2 (SE5 from V6)
 * @param devices the turnstiles and cameras registered on it
 * @param concurrency how many people are placed at the same time; a little more than the box has
 *     slots keeps all of them busy
 * @param timeout how long one call may take before its outcome counts as unknown
 * @param scale the scale of the scores it reports: percent (0 to 100) or raw (0 to 1)
 * @param rate how many people are placed in a second, at most; 0 is no limit
 * @param halfPerson what becomes of somebody whom the box kept although it refused the photo
 * @param photo how large a photo it may be sent
 * @param events how its events are taken in
 */
public record Box(
    String name,
    URI url,
    @DefaultValue("v1") String api,
    @DefaultValue List<Device> devices,
    @DefaultValue("16") int concurrency,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("percent") String scale,
    @DefaultValue("0") int rate,
    @DefaultValue("remove") HalfPerson halfPerson,
    @DefaultValue PhotoLimits photo,
    @DefaultValue BoxEvents events) {

  /** The generations of the API that this program speaks; each has its own steps in the routes. */
  public static final List<String> APIS = List.of("v1", "v2");

  /** What a box can do. Source: contracts/sophon.md §4.3; its limit of an id is not documented. */
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
          new Capabilities.Ids(true, "(?s).", 256),
          Ability.UPDATES,
          Ability.GROUPS,
          Ability.LISTS,
          Ability.VERSIONS,
          Ability.PHOTOS,
          Ability.SCORE,
          Ability.REPORTS);

  private static final int MOST_A_SECOND = 1000;

  /** What becomes of somebody whom the box kept although it refused the photo. */
  public enum HalfPerson {
    REMOVE,
    KEEP
  }

  /** A box without a pace of its own, from which half people are removed. */
  public Box(
      String name,
      URI url,
      String api,
      List<Device> devices,
      int concurrency,
      Duration timeout,
      String scale) {
    this(
        name,
        url,
        api,
        devices,
        concurrency,
        timeout,
        scale,
        0,
        HalfPerson.REMOVE,
        PhotoLimits.STANDARD,
        BoxEvents.STANDARD);
  }

  @ConstructorBinding
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
    check(
        APIS.contains(api),
        "%s.api is \"%s\"; allowed are %s".formatted(key, api, String.join(" and ", APIS)));
    check(
        concurrency >= 1 && concurrency <= 256,
        "%s.concurrency is %d; allowed are 1 to 256".formatted(key, concurrency));
    check(
        !timeout.isNegative() && !timeout.isZero() && timeout.compareTo(Duration.ofMinutes(5)) <= 0,
        "%s.timeout is %s; allowed is more than 0s and at most 5m".formatted(key, timeout));
    check(
        "percent".equals(scale) || "raw".equals(scale),
        "%s.scale is \"%s\"; allowed are percent and raw".formatted(key, scale));
    check(
        rate >= 0 && rate <= MOST_A_SECOND,
        "%s.rate is %d; allowed are 0 (no limit) to %d people a second"
            .formatted(key, rate, MOST_A_SECOND));
    devices = List.copyOf(devices);
  }

  /** The box as a directory. */
  Directory directory() {
    return new Directory(
        name,
        "sophon-" + api,
        "box",
        url.toString(),
        new Directory.Pace(concurrency, rate, timeout),
        new Directory.Photo(photo.maxBytes(), photo.maxSide()),
        CAPABILITIES);
  }

  /** The path to which it pushes its events, with its key. */
  public String eventPath() {
    return "/events/" + name + (events.key().isEmpty() ? "" : "?" + EventKey.NAME + events.key());
  }

  /** Where its realtime events are watched; empty when they are not. */
  public Optional<String> liveAddress() {
    return events.liveAddress(url);
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
