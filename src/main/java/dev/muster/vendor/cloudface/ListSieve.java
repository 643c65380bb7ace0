package dev.muster.vendor.cloudface;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.BodyReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Takes in a list without its pictures: they pass by while the answer comes in and are never held,
 * so that a list of gigabytes costs the memory of its remarks. What is no JSON ends where it stops
 * being JSON; what is no UTF-8, somebody else's remark, is replaced and does not hide ours, which
 * are ASCII.
 *
 * @param mostBytes of the answer as it is sent
 * @param longest how long it may come in
 */
record ListSieve(ObjectMapper json, long mostBytes, Duration longest) implements BodyReading {

  /** Most bytes without the pictures: 100,000 faces with remarks of ours. */
  private static final int MOST_KEPT = 16 * 1024 * 1024;

  private static final String PICTURE = "picture";

  @Override
  public byte[] read(InputStream body) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    InputStream bounded = new BoundedStream(body, mostBytes, longest);
    try (JsonParser in =
            json.createParser(new InputStreamReader(bounded, StandardCharsets.UTF_8))
                .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
        JsonGenerator out = json.createGenerator(kept)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      copy(in, out, kept);
    } catch (JsonProcessingException e) {
      // it may quote what it stumbled over, which may be a picture; the half is judged as no JSON
      return kept.toByteArray();
    }
    return kept.toByteArray();
  }

  private static void copy(JsonParser in, JsonGenerator out, ByteArrayOutputStream kept)
      throws IOException {
    for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
      if (token == JsonToken.FIELD_NAME && in.currentName().equals(PICTURE)) {
        in.nextToken();
        in.skipChildren();
      } else {
        out.copyCurrentEvent(in);
      }
      if (kept.size() > MOST_KEPT) {
        throw new Unreadable("the list has more than " + MOST_KEPT + " bytes without its pictures");
      }
    }
  }
}
