package dev.muster.event;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A subscriber as the configuration describes it.
 *
 * @param name short and unique
 * @param url where events are posted
 * @param uri any other Camel endpoint that takes them, instead of {@code url}
 * @param enabled false: its deliveries are collected and not sent
 * @param secret the signing secret: {@code whsec_} and base64 of 24 to 64 bytes, or {@code whsk_}
 *     and base64 of an ed25519 key
 * @param secretFile a file that holds the secret, instead of {@code secret}
 * @param secrets several signing secrets during a rotation; every request is signed with each
 * @param secretFiles files that hold further signing secrets
 * @param headers sent with every delivery
 * @param headerFiles headers whose value is in a file
 * @param access how this program identifies itself to the receiver
 * @param filter which events it is interested in
 * @param form what an event looks like: canonical, cloudevents, vendor or jslt
 * @param transform the file of the transform; with the form jslt only
 * @param pictures how pictures travel: digest, inline, link or none
 * @param linkTtl how long the link to a picture is good
 * @param order whose events keep their order: person, device or none
 * @param concurrency how many deliveries are under way at once
 * @param rate how many deliveries begin in a second, at most; 0 is no limit
 * @param timeout how long one delivery may take
 * @param success which statuses mean that the event has arrived
 * @param retry when a delivery is tried again; after the last it is blocked and waits for a person
 * @param jitter by how many percent each wait is longer or shorter, at random
 * @param longestWait the longest wait that the receiver may ask for
 */
record SubscriberSettings(
    String name,
    @Nullable URI url,
    @Nullable String uri,
    @DefaultValue("true") boolean enabled,
    @Nullable String secret,
    @Nullable Path secretFile,
    @DefaultValue List<String> secrets,
    @DefaultValue List<Path> secretFiles,
    @DefaultValue Map<String, String> headers,
    @DefaultValue Map<String, Path> headerFiles,
    @DefaultValue AccessSettings access,
    @DefaultValue Filter filter,
    @DefaultValue("canonical") Form.Kind form,
    @Nullable Path transform,
    @DefaultValue("digest") Form.Pictures pictures,
    @DefaultValue("7d") Duration linkTtl,
    @DefaultValue("person") Subscriber.Order order,
    @DefaultValue("8") int concurrency,
    @DefaultValue("0") int rate,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("2xx") List<String> success,
    @DefaultValue({"5s", "30s", "2m", "10m", "1h", "3h", "6h", "12h", "24h", "24h", "24h"})
        List<Duration> retry,
    @DefaultValue("10") int jitter,
    @DefaultValue("24h") Duration longestWait) {

  /**
   * How this program identifies itself to a receiver, besides the signature.
   *
   * @param user the user of HTTP basic authentication
   * @param password its password
   * @param passwordFile a file that holds the password
   * @param token a bearer token
   * @param tokenFile a file that holds the token
   * @param sslBundle the name of a bundle below {@code spring.ssl.bundle}, with the certificate
   *     that is shown and those that are trusted
   */
  record AccessSettings(
      @Nullable String user,
      @Nullable String password,
      @Nullable Path passwordFile,
      @Nullable String token,
      @Nullable Path tokenFile,
      @DefaultValue("") String sslBundle) {

    @Override
    public String toString() {
      return "access";
    }
  }

  /** The subscriber in force; a wrong setting is told in one sentence. */
  Subscriber subscriber() {
    String key = "muster.subscribers[" + name + "]";
    Rule.check(
        name != null && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}"),
        "muster.subscribers[].name is \"%s\"; allowed are 1 to 40 letters, digits, dots, dashes and underscores"
            .formatted(name));
    return new Subscriber(
        name,
        target(key),
        enabled,
        filter.named(key),
        Form.of(key, form, transform, pictures, linkTtl),
        order,
        new Pace(concurrency, rate, timeout).named(key),
        new Manners(Statuses.of(key, success), retry, jitter, longestWait).named(key));
  }

  private Target target(String key) {
    Rule.check(
        (url == null) != (uri == null || uri.isBlank()),
        key + " has neither or both of url and uri; allowed is exactly one of them");
    SigningKeys keys =
        SigningKeys.of(key, Secret.all(key, secret, secretFile, secrets, secretFiles), url == null);
    return url == null
        ? Target.endpoint(key, String.valueOf(uri), keys)
        : Target.web(key, url, keys, Access.of(key, headers, headerFiles, access));
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return name;
  }
}
