package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A push that was sent as {@code multipart/form-data}. How boxes lay it out is not published
 * (contracts/sophon.md §6.2), so both likely ways are read: objects as JSON text, and pictures as
 * base64 text or as files.
 */
record PushedForm(byte[] body, ObjectMapper json) {

  private static final int MOST_PARTS = 100;
  private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("(?i)[; ]filename=");
  private static final byte[] LINE = {'\r', '\n'};
  private static final byte[] BLANK = {'\r', '\n', '\r', '\n'};

  /** JSON never begins like this, and every form does: with its boundary. */
  static boolean is(byte[] body) {
    return body.length > 2 && body[0] == '-' && body[1] == '-';
  }

  /**
   * The event as if it had been sent as JSON.
   *
   * @throws IllegalArgumentException when it is cut off or no form
   */
  ObjectNode event() {
    int first = find(LINE, 0);
    byte[] between = concatenated(LINE, Arrays.copyOf(body, first));
    ObjectNode event = json.createObjectNode();
    int at = first;
    for (int parts = 0; !isEnd(at); parts++) {
      if (parts == MOST_PARTS) {
        throw new IllegalArgumentException("a form with more than " + MOST_PARTS + " parts");
      }
      int content = find(BLANK, at) + BLANK.length;
      int next = find(between, content);
      put(event, text(at, content), content, next);
      at = next + between.length;
    }
    return event;
  }

  private void put(ObjectNode event, String head, int from, int to) {
    Matcher name = NAME.matcher(head);
    if (!name.find()) {
      throw new IllegalArgumentException("a form with a part that has no name");
    }
    event.set(
        name.group(1),
        FILE.matcher(head).find()
            ? TextNode.valueOf(
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(body, from, to)))
            : value(text(from, to)));
  }

  private JsonNode value(String text) {
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        return json.readTree(text);
      } catch (IOException justText) {
        return TextNode.valueOf(text);
      }
    }
    return TextNode.valueOf(text);
  }

  /** Behind the last boundary stand two dashes. */
  private boolean isEnd(int at) {
    return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
  }

  private String text(int from, int to) {
    return new String(body, from, to - from, StandardCharsets.UTF_8);
  }

  private int find(byte[] wanted, int from) {
    for (int at = from; at + wanted.length <= body.length; at++) {
      if (body[at] == wanted[0]
          && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    throw new IllegalArgumentException("a form that is cut off");
  }

  private static byte[] concatenated(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
