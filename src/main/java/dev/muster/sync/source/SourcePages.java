package dev.muster.sync.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.muster.call.Ask;
import dev.muster.enrol.manifest.Line;
import dev.muster.enrol.manifest.ManifestRefused;
import dev.muster.enrol.manifest.RecordReader;
import dev.muster.roster.Digest;
import java.io.CharConversionException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/** Reads lists that are JSON behind an address, a page at a time. */
public final class SourcePages {

  /** A picture of 12 MB as base64; a name of 10 MB is then one bad name and no bad list. */
  private static final int LONGEST_TEXT = 16 << 20;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_TEXT)
                  .maxNestingDepth(50)
                  .maxNameLength(10_000)
                  .build())
          .build();

  private final Asking asking;
  private final AttachedPhotos photos;
  private final Clock clock;

  SourcePages(Asking asking, AttachedPhotos photos, Clock clock) {
    this.asking = asking;
    this.photos = photos;
    this.clock = clock;
  }

  /** Asks for the page that the reading has come to. */
  public Ask<Reading> ask(Reading reading) {
    URI address =
        reading.cursor().isEmpty()
            ? Objects.requireNonNull(reading.source().url(), "an address is configured")
            : URI.create(reading.cursor());
    if (reading.cursor().isEmpty()) {
      reading.course().begin(address.toString());
      reading.course().begunAt(clock);
    }
    return asking.ask(
        reading, address, "application/json", (now, file) -> page(now, address, file));
  }

  private Reading page(Reading reading, URI address, Path file) {
    RecordReader records = reading.course().records(clock);
    StringBuilder people = new StringBuilder();
    JsonPage page =
        new JsonPage(
            reading.source(), in -> people.append(one(reading, records, in).text()).append('\n'));
    try (JsonParser in = JSON.createParser(file.toFile())) {
      page.read(in);
      if (page.total() >= 0) {
        reading.reader().told(page.total());
      }
      String following = following(reading, address, page, people.isEmpty());
      if (following.isEmpty()) {
        records.checkNumbers();
        photos.forget(reading.sync(), reading.course().begunAt(clock));
      }
      return reading.next(following, people.isEmpty() ? "" : Digest.ofText(people.toString()));
    } catch (IOException | ManifestRefused e) {
      return reading.failed(SourceFiles.unusable(Asking.shown(address), words(e)));
    }
  }

  private Line one(Reading reading, RecordReader records, JsonParser in)
      throws IOException, ManifestRefused {
    JsonCells cells = new JsonCells(records, text -> photo(reading.sync(), text));
    cells.read(in);
    Line line = records.read(reading.course().nextNumber(), cells.cells(), cells.broken());
    reading.reader().take(line);
    return line;
  }

  /** What is no picture stays what it is, and is judged as the name of one. */
  private String photo(String sync, String text) {
    return photos.keep(sync, text).orElseGet(() -> RecordReader.bounded(text));
  }

  private static String following(Reading reading, URI address, JsonPage page, boolean empty)
      throws JsonPage.Unexpected {
    ListSource source = reading.source();
    if (!source.next().isEmpty()) {
      return page.next().isEmpty()
          ? ""
          : source.nextParameter().isEmpty()
              ? PageAddress.following(address, page.next())
              : PageAddress.with(address, source.nextParameter(), page.next());
    }
    boolean all = page.total() >= 0 && reading.course().people() >= page.total();
    return source.nextParameter().isEmpty() || empty || all
        ? ""
        : PageAddress.numbered(address, source.nextParameter());
  }

  private static String words(Exception e) {
    if (e instanceof ManifestRefused refused) {
      return SourceFiles.words(refused);
    }
    if (e instanceof StreamConstraintsException) {
      return "the answer is nested too deeply, or holds a text of more than 16 MB";
    }
    if (e instanceof JsonProcessingException broken && broken.getLocation() != null) {
      return "the answer is no JSON, or not all of it: line %d, column %d"
          .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
    }
    return e instanceof CharConversionException
        ? "the answer is no JSON: its characters are not UTF-8"
        : String.valueOf(e.getMessage());
  }
}
