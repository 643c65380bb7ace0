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
    String path = Normalizer.normalize(arrival.file(), Normalizer.Form.NFKC);
    int slash = path.lastIndexOf('/');
    String group = slash < 0 ? arrival.drop().group() : path.substring(0, slash).strip();
    if (!GroupName.usable(group) || group.indexOf('/') >= 0) {
      return arrival.refused(Reason.NO_GROUP, "folder: " + group);
    }
    String stem = stem(path.substring(slash + 1));
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

  private static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return (dot > 0 ? fileName.substring(0, dot) : fileName).strip();
  }
}
