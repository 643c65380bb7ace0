package dev.muster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A cloud-face library, where somebody stands with as many faces as were registered. */
final class CloudFaceDirectory implements Directory {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OURS = "fa1:";
  private static final String NO_VERSION = "0".repeat(32);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Gate gate;
  private final ListLies lies;

  CloudFaceDirectory(Gate gate) {
    this.gate = gate;
    this.lies = new ListLies(gate, "GET /get_registration_face");
  }

  /** One picture and the remark that stands beside it. */
  private record Face(long id, String remark, byte[] picture) {

    String who() {
      return remark.startsWith(OURS) ? remark.split(":")[1] : remark;
    }

    String line() {
      return "%s, portrait %d".formatted(remark, QuickFaces.numberOf(picture));
    }
  }

  @Override
  public String name() {
    return CloudTwin.CLOUD_FACE;
  }

  @Override
  public RecordingProxy proxy() {
    return gate.proxy();
  }

  @Override
  public ListLies lies() {
    return lies;
  }

  @Override
  public Map<String, String> everybody() {
    Map<String, String> lines = new TreeMap<>();
    for (Face face : faces()) {
      if (lines.put(face.who(), face.line()) != null) {
        throw new AssertionError(face.who() + " stands twice on " + name());
      }
    }
    return lines;
  }

  @Override
  public String line(Wanted wanted) {
    return "%s%s:%s, portrait %d".formatted(OURS, wanted.id(), wanted.version(), wanted.picture());
  }

  /** Judging a call waits meanwhile, so that nobody is half gone when it looks. */
  @Override
  public synchronized void takeOff(String id) {
    facesOf(id)
        .forEach(
            face ->
                send(
                    request("/delete_registration_face?face_id=" + face.id())
                        .POST(HttpRequest.BodyPublishers.noBody())));
  }

  @Override
  public void enrol(String stranger, byte[] photo) {
    register(stranger, photo);
  }

  /** Registered anew with a version that nobody wants; at no moment do both stand there. */
  @Override
  public synchronized void spoil(String id) {
    List<Face> before = facesOf(id);
    takeOff(id);
    if (!before.isEmpty()) {
      register(OURS + id + ":" + NO_VERSION, before.get(0).picture());
    }
  }

  @Override
  public synchronized Set<String> takenOffBy(String method, URI uri, byte[] body) {
    if (!uri.getPath().equals("/delete_registration_face")) {
      return Set.of();
    }
    long id = Long.parseLong(uri.getQuery().replace("face_id=", ""));
    List<Face> faces = lies.truth(this::faces);
    Set<String> gone = new TreeSet<>();
    faces.stream().filter(face -> face.id() == id).map(Face::who).forEach(gone::add);
    faces.stream().filter(face -> face.id() != id).map(Face::who).forEach(gone::remove);
    return gone;
  }

  private List<Face> facesOf(String id) {
    return lies.truth(this::faces).stream().filter(face -> face.who().equals(id)).toList();
  }

  private List<Face> faces() {
    List<Face> faces = new ArrayList<>();
    for (JsonNode row : send(request("/get_registration_face").GET()).at("/data/all_face")) {
      faces.add(
          new Face(
              row.path("face_id").asLong(),
              row.path("remark").asText(),
              Base64.getDecoder().decode(row.path("picture").asText())));
    }
    return faces;
  }

  private void register(String remark, byte[] photo) {
    Multipart form = new Multipart().field("remark", remark).file("image", "face.jpg", photo);
    JsonNode answer =
        send(
            request("/registration_face")
                .header("Content-Type", form.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes())));
    if (answer.path("code").asInt(-1) != 0) {
      throw new IllegalStateException(remark + " is not taken by " + name() + ": " + answer);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gate.box().url() + path));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
