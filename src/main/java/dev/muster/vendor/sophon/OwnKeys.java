package dev.muster.vendor.sophon;

import dev.muster.roster.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a person beside name, type and groups: extra info under its own names, the
 * validity under the vendor's, and ours, by which a person who is read back tells what arrived.
 * Boxes keep keys that they do not know. Source: contracts/sophon.md §4.3.1, §5.2.1, §7.5.
 */
final class OwnKeys {

  /** Our key for the version of the person. */
  static final String VERSION = "muster_version";

  /** Our key for the photo that came with it. */
  static final String PHOTO = "muster_photo";

  /** No document gives a format for start and end; this is how the box's pages show times. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final ZoneId zone;

  /**
   * @param zone in which boxes show times
   */
  OwnKeys(ZoneId zone) {
    this.zone = zone;
  }

  /** The photo of the person as it is named on a box. */
  static String photo(Person person) {
    return person.photo().substring(0, Math.min(32, person.photo().length()));
  }

  /**
   * @param start the vendor's name for the time from which the person may enter
   * @param end the vendor's name for the time until which
   */
  Map<String, String> extra(Person person, String start, String end) {
    Map<String, String> keys = new LinkedHashMap<>(person.extra());
    put(keys, start, person.validity().from());
    put(keys, end, person.validity().to());
    return keys;
  }

  private void put(Map<String, String> keys, String key, @Nullable Instant time) {
    if (time != null) {
      keys.put(key, TIME.format(time.atZone(zone)));
    }
  }
}
