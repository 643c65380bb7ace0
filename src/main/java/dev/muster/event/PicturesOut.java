package dev.muster.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.call.OwnAddress;
import dev.muster.store.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Puts the pictures of an event into its body, as its subscriber wants them. */
final class PicturesOut {

  private final Store store;
  private final EventPictures pictures;
  private final PictureLinks links;
  private final OwnAddress own;
  private final Clock clock;

  PicturesOut(
      Store store, EventPictures pictures, PictureLinks links, OwnAddress own, Clock clock) {
    this.store = store;
    this.pictures = pictures;
    this.links = links;
    this.own = own;
    this.clock = clock;
  }

  /** Replaces the digests in {@code data.pictures}. */
  void replace(ObjectNode data, Delivery delivery) {
    Form form = delivery.subscriber().form();
    if (form.pictures() == Form.Pictures.NONE) {
      data.putObject("pictures");
    } else if (form.pictures() != Form.Pictures.DIGEST) {
      ObjectNode replaced = data.objectNode();
      for (Map.Entry<String, JsonNode> one : data.get("pictures").properties()) {
        ObjectNode picture = replaced.putObject(one.getKey());
        picture.put("sha256", one.getValue().asText());
        fill(picture, one.getValue().asText(), delivery);
      }
      data.set("pictures", replaced);
    }
  }

  private void fill(ObjectNode picture, String digest, Delivery delivery) {
    Form form = delivery.subscriber().form();
    if (form.pictures() == Form.Pictures.INLINE) {
      find(digest, delivery)
          .ifPresentOrElse(bytes -> picture.put("base64", bytes), () -> picture.put("gone", true));
    } else {
      Instant end = clock.instant().plus(form.linkTtl()).truncatedTo(ChronoUnit.SECONDS);
      picture.put("url", own.of(path(digest, delivery.eventId(), end)));
      picture.put("expires_at", end.toString());
    }
  }

  private String path(String digest, String event, Instant end) {
    return "/pictures/%s?event=%s&expires=%d&signature=%s"
        .formatted(
            digest,
            URLEncoder.encode(event, StandardCharsets.UTF_8),
            end.getEpochSecond(),
            links.sign(digest, event, end.getEpochSecond()));
  }

  private Optional<byte[]> find(String digest, Delivery delivery) {
    String shelf =
        store.read(
            db ->
                db.sql("SELECT COALESCE(shelf, '') FROM match_event WHERE id = ?")
                    .param(delivery.eventId())
                    .query(String.class)
                    .optional()
                    .orElse(""));
    return pictures.find(shelf.isEmpty() ? null : shelf, digest);
  }
}
