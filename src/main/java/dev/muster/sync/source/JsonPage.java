package dev.muster.sync.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import dev.muster.enrol.manifest.ManifestRefused;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One answer: finds the list in it, the way to the next page and the number of people in all. */
final class JsonPage {

  /** What is done with each element of the list; the parser stands on its first token. */
  interface Elements {
    void read(JsonParser in) throws IOException, ManifestRefused;
  }

  /** The answer is not what the configuration says. */
  static final class Unexpected extends IOException {

    private static final long serialVersionUID = 1;

    Unexpected(String why) {
      super(why);
    }
  }

  /** How far the parser is on the way to a pointer; null off the way. */
  private record Ways(
      @Nullable JsonPointer items, @Nullable JsonPointer next, @Nullable JsonPointer total) {

    Ways field(String name) {
      return new Ways(
          items == null ? null : items.matchProperty(name),
          next == null ? null : next.matchProperty(name),
          total == null ? null : total.matchProperty(name));
    }

    Ways element(int index) {
      return new Ways(
          items == null ? null : items.matchElement(index),
          next == null ? null : next.matchElement(index),
          total == null ? null : total.matchElement(index));
    }

    boolean isOff() {
      return items == null && next == null && total == null;
    }
  }

  private final ListSource source;
  private final Elements elements;
  private boolean listed;
  private String next = "";
  private long total = -1;

  JsonPage(ListSource source, Elements elements) {
    this.source = source;
    this.elements = elements;
  }

  /**
   * @throws Unexpected when it is JSON, but not that of the configuration
   */
  void read(JsonParser in) throws IOException, ManifestRefused {
    in.nextToken();
    if (in.currentToken() == null) {
      throw new Unexpected("the answer is empty");
    }
    walk(
        in, new Ways(JsonPointer.compile(source.items()), way(source.next()), way(source.total())));
    if (in.nextToken() != null) {
      throw new Unexpected("the answer goes on after its end");
    }
    if (!listed) {
      throw new Unexpected("the answer has no list at \"%s\"".formatted(source.items()));
    }
    if (total < 0 && !source.total().isEmpty()) {
      throw new Unexpected("the answer has no number at \"%s\"".formatted(source.total()));
    }
  }

  private static @Nullable JsonPointer way(String pointer) {
    return pointer.isEmpty() ? null : JsonPointer.compile(pointer);
  }

  /** An address or a cursor; empty when there is none. */
  String next() {
    return next;
  }

  /** Negative when nothing says it. */
  long total() {
    return total;
  }

  private void walk(JsonParser in, Ways ways) throws IOException, ManifestRefused {
    if (ways.items() != null && ways.items().matches()) {
      list(in);
    } else if (ways.next() != null && ways.next().matches()) {
      next = text(in, source.next());
    } else if (ways.total() != null && ways.total().matches()) {
      total = number(text(in, source.total()));
    } else if (in.currentToken() == JsonToken.START_OBJECT) {
      while (in.nextToken() != JsonToken.END_OBJECT) {
        Ways further = ways.field(in.currentName());
        in.nextToken();
        walkOn(in, further);
      }
    } else if (in.currentToken() == JsonToken.START_ARRAY) {
      for (int index = 0; in.nextToken() != JsonToken.END_ARRAY; index++) {
        walkOn(in, ways.element(index));
      }
    }
  }

  private void walkOn(JsonParser in, Ways further) throws IOException, ManifestRefused {
    if (further.isOff()) {
      in.skipChildren();
    } else {
      walk(in, further);
    }
  }

  private void list(JsonParser in) throws IOException, ManifestRefused {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new Unexpected(
          "at \"%s\" the answer has no list but %s"
              .formatted(source.items(), word(in.currentToken())));
    }
    listed = true;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.read(in);
    }
  }

  /** A text or a number; nothing, and what stands for it, is empty. */
  private static String text(JsonParser in, String where) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getText().strip();
      case VALUE_NULL, VALUE_FALSE -> "";
      default ->
          throw new Unexpected(
              "at \"%s\" the answer has no text but %s".formatted(where, word(in.currentToken())));
    };
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
  }

  private static String word(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_NULL -> "null";
      default -> "a single value";
    };
  }
}
