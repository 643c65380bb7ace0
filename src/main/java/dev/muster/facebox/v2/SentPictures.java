package dev.muster.facebox.v2;

import dev.muster.facebox.library.PictureFiles;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Photo;
import java.util.List;
import java.util.Optional;

/** Pictures that a request holds in base64 or names by their path on the box. */
public final class SentPictures {

  private final PictureFiles files;
  private final long limit;

  /**
   * @param limit largest decoded picture in bytes
   */
  public SentPictures(PictureFiles files, long limit) {
    this.files = files;
    this.limit = limit;
  }

  byte[] base64(Fields fields, String name) {
    return Photo.decode(fields.optionalText(name).orElseThrow(() -> fields.missing(name)), limit);
  }

  byte[] path(Fields fields, String name) {
    return files.read(fields.optionalText(name).orElseThrow(() -> fields.missing(name)));
  }

  /** The picture under exactly one of the two names. */
  byte[] one(Fields fields, String base64, String path) {
    return only(fields, List.of(base64, path)).equals(base64)
        ? base64(fields, base64)
        : path(fields, path);
  }

  /** Like {@link #one}; empty when neither is sent. */
  Optional<byte[]> optional(Fields fields, String base64, String path) {
    return fields.has(base64) || fields.has(path)
        ? Optional.of(one(fields, base64, path))
        : Optional.empty();
  }

  /** Which of the names is sent, when it must be exactly one. */
  static String only(Fields fields, List<String> names) {
    List<String> sent = names.stream().filter(fields::has).toList();
    if (sent.isEmpty()) {
      throw fields.missing(String.join(" | ", names));
    }
    if (sent.size() > 1) {
      throw fields.refuse(String.join(", ", sent) + ": send only one of them");
    }
    return sent.get(0);
  }
}
