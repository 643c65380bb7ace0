package dev.muster.recogniser;

import dev.muster.directory.Directory;
import dev.muster.directory.SecretText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A recogniser of the configuration that is neither a box nor a cloud that people are put into.
 *
 * @param name short and unique among boxes, clouds, recognisers and subscribers
 * @param kind whose service it is; {@code arcface}
 * @param url where it answers, without a path
 * @param appId who calls
 * @param appSecret is part of every signed text; or {@code appSecretFile}, a file that holds it
 * @param signType how calls are signed: SHA256 or SM2
 * @param sm2PrivateKey base64 of the 32 bytes that the service and those who call it share; or
 *     {@code sm2PrivateKeyFile}, a file that holds it
 * @param concurrency how many calls may be under way
 * @param rate how many calls in a second, at most; 0 is no limit
 * @param timeout how long one call may take before its outcome counts as unknown
 * @param threshold the cosine from which two faces are one person; absent: what the service decides
 * @param photo how large a picture it may be sent
 */
public record RecogniserService(
    String name,
    String kind,
    URI url,
    @DefaultValue("") String appId,
    @DefaultValue("") String appSecret,
    @Nullable Path appSecretFile,
    @DefaultValue("SHA256") SignType signType,
    @DefaultValue("") String sm2PrivateKey,
    @Nullable Path sm2PrivateKeyFile,
    @DefaultValue("2") int concurrency,
    @DefaultValue("0") int rate,
    @DefaultValue("15s") Duration timeout,
    @Nullable Double threshold,
    @DefaultValue Photo photo) {

  private static final int MOST_A_SECOND = 1000;
  private static final int MOST_AT_ONCE = 64;

  /** How calls are signed. */
  public enum SignType {
    SHA256,
    SM2
  }

  /**
   * How large a picture may be. The defaults keep its base64 below 2 MB, and that of two pictures
   * in one call below 4 MiB. Source: contracts/arcface.md §7.4.
   *
   * @param maxBytes bytes of the picture, before it is written as base64
   * @param maxSide pixels of its longer side
   */
  public record Photo(@DefaultValue("1500000") int maxBytes, @DefaultValue("1920") int maxSide) {

    public Photo {
      if (maxBytes < 10_000 || maxBytes > 1_500_000) {
        throw new IllegalArgumentException(
            "muster.recognisers[].photo.max-bytes is %d; allowed are 10000 to 1500000"
                .formatted(maxBytes));
      }
      if (maxSide < 160 || maxSide > 10_000) {
        throw new IllegalArgumentException(
            "muster.recognisers[].photo.max-side is %d; allowed are 160 to 10000"
                .formatted(maxSide));
      }
    }
  }

  public RecogniserService {
    String key = "muster.recognisers[" + name + "]";
    check(
        name != null && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}"),
        "muster.recognisers[].name is \"%s\"; allowed are 1 to 40 letters, digits, dots, dashes and underscores"
            .formatted(name));
    check(
        kind != null && kind.matches("[a-z][a-z0-9-]{0,19}"),
        "%s.kind is \"%s\"; allowed is the kind of a recogniser, such as arcface"
            .formatted(key, kind));
    check(
        url != null
            && url.getHost() != null
            && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())),
        "%s.url is \"%s\"; allowed is an http or https address such as http://127.0.0.1:5555"
            .formatted(key, url));
    appSecret = SecretText.of(key + ".app-secret", appSecret, appSecretFile);
    sm2PrivateKey = SecretText.of(key + ".sm2-private-key", sm2PrivateKey, sm2PrivateKeyFile);
    checkPace(key, concurrency, rate, timeout);
    check(
        threshold == null || threshold >= -1 && threshold <= 1,
        "%s.threshold is %s; allowed is a cosine, -1 to 1".formatted(key, threshold));
  }

  private static void checkPace(String key, int concurrency, int rate, Duration timeout) {
    check(
        concurrency >= 1 && concurrency <= MOST_AT_ONCE,
        "%s.concurrency is %d; allowed are 1 to %d".formatted(key, concurrency, MOST_AT_ONCE));
    check(
        rate >= 0 && rate <= MOST_A_SECOND,
        "%s.rate is %d; allowed are 0 (no limit) to %d calls a second"
            .formatted(key, rate, MOST_A_SECOND));
    check(
        !timeout.isNegative() && !timeout.isZero() && timeout.compareTo(Duration.ofMinutes(5)) <= 0,
        "%s.timeout is %s; allowed is more than 0s and at most 5m".formatted(key, timeout));
  }

  /** How quickly it is asked. */
  public Directory.Pace pace() {
    return new Directory.Pace(concurrency, rate, timeout);
  }

  /** The address of a path. */
  public String address(String path) {
    return url.toString().replaceAll("/+$", "") + path;
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "RecogniserService[" + name + "]";
  }

  private static void check(boolean allowed, String sentence) {
    if (!allowed) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
