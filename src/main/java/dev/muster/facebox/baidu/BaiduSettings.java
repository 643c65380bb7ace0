package dev.muster.facebox.baidu;

import dev.muster.facebox.config.Checks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the Baidu dialect.
 *
 * @param apps who may call, each with a library of its own; without any nobody gets a token
 * @param tokenLife how long a token is good
 * @param tokenErrorStatus HTTP status of a declined token request; the service's is not documented
 * @param generation which of the service's documents hold where they differ
 * @param strictIds whether ids end at 48 bytes instead of 128
 * @param qps calls in a second to each interface, all apps together; 0 for no limit
 * @param qpsOf the same for single interfaces, by their path below {@code /rest/2.0/face/v3/}
 * @param dailyQuota calls in a day to each interface, all apps together; 0 for no limit
 * @param totalQuota calls to each interface since the start; 0 for no limit
 * @param faces most faces of all libraries together
 * @param searchDelay how long a new face is not found yet
 * @param deletionDelay how long a deleted group is still there
 * @param pictureLimit longest base64 text of a picture
 * @param bodyLimit largest request
 * @param boxPeople whether the people of the box can be read in their face groups, too
 */
@ConfigurationProperties("muster.facebox.baidu")
public record BaiduSettings(
    @DefaultValue List<App> apps,
    @DefaultValue("30d") Duration tokenLife,
    @DefaultValue("401") int tokenErrorStatus,
    @DefaultValue("current") Generation generation,
    @DefaultValue("false") boolean strictIds,
    @DefaultValue("0") int qps,
    @DefaultValue Map<String, Integer> qpsOf,
    @DefaultValue("0") int dailyQuota,
    @DefaultValue("0") int totalQuota,
    @DefaultValue("100000") int faces,
    @DefaultValue("0s") Duration searchDelay,
    @DefaultValue("0s") Duration deletionDelay,
    @DefaultValue("2MB") DataSize pictureLimit,
    @DefaultValue("10MB") DataSize bodyLimit,
    @DefaultValue("false") boolean boxPeople) {

  private static final Checks CHECKS = new Checks("muster.facebox.baidu.");

  private static final int MOST_APPS = 100;
  private static final int MOST_CALLS = 1_000_000_000;
  private static final int MOST_QPS = 10_000;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final long LARGEST = DataSize.ofMegabytes(64).toBytes();

  /**
   * Somebody who may call.
   *
   * @param id the appid, digits; ends the token
   * @param apiKey {@code client_id} of the token request
   * @param secretKey {@code client_secret} of the token request
   * @param secretKeyFile a file that holds the secret key, instead of {@code secretKey}
   * @param permitted whether the face interfaces are enabled for it; every call is declined with 6
   *     otherwise
   */
  public record App(
      @DefaultValue("") String id,
      @DefaultValue("") String apiKey,
      @DefaultValue("") String secretKey,
      @Nullable Path secretKeyFile,
      @DefaultValue("true") boolean permitted) {

    public App {
      if (!id.matches("\\d{1,18}")) {
        throw CHECKS.wrong("apps[].id", "\"" + id + "\"", "1 to 18 digits");
      }
      apiKey = key("apps[" + id + "].api-key", apiKey, null);
      secretKey = key("apps[" + id + "].secret-key", secretKey, secretKeyFile);
    }

    /** Without the keys. */
    @Override
    public String toString() {
      return "App[" + id + "]";
    }
  }

  public BaiduSettings {
    apps = List.copyOf(apps);
    qpsOf = Map.copyOf(qpsOf);
    CHECKS.between("apps", apps.size(), 0, MOST_APPS);
    CHECKS.noneTwice("apps[].id", apps.stream().map(App::id).toList());
    CHECKS.noneTwice("apps[].api-key", apps.stream().map(App::apiKey).toList());
    CHECKS.between("token-life", tokenLife, Duration.ofSeconds(1), Duration.ofDays(3650));
    if (!Set.of(200, 400, 401, 500).contains(tokenErrorStatus)) {
      throw CHECKS.wrong("token-error-status", tokenErrorStatus, "200, 400, 401, 500");
    }
    CHECKS.between("qps", qps, 0, MOST_QPS);
    qpsOf.forEach(BaiduSettings::checkQps);
    CHECKS.between("daily-quota", dailyQuota, 0, MOST_CALLS);
    CHECKS.between("total-quota", totalQuota, 0, MOST_CALLS);
    CHECKS.between("faces", faces, 1, 500_000);
    CHECKS.between("search-delay", searchDelay, Duration.ZERO, HOUR);
    CHECKS.between("deletion-delay", deletionDelay, Duration.ZERO, HOUR);
    CHECKS.between("body-limit", bodyLimit.toBytes(), 1024, LARGEST);
    CHECKS.between("picture-limit", pictureLimit.toBytes(), 1024, bodyLimit.toBytes());
  }

  Optional<App> withKey(String apiKey) {
    return apps.stream().filter(app -> app.apiKey().equals(apiKey)).findFirst();
  }

  Optional<App> withId(String id) {
    return apps.stream().filter(app -> app.id().equals(id)).findFirst();
  }

  /** Most bytes of an id ({@code contracts/baidu.md §4.1}). */
  int longestId() {
    return strictIds ? 48 : 128;
  }

  /** 1 to 128 visible characters. */
  private static String key(String key, String text, @Nullable Path file) {
    String secret = CHECKS.secret(key, text, file);
    if (!secret.matches("[!-~]{1,128}")) {
      throw CHECKS.wrong(
          key, "missing or of other characters", "1 to 128 visible ASCII characters");
    }
    return secret;
  }

  private static void checkQps(String call, int limit) {
    if (!Interfaces.NAMES.contains(call)) {
      String allowed = String.join(", ", Interfaces.NAMES);
      throw CHECKS.wrong("qps-of", "\"" + call + "\"", allowed + " (with slashes in [ ])");
    }
    CHECKS.between("qps-of[" + call + "]", limit, 0, MOST_QPS);
  }

  /** Without keys. */
  @Override
  public String toString() {
    return "BaiduSettings" + apps;
  }
}
