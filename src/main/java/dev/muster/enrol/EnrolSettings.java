package dev.muster.enrol;

import dev.muster.enrol.ledger.Mode;
import dev.muster.roster.PersonType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How photos come in.
 *
 * @param drops the watched folders; none means one named {@code drop}
 * @param photo what is asked of a photo
 * @param batchQuiet how long a drop must be quiet before its batch is closed and the next photo
 *     opens a new one
 * @param removalLimit how many people a batch may remove before somebody has to confirm it
 * @param language the language of reports: en or zh
 */
@ConfigurationProperties("muster")
public record EnrolSettings(
    @DefaultValue List<Drop> drops,
    @DefaultValue Photo photo,
    @DefaultValue("10s") Duration batchQuiet,
    @DefaultValue("100") int removalLimit,
    @DefaultValue("en") Locale language) {

  /**
   * What is asked of a photo before a directory sees it.
   *
   * @param check whether exactly one usable face is looked for; off passes every readable picture
   *     on
   * @param maxBytes the largest file that is read, in bytes
   * @param minFace the narrowest face that is accepted, in pixels
   * @param threads how many photos are under way at the same time, most of them waiting for the
   *     disk; 0 is four for each processor, at most 16. Pictures are decoded on as many as there
   *     are processors.
   * @param waiting how many files wait for that, at most
   */
  public record Photo(
      @DefaultValue("true") boolean check,
      @DefaultValue("20971520") int maxBytes,
      @DefaultValue("60") int minFace,
      @DefaultValue("0") int threads,
      @DefaultValue("16") int waiting) {

    /** How many photos are under way at the same time in this program. */
    public int atOnce() {
      return threads > 0 ? threads : Math.min(16, 4 * Runtime.getRuntime().availableProcessors());
    }

    public Photo {
      if (maxBytes < 1024 || maxBytes > 50 * 1024 * 1024) {
        throw new IllegalArgumentException(
            "muster.photo.max-bytes is " + maxBytes + "; allowed are 1024 to 52428800");
      }
      if (minFace < 20 || minFace > 1000) {
        throw new IllegalArgumentException(
            "muster.photo.min-face is " + minFace + "; allowed are 20 to 1000");
      }
      if (threads < 0 || threads > 64) {
        throw new IllegalArgumentException(
            "muster.photo.threads is " + threads + "; allowed are 0 to 64");
      }
      if (waiting < 1 || waiting > 1000) {
        throw new IllegalArgumentException(
            "muster.photo.waiting is " + waiting + "; allowed are 1 to 1000");
      }
    }
  }

  public EnrolSettings {
    if (drops.isEmpty()) {
      drops = List.of(standard());
    }
    drops = List.copyOf(drops);
    Set<String> names = new HashSet<>();
    for (Drop drop : drops) {
      if (!names.add(drop.name())) {
        throw new IllegalArgumentException(
            "muster.drops holds the name \"" + drop.name() + "\" twice; each drop needs its own");
      }
    }
    if (removalLimit < 0) {
      throw new IllegalArgumentException(
          "muster.removal-limit is " + removalLimit + "; allowed are 0 and more");
    }
    if (!Set.of("en", "zh").contains(language.getLanguage())) {
      throw new IllegalArgumentException(
          "muster.language is \"" + language + "\"; allowed are en and zh");
    }
  }

  /** What kind of person a drop makes; employees when it is not configured any more. */
  PersonType typeOf(String drop) {
    return drops.stream()
        .filter(one -> one.name().equals(drop))
        .map(Drop::type)
        .findFirst()
        .orElse(PersonType.EMPLOYEE);
  }

  private static Drop standard() {
    return new Drop(
        "drop",
        Path.of("drop"),
        "staff",
        PersonType.EMPLOYEE,
        List.of("{id}_{name}", "{name}_{id}", "{id}"),
        Duration.ofMillis(500),
        Mode.ENROL,
        Drop.Listing.OPTIONAL);
  }
}
