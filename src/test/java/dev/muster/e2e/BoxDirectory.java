package dev.muster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A box, which others reach over its v1 API whatever the bridge speaks with it. */
final class BoxDirectory implements Directory {

  private final Gate gate;
  private final BoxCalls box;
  private final ListLies lies;

  BoxDirectory(Gate gate) {
    this.gate = gate;
    this.box = new BoxCalls(gate.box().url());
    this.lies =
        new ListLies(
            gate,
            gate.api().equals("v1")
                ? "GET /SophonFogSys/api/users"
                : "POST /sophon/v2/face/getidentities");
  }

  @Override
  public String name() {
    return gate.name();
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
    gate.everybody()
        .forEach(
            (id, one) ->
                lines.put(
                    id,
                    "%s, version %s, portrait %d"
                        .formatted(
                            one.line(),
                            one.version(),
                            box.registeredPhoto(id).map(QuickFaces::numberOf).orElse(-1))));
    return lines;
  }

  @Override
  public String line(Wanted wanted) {
    return "%s %s employee [staff] 1 picture(s), version %s, portrait %d"
        .formatted(wanted.id(), wanted.name(), wanted.version(), wanted.picture());
  }

  @Override
  public void takeOff(String id) {
    box.delete(id);
  }

  @Override
  public void enrol(String stranger, byte[] photo) {
    String group = box.createPermission("others");
    BoxCalls.Reply reply = box.register(stranger, group, photo);
    if (reply.status() != 200) {
      throw new IllegalStateException(stranger + " is not taken by box " + name());
    }
  }

  @Override
  public void spoil(String id) {
    box.rename(id, "somebody else", box.createPermission("others"));
  }

  @Override
  public Set<String> takenOffBy(String method, URI uri, byte[] body) {
    boolean removes =
        method.equals("DELETE") && uri.getPath().endsWith("/users")
            || uri.getPath().endsWith("/deleteidentities");
    Set<String> gone = new TreeSet<>();
    if (removes) {
      collect(new BoxCalls.Reply(0, body).json(), gone);
    }
    return gone;
  }

  private static void collect(JsonNode node, Set<String> texts) {
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(inner -> collect(inner, texts));
  }
}
