package dev.muster.directory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A cloud of the configuration that people are put into.
 *
 * @param name short and unique among boxes, clouds and subscribers
 * @param kind whose service it is; {@code baidu}
 * @param url where it answers, without a path; nothing is the vendor's own address
 * @param apiKey who calls
 * @param secretKey proves who calls; or {@code secretKeyFile}, a file that holds it
 * @param groups the groups of the cloud that everybody stands in
 * @param rate how many calls a second each interface of the cloud takes; 0 is no limit
 * @param concurrency how many people are placed at the same time
 * @param timeout how long one call may take before its outcome counts as unknown
 * @param photo how large a photo it may be sent
 * @param quality how strictly the cloud looks at a photo: NONE, LOW, NORMAL or HIGH
 * @param liveness how strictly it looks whether the photo shows a living person, likewise
 * @param threshold the score, 0 to 100, from which on two faces are one person
 * @param check whether the cloud is asked for its measures of a photo before it is placed, which
 *     costs a call
 * @param limits what those measures may be
 * @param options what only clouds of its kind have; the vendor says which there are
 */
public record Cloud(
    String name,
    String kind,
    @Nullable URI url,
    @DefaultValue("") String apiKey,
    @DefaultValue("") String secretKey,
    @Nullable Path secretKeyFile,
    @DefaultValue("muster") List<String> groups,
    @DefaultValue("1") int rate,
    @DefaultValue("2") int concurrency,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue CloudPhoto photo,
    @DefaultValue("NORMAL") Strictness quality,
    @DefaultValue("NONE") Strictness liveness,
    @DefaultValue("80") int threshold,
    @DefaultValue("false") boolean check,
    @DefaultValue QualityLimits limits,
    @DefaultValue Map<String, String> options) {

  private static final int MOST_A_SECOND = 1000;
  private static final int MOST_AT_ONCE = 64;

  /** How strictly a cloud looks at a photo. */
  public enum Strictness {
    NONE,
    LOW,
    NORMAL,
    HIGH
  }

  public Cloud {
    String key = "muster.clouds[" + name + "]";
    check(
        name != null && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}"),
        "muster.clouds[].name is \"%s\"; allowed are 1 to 40 letters, digits, dots, dashes and underscores"
            .formatted(name));
    check(
        kind != null && kind.matches("[a-z][a-z0-9-]{0,19}"),
        "%s.kind is \"%s\"; allowed is the kind of a cloud, such as baidu".formatted(key, kind));
    check(
        url == null
            || url.getHost() != null
                && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())),
        "%s.url is \"%s\"; allowed is an http or https address such as http://127.0.0.1:5555"
            .formatted(key, url));
    secretKey = SecretText.of(key + ".secret-key", secretKey, secretKeyFile);
    check(
        rate >= 0 && rate <= MOST_A_SECOND,
        "%s.rate is %d; allowed are 0 (no limit) to %d calls a second"
            .formatted(key, rate, MOST_A_SECOND));
    check(
        concurrency >= 1 && concurrency <= MOST_AT_ONCE,
        "%s.concurrency is %d; allowed are 1 to %d".formatted(key, concurrency, MOST_AT_ONCE));
    check(
        !timeout.isNegative() && !timeout.isZero() && timeout.compareTo(Duration.ofMinutes(5)) <= 0,
        "%s.timeout is %s; allowed is more than 0s and at most 5m".formatted(key, timeout));
    check(
        threshold >= 0 && threshold <= 100,
        "%s.threshold is %d; allowed are 0 to 100".formatted(key, threshold));
    groups = List.copyOf(groups);
    options = Map.copyOf(options);
  }

  /** The address of a path, below the vendor's own address when none is configured. */
  public String address(URI usual, String path) {
    return (url == null ? usual : url).toString().replaceAll("/+$", "") + path;
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "Cloud[" + name + "]";
  }

  private static void check(boolean allowed, String sentence) {
    if (!allowed) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
