package dev.muster.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.event.Delivery.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Brings the event of a delivery into the form of its subscriber. The same event gives the same
 * bytes at every attempt, but for links to pictures, whose end is counted from the attempt.
 */
public final class Forms {

  private final ObjectMapper json;
  private final RawBodies raw;
  private final PicturesOut pictures;
  private final int largest;
  private final Subscribers subscribers;

  /**
   * @param largest the largest body that is sent, in bytes
   * @param subscribers those in force
   */
  Forms(
      ObjectMapper json,
      RawBodies raw,
      PicturesOut pictures,
      int largest,
      Subscribers subscribers) {
    this.json = json;
    this.raw = raw;
    this.pictures = pictures;
    this.largest = largest;
    this.subscribers = subscribers;
  }

  /**
   * Gives the delivery its body, by the settings of its subscriber as they are now. It ends here
   * when the event is none for its subscriber, or cannot be brought into the form; the latter
   * waits, blocked, for somebody to look at it.
   */
  public Delivery shape(Delivery claimed) {
    return shaped(subscribers.find(claimed.lane()).map(claimed::to).orElse(claimed));
  }

  /** The same by the settings that the delivery brings along. */
  Delivery shaped(Delivery delivery) {
    try {
      return body(delivery).map(delivery::with).orElseGet(() -> delivery.ended(Result.skipped()));
    } catch (Unusable e) {
      return delivery.ended(Result.unusable(String.valueOf(e.getMessage())));
    }
  }

  private Optional<Body> body(Delivery delivery) throws Unusable {
    Form form = delivery.subscriber().form();
    if (form.isStored()) {
      byte[] bytes = delivery.payload().getBytes(StandardCharsets.UTF_8);
      return Optional.of(new Body(bytes, Body.JSON));
    }
    return switch (form.kind()) {
      case VENDOR -> Optional.of(vendor(delivery));
      case CANONICAL -> Optional.of(new Body(bytes(canonical(delivery)), Body.JSON));
      case CLOUDEVENTS ->
          Optional.of(
              new Body(bytes(cloudEvent(delivery)), "application/cloudevents+json; charset=utf-8"));
      case JSLT -> transformed(delivery);
    };
  }

  private Body vendor(Delivery delivery) throws Unusable {
    RawBodies.Sent sent =
        raw.of(delivery.eventId())
            .orElseThrow(() -> new Unusable("what the box itself sent is not kept any more"));
    byte[] bytes = sent.body();
    if (sent.place() >= 0) {
      bytes =
          JsonElement.slice(bytes, sent.place())
              .orElseThrow(() -> new Unusable("the box sent no such element"));
    }
    if (bytes.length > largest) {
      throw tooLarge(bytes.length);
    }
    return new Body(bytes, VendorType.of(bytes));
  }

  private ObjectNode canonical(Delivery delivery) throws Unusable {
    try {
      ObjectNode envelope = (ObjectNode) json.readTree(delivery.payload());
      pictures.replace((ObjectNode) envelope.get("data"), delivery);
      return envelope;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the journal holds a broken payload of " + delivery, e);
    }
  }

  /** Source: CloudEvents 1.0.2, JSON event format. */
  private ObjectNode cloudEvent(Delivery delivery) throws Unusable {
    ObjectNode envelope = canonical(delivery);
    JsonNode data = envelope.get("data");
    ObjectNode event = json.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", delivery.eventId());
    event.put("source", source(data));
    event.put("type", "dev.muster." + envelope.get("type").asText());
    JsonNode person = data.path("person").path("identity_id");
    if (person.isTextual() && !person.asText().isEmpty()) {
      event.set("subject", person);
    }
    event.set("time", envelope.get("timestamp"));
    event.put("datacontenttype", Body.JSON);
    event.set("data", data);
    return event;
  }

  private static String source(JsonNode data) {
    return "/boxes/"
        + encoded(data.path("box").asText())
        + "/devices/"
        + encoded(data.path("device").path("id").asText());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Optional<Body> transformed(Delivery delivery) throws Unusable {
    Transform transform = delivery.subscriber().form().transform();
    if (transform == null) {
      throw new IllegalStateException("the form jslt has no transform");
    }
    JsonNode result = transform.apply(canonical(delivery));
    return result.isNull() ? Optional.empty() : Optional.of(new Body(bytes(result), Body.JSON));
  }

  private byte[] bytes(JsonNode node) throws Unusable {
    Bounded out = new Bounded();
    try {
      json.writeValue(out, node);
      return out.kept.toByteArray();
    } catch (IOException e) {
      throw tooLarge(largest);
    }
  }

  private Unusable tooLarge(int bytes) {
    return new Unusable(
        "the body has %d bytes or more; at most %d are sent, see muster.deliveries.max-sent"
            .formatted(bytes, largest));
  }

  /** Takes so many bytes and no more. */
  private final class Bounded extends OutputStream {

    private final java.io.ByteArrayOutputStream kept = new java.io.ByteArrayOutputStream(1024);

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (kept.size() + length > largest) {
        throw new IOException("too large");
      }
      kept.write(bytes, from, length);
    }
  }
}
