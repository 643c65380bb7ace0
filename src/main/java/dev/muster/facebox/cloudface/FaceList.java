package dev.muster.facebox.cloudface;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.muster.facebox.wire.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code all_face}, with every picture: written one by one, so that the memory that it takes is
 * that of one picture.
 *
 * @param flat whether the list stands beside the code instead of inside {@code data}
 */
record FaceList(Library library, boolean flat) {

  void write(HttpServletResponse response) throws IOException {
    List<Entry> all = library.all();
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("application/json");
    try (JsonGenerator out = Json.MAPPER.createGenerator(response.getOutputStream())) {
      out.writeStartObject();
      out.writeNumberField("code", 0);
      out.writeStringField("error", "");
      out.writeStringField("detail", "");
      if (!flat) {
        out.writeObjectFieldStart("data");
      }
      out.writeArrayFieldStart("all_face");
      for (Entry entry : all) {
        write(out, entry);
      }
      out.writeEndArray();
      if (!flat) {
        out.writeEndObject();
      }
      out.writeEndObject();
    }
  }

  private void write(JsonGenerator out, Entry entry) throws IOException {
    Optional<byte[]> picture = library.picture(entry);
    if (picture.isPresent()) {
      out.writeStartObject();
      out.writeNumberField("face_id", entry.id());
      out.writeBinaryField("picture", picture.get());
      out.writeStringField("remark", entry.remark());
      out.writeEndObject();
    }
  }
}
