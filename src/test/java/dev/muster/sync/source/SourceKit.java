package dev.muster.sync.source;

import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.BodyReading;
import dev.muster.call.Refusal;
import dev.muster.call.Told;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.roster.PhotoStore;
import dev.muster.store.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The beans of sources over one folder, and readings that are driven without routes. */
final class SourceKit {

  /** Enough for a test. */
  static final int MOST_PAGES = 20;

  final TestClock clock = new TestClock();
  final Path data;
  final PhotoStore store;
  final AttachedPhotos attached;
  final Asking asking;
  final SourceFiles files;
  final SourcePages pages;
  final SourceQueries queries;
  final SourcePhotos photos;

  SourceKit(Path folder) {
    try {
      data = Files.createDirectories(folder.resolve("var"));
      store = new PhotoStore(data.resolve("photos"));
      attached = new AttachedPhotos(data.resolve("attached"), store, clock);
      asking = new Asking(new Drafts(data.resolve("lists")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files = new SourceFiles(asking, clock);
    pages = new SourcePages(asking, attached, clock);
    queries = new SourceQueries(attached, clock);
    photos = new SourcePhotos(attached);
  }

  /** A source of the configuration. */
  static ListSource source(String... settings) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      given.put("source." + settings[i], settings[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(given))
        .bindOrCreate("source", Bindable.of(ListSource.class));
  }

  /** What a reading has told. */
  static class Taken implements ListReader {

    final List<Line> lines = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    long total = -1;
    int calls;

    @Override
    public void take(Line line) {
      lines.add(line);
      Refusal refusal = line.refusal();
      if (refusal != null) {
        readInChinese(refusal.detail());
      }
    }

    @Override
    public void told(long now) {
      total = now;
    }

    @Override
    public void calls(int more) {
      calls += more;
    }

    @Override
    public void failed(String why) {
      readInChinese(why);
      failures.add(why);
    }

    /** The people; none of the lines may be refused. */
    List<Entry> entries() {
      if (!failures.isEmpty()) {
        throw new AssertionError(failures.toString());
      }
      return lines.stream()
          .map(line -> Objects.requireNonNull(line.entry(), line::toString))
          .toList();
    }

    List<String> ids() {
      return entries().stream().map(Entry::id).toList();
    }

    /** Why nothing may follow. */
    String failure() {
      if (failures.size() != 1) {
        throw new AssertionError("did not fail once: " + failures + ", " + lines);
      }
      return failures.get(0);
    }
  }

  /** Whatever is in the way is told in Chinese, too. */
  static void readInChinese(String kept) {
    if (Told.in(kept, Locale.CHINESE).equals(kept)) {
      throw new AssertionError("particulars_zh.properties has nothing for: " + kept);
    }
  }

  /** What stands behind an address. */
  @FunctionalInterface
  interface Site {
    Answer answer(String address, BodyReading reading) throws IOException;
  }

  static Answer answer(BodyReading reading, int status, byte[] body) throws IOException {
    return new Answer.Arrived(status, reading.read(new ByteArrayInputStream(body)), "");
  }

  static Answer answer(BodyReading reading, String body) throws IOException {
    return answer(reading, 200, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads JSON pages as the route does. */
  Taken readPages(ListSource source, Site site) {
    return loop(source, site, true);
  }

  /** Reads a file behind an address as the route does. */
  Taken fetch(ListSource source, Site site) {
    return loop(source, site, false);
  }

  private Taken loop(ListSource source, Site site, boolean json) {
    Taken told = new Taken();
    Course course = new Course(source.headings(), MOST_PAGES);
    Reading reading = new Reading("hr", source, told, "", 0, 0, course, false);
    while (reading.isPageToRead()) {
      Ask<Reading> ask = json ? pages.ask(reading) : files.ask(reading);
      Answer answer;
      try {
        answer = site.answer(ask.call().url(), ask.call().reading());
      } catch (BodyReading.Unreadable tooMuch) {
        answer = new Answer.Lost(String.valueOf(tooMuch.getMessage()), true);
      } catch (IOException e) {
        answer = new Answer.Lost(e.toString());
      }
      reading = ask.answered(answer);
    }
    return told;
  }

  Taken readFile(ListSource source) {
    Taken told = new Taken();
    if (!files.read(Reading.of("hr", source, told)).isOver()) {
      throw new AssertionError("the reading has not ended");
    }
    return told;
  }

  Taken ask(ListSource source) {
    Taken told = new Taken();
    if (!queries.read(Reading.of("hr", source, told)).isOver()) {
      throw new AssertionError("the reading has not ended");
    }
    return told;
  }

  /** What lies on the disk of answers that were read; nothing may. */
  List<Path> drafts() {
    try (var all = Files.list(data.resolve("lists"))) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
