package dev.muster.facebox.page;

import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Photo;
import dev.muster.facebox.wire.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The pictures that the page shows. A browser may keep one for ten minutes: an id always stands for
 * the same bytes, and a deleted person shall not stay in its cache for long.
 */
final class PagePictures {

  private final Pictures pictures;

  PagePictures(Pictures pictures) {
    this.pictures = pictures;
  }

  ServerResponse get(ServerRequest request) {
    String id = request.pathVariable("id");
    byte[] bytes = pictures.find(id).orElseThrow(() -> new Refusal(BoxError.NOT_FOUND, id));
    return ServerResponse.ok()
        .header("Cache-Control", "private, max-age=600")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.parseMediaType(Photo.mediaType(bytes)))
        .body(bytes);
  }
}
