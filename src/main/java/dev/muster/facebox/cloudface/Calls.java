package dev.muster.facebox.cloudface;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Photo;
import java.io.IOException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The four calls ({@code contracts/cloud-face.md §2}). */
final class Calls {

  private static final int MOST_RECOGNISED = 5;

  private final CloudFaceSettings settings;
  private final Library library;
  private final FaceList list;

  Calls(CloudFaceSettings settings, Library library) {
    this.settings = settings;
    this.library = library;
    this.list = new FaceList(library, settings.flatList());
  }

  ServerResponse register(ServerRequest request) throws IOException {
    Upload upload = upload(request, Fault.REGISTRATION);
    float[] template = library.template(upload.picture(), Fault.REGISTRATION);
    if (library.size() >= settings.faces()) {
      throw Fault.REGISTRATION.because("at most " + settings.faces() + " pictures");
    }
    library.register(upload.picture(), upload.remark(), template);
    return Answers.success(Json.object());
  }

  ServerResponse recognise(ServerRequest request) throws IOException {
    Upload upload = upload(request, Fault.RECOGNITION);
    float[] template = library.template(upload.picture(), Fault.RECOGNITION);
    ObjectNode data = Json.object();
    ArrayNode found = data.putArray("recognition_face");
    for (Entry entry : library.nearest(template, MOST_RECOGNISED)) {
      library
          .picture(entry)
          .ifPresent(
              picture ->
                  found
                      .addObject()
                      .put("remark", entry.remark())
                      .put("picture", Photo.encode(picture)));
    }
    if (found.isEmpty()) {
      throw Fault.RECOGNITION.because("no picture is registered");
    }
    return Answers.success(data);
  }

  ServerResponse list(ServerRequest request) {
    return ServerResponse.ok()
        .build(
            (called, response) -> {
              list.write(response);
              return null;
            });
  }

  ServerResponse delete(ServerRequest request) {
    String id = request.param("face_id").orElse("").strip();
    if (id.isEmpty()) {
      throw Fault.ARGUMENTS.because("face_id");
    }
    boolean deleted = id.matches("\\d{1,18}") && library.delete(Long.parseLong(id));
    if (!deleted && settings.unknownFace() != 0) {
      Fault fault =
          settings.unknownFace() == Fault.ARGUMENTS.code() ? Fault.ARGUMENTS : Fault.UNKNOWN;
      throw fault.because("no face has this face_id");
    }
    return Answers.success(Json.object());
  }

  private Upload upload(ServerRequest request, Fault failed) throws IOException {
    return Upload.of(request.servletRequest(), settings.pictureLimit().toBytes(), failed);
  }
}
