package dev.muster.kiosk;

import dev.muster.box.Boxes;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.Recognisers;
import dev.muster.recogniser.Skill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The kiosks in force, by name. */
public final class Kiosks {

  private final Map<String, Kiosk> byName = new LinkedHashMap<>();
  private final Recognisers recognisers;

  /**
   * @param describes whether the faces of the roster are known as this recogniser describes them
   * @throws IllegalArgumentException with one sentence when one of them cannot work
   */
  Kiosks(
      List<Kiosk> kiosks, Recognisers recognisers, Boxes boxes, Predicate<Recogniser> describes) {
    this.recognisers = recognisers;
    for (Kiosk kiosk : kiosks) {
      check(
          boxes.find(kiosk.name()).isEmpty() && byName.put(kiosk.name(), kiosk) == null,
          "muster.kiosks[].name is \"%s\", which is the name of a box or of another kiosk; allowed is one of its own"
              .formatted(kiosk.name()));
      check(kiosk, describes);
    }
  }

  private void check(Kiosk kiosk, Predicate<Recogniser> describes) {
    String setting = "muster.kiosks[" + kiosk.name() + "]";
    Recogniser recogniser =
        recognisers
            .find(kiosk.recogniser())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s.recogniser is \"%s\"; allowed are %s"
                            .formatted(setting, kiosk.recogniser(), names())));
    check(
        recogniser.skills().contains(Skill.IDENTIFY)
            || recogniser.skills().contains(Skill.DESCRIBE) && describes.test(recogniser),
        "%s.recogniser is \"%s\", which cannot say who somebody is; allowed is one that identifies, or whose descriptions the faces of the roster are compared by"
            .formatted(setting, kiosk.recogniser()));
    check(
        !kiosk.liveness() || recogniser.skills().contains(Skill.LIVENESS),
        "%s.liveness is true, which \"%s\" cannot tell; allowed is false"
            .formatted(setting, kiosk.recogniser()));
  }

  private String names() {
    List<String> names = recognisers.all().stream().map(Recogniser::name).toList();
    return names.isEmpty() ? "those of the configuration, and there are none" : names.toString();
  }

  public List<Kiosk> all() {
    return List.copyOf(byName.values());
  }

  public Optional<Kiosk> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Who says who stands before the kiosk. */
  Recogniser recogniser(Kiosk kiosk) {
    return recognisers.find(kiosk.recogniser()).orElseThrow();
  }

  private static void check(boolean allowed, String sentence) {
    if (!allowed) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
