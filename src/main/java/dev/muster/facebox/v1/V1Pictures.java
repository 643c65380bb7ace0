package dev.muster.facebox.v1;

import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Photo;
import dev.muster.facebox.wire.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Picture bytes by id: registered photos and event pictures ({@code contracts/sophon.md §4.4.1}).
 */
public final class V1Pictures {

  private final Pictures pictures;

  public V1Pictures(Pictures pictures) {
    this.pictures = pictures;
  }

  ServerResponse get(ServerRequest request) {
    String id = request.pathVariable("id");
    byte[] bytes = pictures.find(id).orElseThrow(() -> new Refusal(BoxError.NOT_FOUND, id));
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType(Photo.mediaType(bytes)))
        .body(bytes);
  }
}
