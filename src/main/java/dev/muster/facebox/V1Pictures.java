package dev.muster.facebox;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Picture bytes by id: registered photos and event pictures ({@code contracts/sophon.md §4.4.1}).
 */
final class V1Pictures {

  private final Pictures pictures;

  V1Pictures(Pictures pictures) {
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
