package dev.muster.facebox.v1;

import dev.muster.facebox.match.EventPictures;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Photo;
import dev.muster.facebox.wire.Refusal;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Picture bytes by id ({@code contracts/sophon.md §4.4.1, §6.8.2}). */
public final class V1Pictures {

  private final Pictures pictures;
  private final EventPictures eventPictures;

  public V1Pictures(Pictures pictures, EventPictures eventPictures) {
    this.pictures = pictures;
    this.eventPictures = eventPictures;
  }

  /** A photo of somebody enrolled. */
  ServerResponse registered(ServerRequest request) {
    String id = request.pathVariable("id");
    return answer(id, pictures.find(id));
  }

  /** A picture of an event; {@code datetime} is not needed to find it. */
  ServerResponse ofEvent(ServerRequest request) {
    String name = request.pathVariable("id");
    return answer(name, eventPictures.read(name));
  }

  private static ServerResponse answer(String id, Optional<byte[]> found) {
    byte[] bytes = found.orElseThrow(() -> new Refusal(BoxError.NOT_FOUND, id));
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType(Photo.mediaType(bytes)))
        .body(bytes);
  }
}
