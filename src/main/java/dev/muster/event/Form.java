package dev.muster.event;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What events look like to a subscriber.
 *
 * @param transform made of the transform's file; null unless the form is JSLT
 * @param pictures how pictures travel
 * @param linkTtl how long the link to a picture is good
 */
record Form(Kind kind, @Nullable Transform transform, Pictures pictures, Duration linkTtl) {

  /** The stored canonical body, unchanged. */
  static final Form USUAL = new Form(Kind.CANONICAL, null, Pictures.DIGEST, Duration.ofDays(7));

  private static final Duration LONGEST = Duration.ofDays(365);

  /** The shape of the body. */
  enum Kind {
    /** Type, timestamp and data, as the journal keeps it. */
    CANONICAL,
    /** The same data in the envelope of CloudEvents 1.0, structured JSON. */
    CLOUDEVENTS,
    /** What the box itself sent of this event, byte for byte. */
    VENDOR,
    /** What a transform of the site makes of the canonical body. */
    JSLT
  }

  /** How pictures travel. */
  enum Pictures {
    /** By their SHA-256. */
    DIGEST,
    /** Inside the body, as base64. */
    INLINE,
    /** As an address that is good for a while. */
    LINK,
    /** Not at all. */
    NONE
  }

  static Form of(
      String key, Kind kind, @Nullable Path transform, Pictures pictures, Duration linkTtl) {
    Rule.check(
        (kind == Kind.JSLT) == (transform != null),
        "%s.transform is %s and form is %s; allowed is a file with the form jslt, and none with another"
            .formatted(key, transform, kind.name().toLowerCase(Locale.ROOT)));
    Rule.check(
        kind != Kind.VENDOR || pictures == Pictures.DIGEST,
        key + ".pictures changes nothing with the form vendor; allowed is to leave it out");
    Rule.check(
        linkTtl.compareTo(Duration.ofSeconds(1)) >= 0 && linkTtl.compareTo(LONGEST) <= 0,
        "%s.link-ttl is %s; allowed are 1s to 365d".formatted(key, linkTtl));
    return new Form(
        kind, transform == null ? null : Transform.of(key, transform), pictures, linkTtl);
  }

  /** True when the stored body goes out as it is. */
  boolean isStored() {
    return kind == Kind.CANONICAL && pictures == Pictures.DIGEST;
  }

  String word() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
