package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.enrol.NamePattern.Named;
import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Person;
import java.text.Normalizer;
import java.util.Optional;

/** Reads the permission group, the person number and the name out of a file's path. */
public final class FileNaming {

  /**
   * Says who the photo is of, as far as its names tell: the file's, else the folder's, which is
   * then a folder for one person. A photo that names nobody goes on, for a manifest may speak of
   * it.
   */
  public Arrival identify(Arrival arrival) {
    if (arrival.isRefused()) {
      return arrival;
    }
    int slash = arrival.file().lastIndexOf('/');
    String folder = slash < 0 ? "" : arrival.file().substring(0, slash);
    Optional<Named> byFile = read(arrival.drop(), stem(arrival.file().substring(slash + 1)));
    if (byFile.isPresent()) {
      return name(arrival.in(group(arrival.group(), folder)), byFile.get());
    }
    int above = folder.lastIndexOf('/');
    // A folder "3F" is a permission group; "0007_Wang Fang" or "staff/0007" is a person.
    Optional<Named> byFolder =
        read(arrival.drop(), plain(folder.substring(above + 1)))
            .filter(named -> above >= 0 || !named.name().isEmpty());
    return byFolder.isPresent()
        ? name(
            arrival.in(group(arrival.group(), folder.substring(0, Math.max(0, above)))),
            byFolder.get())
        : arrival.in(group(arrival.group(), folder));
  }

  private static Optional<Named> read(Drop drop, String text) {
    return drop.patterns().stream()
        .map(NamePattern::of)
        .flatMap(pattern -> pattern.read(text).stream())
        .findFirst();
  }

  private static Arrival name(Arrival arrival, Named named) {
    String name = named.name();
    if (named.id().length() > Person.MAX_ID) {
      return arrival.refused(Reason.BAD_ID, "person number: " + named.id());
    }
    if (name.codePointCount(0, name.length()) > Person.MAX_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      return arrival.refused(Reason.BAD_NAME, "name: " + name);
    }
    return arrival.named(Entry.named(named.id(), name));
  }

  /**
   * The permission group of a folder of the drop. A Mac writes ü as u and dots: the same folder.
   *
   * @param home the group of what lies in no folder
   */
  static String group(String home, String folder) {
    return folder.isEmpty() ? home : Normalizer.normalize(folder, Normalizer.Form.NFC).strip();
  }

  /** Full-width digits and underscores count as plain ones. */
  private static String stem(String fileName) {
    String plain = Normalizer.normalize(fileName, Normalizer.Form.NFKC);
    int dot = plain.lastIndexOf('.');
    return (dot > 0 ? plain.substring(0, dot) : plain).strip();
  }

  private static String plain(String folder) {
    return Normalizer.normalize(folder, Normalizer.Form.NFKC).strip();
  }
}
