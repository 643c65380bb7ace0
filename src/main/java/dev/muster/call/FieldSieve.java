package dev.muster.call;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Takes in a JSON answer without the fields of one name, such as pictures: they pass by while it
 * comes in and are never held. What is no JSON ends where it stops being JSON; what is no UTF-8 is
 * replaced.
 *
 * @param field what is left out, wherever it is
 * @param mostBytes of the answer as it is sent
 * @param mostKept bytes without what is left out
 */
public record FieldSieve(ObjectMapper json, String field, long mostBytes, int mostKept)
    implements BodyReading {

  @Override
  public byte[] read(InputStream body) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    InputStream counted = new Counted(body);
    try (JsonParser in =
            json.createParser(new InputStreamReader(counted, StandardCharsets.UTF_8))
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

  private void copy(JsonParser in, JsonGenerator out, ByteArrayOutputStream kept)
      throws IOException {
    for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
      if (token == JsonToken.FIELD_NAME && in.currentName().equals(field)) {
        in.nextToken();
        in.skipChildren();
      } else {
        out.copyCurrentEvent(in);
      }
      bound(kept);
    }
    out.flush();
    bound(kept);
  }

  /** What the generator has not handed over yet, some thousand bytes, counts at the end. */
  private void bound(ByteArrayOutputStream kept) throws Unreadable {
    if (kept.size() > mostKept) {
      throw new Unreadable(
          "the answer has more than " + mostKept + " bytes without its " + field + "s");
    }
  }

  /** Gives up an answer that is too long. */
  private final class Counted extends FilterInputStream {

    private long seen;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = super.read(into, from, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int bytes) throws Unreadable {
      seen += bytes;
      if (seen > mostBytes) {
        throw new Unreadable("the answer is larger than " + mostBytes + " bytes");
      }
    }
  }
}
