package dev.muster.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.impl.FileSystemResourceResolver;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A JSLT transform of the site: canonical body in, the receiver's own body out. Read and checked
 * once; null as a result means that the event is none for this subscriber.
 */
final class Transform {

  private final Path file;
  private final Expression expression;
  private final TimeBox time;

  private Transform(Path file, Expression expression, Duration most) {
    this.file = file;
    this.expression = expression;
    this.time = new TimeBox("the transform " + file, most);
  }

  /** Reads the file; what it imports is looked for beside it. */
  static Transform of(String key, Path file) {
    return of(key, file, TimeBox.USUAL);
  }

  /** The same with that time for each computation. */
  static Transform of(String key, Path file, Duration most) {
    Path folder = file.toAbsolutePath().getParent();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return new Transform(
          file,
          new Parser(text)
              .withSource(file.getFileName().toString())
              .withFunctions(List.of())
              .withResourceResolver(new FileSystemResourceResolver(folder))
              .withObjectFilter(". != null")
              .compile(),
          most);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s.transform is \"%s\"; it cannot be read: %s".formatted(key, file, e), e);
    } catch (JsltException e) {
      throw new IllegalArgumentException(
          "%s.transform is \"%s\"; line %d, column %d: %s"
              .formatted(
                  key, file, e.getLine(), e.getColumn(), firstLine(e.getMessageWithoutLocation())),
          e);
    }
  }

  /**
   * @throws Unusable when the transform breaks on this body, or does not come to its end in time
   */
  JsonNode apply(JsonNode body) throws Unusable {
    return time.run(() -> compute(body));
  }

  private JsonNode compute(JsonNode body) throws Unusable {
    try {
      return expression.apply(body);
    } catch (JsltException e) {
      throw new Unusable(
          "the transform %s broke%s: %s"
              .formatted(
                  file,
                  e.getLine() > 0 ? " in line " + e.getLine() : "",
                  firstLine(e.getMessageWithoutLocation())));
    } catch (StackOverflowError e) {
      throw new Unusable("the transform " + file + " calls itself without end");
    } catch (OutOfMemoryError e) {
      throw new Unusable("the transform " + file + " takes more memory than there is");
    } catch (RuntimeException e) {
      throw new Unusable("the transform " + file + " broke: " + e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
