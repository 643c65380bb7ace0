package dev.muster.facebox.push;

import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Photo;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures of events as base64. The latest ones stay in memory, at most {@value #MOST}
 * characters in all, so that a picture is read once for all receivers that keep up.
 */
public final class PictureTexts {

  private static final int MOST = 16 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(PictureTexts.class);

  private final Pictures pictures;
  private final Map<String, String> latest = new LinkedHashMap<>(16, 0.75f, true);
  private int kept;

  public PictureTexts(Pictures pictures) {
    this.pictures = pictures;
  }

  /** Empty when there is no such picture, or no more. */
  public synchronized String base64(String id) {
    String known = latest.get(id);
    if (known != null) {
      return known;
    }
    String read = read(id);
    if (!read.isEmpty() && read.length() <= MOST / 4) {
      latest.put(id, read);
      kept += read.length();
      forget();
    }
    return read;
  }

  /** An event must not wait for ever because one of its pictures cannot be read. */
  private String read(String id) {
    try {
      return pictures.find(id).map(Photo::encode).orElse("");
    } catch (UncheckedIOException e) {
      LOG.warn("Picture {} cannot be read and is left out: {}", id, e.getCause().toString());
      return "";
    }
  }

  public String base64(boolean wanted, String id) {
    return wanted ? base64(id) : "";
  }

  private void forget() {
    Iterator<String> oldest = latest.values().iterator();
    while (kept > MOST && oldest.hasNext()) {
      kept -= oldest.next().length();
      oldest.remove();
    }
  }
}
