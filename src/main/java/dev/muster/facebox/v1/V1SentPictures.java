package dev.muster.facebox.v1;

import dev.muster.facebox.library.PictureFiles;
import dev.muster.facebox.library.PictureUrls;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Photo;
import dev.muster.facebox.wire.Refusal;
import java.util.Optional;

/** Pictures in requests: base64, or named by a path on the box or by an address. */
public final class V1SentPictures {

  private final PictureFiles files;
  private final PictureUrls urls;
  private final long limit;

  /**
   * @param limit largest picture in bytes
   */
  public V1SentPictures(PictureFiles files, PictureUrls urls, long limit) {
    this.files = files;
    this.urls = urls;
    this.limit = limit;
  }

  /** A required picture. */
  byte[] base64(Fields fields, String name) {
    return optional(fields, name).orElseThrow(() -> fields.missing(name));
  }

  Optional<byte[]> optional(Fields fields, String name) {
    return fields.optionalText(name).map(text -> Photo.decode(text, limit));
  }

  /** One of both is required; the path wins ({@code contracts/sophon.md §4.4.5}). */
  byte[] pathOrBase64(Fields fields, String path, String base64) {
    return fields
        .optionalText(path)
        .filter(text -> !text.isEmpty())
        .map(files::read)
        .orElseGet(() -> base64(fields, base64));
  }

  /** One of both is required; the picture itself wins. */
  byte[] base64OrUrl(Fields fields, String base64, String url) {
    return optional(fields, base64)
        .orElseGet(
            () -> urls.read(fields.optionalText(url).orElseThrow(() -> fields.missing(base64))));
  }

  /** An infrared picture, which nobody looks at. */
  Optional<byte[]> unseen(Fields fields, String name) {
    return optional(fields, name)
        .map(
            bytes -> {
              if (!Photo.looksLikePicture(bytes)) {
                throw new Refusal(BoxError.IMAGE_ERROR, name + " is neither JPEG nor PNG");
              }
              return bytes;
            });
  }
}
