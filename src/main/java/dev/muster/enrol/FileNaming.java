package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.enrol.NamePattern.Named;
import dev.muster.roster.Person;
import java.text.Normalizer;
import java.util.Optional;

/** Reads the permission group, the person number and the name out of a file's path. */
public final class FileNaming {

  /** Names the person, or refuses a path that names none. */
  public Arrival identify(Arrival arrival) {
    if (arrival.isRefused()) {
      return arrival;
    }
    int slash = arrival.file().lastIndexOf('/');
    String group = slash < 0 ? arrival.drop().group() : group(arrival.file().substring(0, slash));
    if (!GroupName.usable(group) || group.indexOf('/') >= 0) {
      return arrival.refused(Reason.NO_GROUP, "folder: " + group);
    }
    String stem = stem(arrival.file().substring(slash + 1));
    Optional<Named> named =
        arrival.drop().patterns().stream()
            .map(NamePattern::of)
            .flatMap(pattern -> pattern.read(stem).stream())
            .findFirst();
    if (named.isEmpty() || named.get().id().length() > Person.MAX_ID) {
      return arrival.refused(Reason.NO_ID, "file name: " + arrival.file());
    }
    return name(arrival, group, named.get());
  }

  private static Arrival name(Arrival arrival, String group, Named named) {
    String name = named.name();
    if (name.codePointCount(0, name.length()) > Person.MAX_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      return arrival.refused(Reason.BAD_NAME, "name: " + name);
    }
    return arrival.named(group, named.id(), name);
  }

  /** A Mac writes ü as u and dots; that is the same folder. */
  private static String group(String folder) {
    return Normalizer.normalize(folder, Normalizer.Form.NFC).strip();
  }

  /** Full-width digits and underscores count as plain ones. */
  private static String stem(String fileName) {
    String plain = Normalizer.normalize(fileName, Normalizer.Form.NFKC);
    int dot = plain.lastIndexOf('.');
    return (dot > 0 ? plain.substring(0, dot) : plain).strip();
  }
}
