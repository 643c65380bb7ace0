package dev.muster.event;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A receiver of match events.
 *
 * @param name short and unique
 * @param url where events are posted
 * @param secret the signing secret, {@code whsec_} and base64 of 24 to 64 bytes
 * @param secretFile a file that holds the secret, instead of {@code secret}
 * @param filter which events it is interested in
 * @param order whose events keep their order: person, device or none
 * @param concurrency how many deliveries are under way at once
 * @param timeout how long one delivery may take
 * @param retry when a delivery is tried again; after the last it is blocked and waits for a person
 */
public record Subscriber(
    String name,
    URI url,
    @Nullable String secret,
    @Nullable Path secretFile,
    @DefaultValue Filter filter,
    @DefaultValue("person") Order order,
    @DefaultValue("8") int concurrency,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue({"5s", "30s", "2m", "10m", "1h", "3h", "6h", "12h", "24h", "24h", "24h"})
        List<Duration> retry) {

  private static final int SHORTEST_KEY = 24;
  private static final int LONGEST_KEY = 64;
  private static final Duration LONGEST_STEP = Duration.ofDays(7);

  /** Whose events keep their order. */
  public enum Order {
    PERSON,
    DEVICE,
    NONE
  }

  /**
   * Which events a subscriber is interested in.
   *
   * @param boxes only of these boxes; empty means all
   * @param strangers whether faces that nobody is matched with are events for it
   */
  public record Filter(@DefaultValue Set<String> boxes, @DefaultValue("true") boolean strangers) {

    boolean passes(MatchEvent event) {
      return (boxes.isEmpty() || boxes.contains(event.box())) && (strangers || event.matched());
    }
  }

  public Subscriber {
    String key = "muster.subscribers[" + name + "]";
    check(
        name != null && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}"),
        "muster.subscribers[].name is \"%s\"; allowed are 1 to 40 letters, digits, dots, dashes and underscores"
            .formatted(name));
    check(
        url != null
            && url.getHost() != null
            && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())),
        "%s.url is \"%s\"; allowed is an http or https address".formatted(key, url));
    check(
        concurrency >= 1 && concurrency <= 256,
        "%s.concurrency is %d; allowed are 1 to 256".formatted(key, concurrency));
    check(
        !timeout.isNegative() && !timeout.isZero() && timeout.compareTo(Duration.ofMinutes(2)) <= 0,
        "%s.timeout is %s; allowed is more than 0s and at most 2m".formatted(key, timeout));
    retry = List.copyOf(retry);
    for (Duration step : retry) {
      check(
          !step.isNegative() && step.compareTo(LONGEST_STEP) <= 0,
          "%s.retry holds %s; allowed are steps of 0s to 7d".formatted(key, step));
    }
    secret = secret(key, secret, secretFile);
  }

  /** What keeps its order; events of different keys never wait for each other. */
  String orderKey(MatchEvent event) {
    return switch (order) {
      case PERSON -> event.identityId() == null ? event.id() : "person " + event.identityId();
      case DEVICE -> "device " + event.box() + " " + event.device().id();
      case NONE -> event.id();
    };
  }

  private static String secret(String key, @Nullable String secret, @Nullable Path file) {
    String text = secret == null ? "" : secret.strip();
    if (file != null) {
      try {
        text = Files.readString(file).strip();
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "%s.secret-file is \"%s\"; it cannot be read: %s".formatted(key, file, e.getMessage()),
            e);
      }
    }
    String form =
        key
            + ".secret is missing or malformed; allowed is whsec_ followed by base64 of 24 to 64 random bytes, for example from: openssl rand -base64 32";
    check(text.startsWith("whsec_"), form);
    int length;
    try {
      length = Base64.getDecoder().decode(text.substring("whsec_".length())).length;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(form, e);
    }
    check(length >= SHORTEST_KEY && length <= LONGEST_KEY, form);
    return text;
  }

  private static void check(boolean allowed, String sentence) {
    if (!allowed) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return name + " at " + url;
  }
}
