package dev.muster.sync.source;

import dev.muster.call.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The picture of somebody whom a source lists, on its way through {@code direct:fetch-photo-<way>}.
 *
 * @param name as the source names it: {@code Entry.photo}
 * @param outcome how it ended; null while it has not
 */
public record PhotoWish(
    String sync, ListSource source, String name, @Nullable Outcome<byte[]> outcome) {

  /** Nothing was looked for yet. */
  public static PhotoWish of(String sync, ListSource source, String name) {
    return new PhotoWish(sync, source, name, null);
  }

  /** The word of the route that fetches it: file or http. */
  public String way() {
    return isAddress() || !isAttached() && source.photos() == null && source.url() != null
        ? "http"
        : "file";
  }

  /** Whose calls these are: the source's own. */
  public String lane() {
    return ListSource.lane(sync);
  }

  /** True while somebody has to be asked for it. */
  public boolean isOpen() {
    return outcome == null;
  }

  boolean isAddress() {
    String start = name.toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://");
  }

  /** Whether it came with the list. */
  boolean isAttached() {
    return name.startsWith(AttachedPhotos.MARK);
  }

  PhotoWish ended(Outcome<byte[]> as) {
    return new PhotoWish(sync, source, name, as);
  }

  /** Never the picture, nor the query of its address. */
  @Override
  public String toString() {
    return "a picture of the source of " + sync;
  }
}
