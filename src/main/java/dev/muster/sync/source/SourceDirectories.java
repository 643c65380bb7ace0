package dev.muster.sync.source;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.Directories;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.enrol.manifest.ManifestRefused;
import dev.muster.errand.Errand;
import dev.muster.roster.Digest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads who stands on a box or cloud, a page at a time. */
public final class SourceDirectories {

  private static final int PAGE = 1_000;

  private final Directories directories;
  private final Clock clock;

  SourceDirectories(Directories directories, Clock clock) {
    this.directories = directories;
    this.clock = clock;
  }

  /** What is wanted of the directory: the page that the reading has come to. */
  public ListPeople wish(Reading reading) {
    if (reading.cursor().isEmpty()) {
      reading.course().begin("");
    }
    reading.reader().calls(1);
    return new ListPeople(reading.source().directory(), reading.cursor(), PAGE);
  }

  /** Takes down the page. */
  public Reading answered(Reading reading, Errand<?> errand) {
    Outcome<?> outcome = errand.outcome();
    if (outcome == null) {
      throw new IllegalStateException("the route of " + errand.verb() + " ended without outcome");
    }
    return outcome.fold(
        page -> taken(reading, (ListPage) page),
        refusal -> reading.failed(told(reading, refusal)),
        why -> reading.again(why, 0),
        why -> reading.again(why, 0));
  }

  private static String told(Reading reading, Refusal refusal) {
    return "%s does not list its people: %s %s"
        .formatted(
            reading.source().directory(), refusal.reason().words(Locale.ENGLISH), refusal.detail())
        .strip();
  }

  private Reading taken(Reading reading, ListPage page) {
    try {
      for (ListedPerson one : page.people()) {
        reading.reader().take(line(reading, one));
      }
    } catch (ManifestRefused e) {
      return reading.failed(e.refusal().detail());
    }
    String content =
        page.people().stream().map(ListedPerson::key).collect(Collectors.joining("\n"));
    return reading.next(page.next(), content.isEmpty() ? "" : Digest.ofText(content));
  }

  private Line line(Reading reading, ListedPerson one) throws ManifestRefused {
    int number = reading.course().nextNumber();
    if (one.id().isEmpty()) {
      return new Line(
          number,
          one.key(),
          "",
          null,
          new Refusal(
              Reason.NO_ID, "the key %s does not tell the person number".formatted(one.key())));
    }
    Line line = reading.course().records(clock).read(number, cells(one), "");
    Entry entry = line.entry();
    return entry == null
        ? line
        : new Line(number, line.text(), "", entry.showing(photo(reading, one)), null);
  }

  /** A directory knows a picture by the person; empty when it gives none back. */
  private String photo(Reading reading, ListedPerson one) {
    return directories.get(reading.source().directory()).capabilities().photos() ? one.key() : "";
  }

  private static Map<String, String> cells(ListedPerson one) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("id", one.id());
    cells.put("name", one.name() == null ? "" : one.name());
    cells.put(
        "groups",
        one.groups().stream()
            .map(group -> '"' + group.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(";")));
    return cells;
  }
}
