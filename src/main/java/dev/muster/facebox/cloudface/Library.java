package dev.muster.facebox.cloudface;

import dev.muster.facebox.library.OwnedFaces;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registered pictures: rows, files, and templates in memory that follow them. It is a library
 * of its own, beside the people of the box.
 */
final class Library {

  private static final Logger LOG = LoggerFactory.getLogger(Library.class);

  private final Database database;
  private final Pictures pictures;
  private final @Nullable Recogniser recogniser;
  private final OwnedFaces<Long> faces = new OwnedFaces<>();

  /**
   * @param recogniser absent when recognition is off: nobody is registered or recognised
   */
  Library(Database database, Pictures pictures, @Nullable Recogniser recogniser) {
    this.database = database;
    this.pictures = pictures;
    this.recogniser = recogniser;
    if (recogniser != null) {
      load(recogniser);
    }
  }

  int size() {
    return faces.size();
  }

  /**
   * Describes the largest face.
   *
   * @param failed what is declined with when there is none, or no picture
   */
  float[] template(byte[] picture, Fault failed) {
    if (recogniser == null) {
      throw failed.because("recognition is off");
    }
    try {
      return recogniser.look(picture, Library::largest);
    } catch (Refusal refusal) {
      throw failed.because(String.valueOf(refusal.getMessage()));
    }
  }

  /** On return it is on disk and recognised. */
  void register(byte[] picture, String remark, float[] template) {
    String imageId = pictures.keep(picture);
    try {
      database.write(
          db -> Rows.insert(db, remark, imageId, engine(), template),
          id -> faces.put(id, id, template));
    } catch (RuntimeException e) {
      pictures.delete(imageId);
      throw e;
    }
  }

  /** Whether there was such a face. */
  boolean delete(long id) {
    List<String> gone = database.write(db -> Rows.delete(db, id), images -> faces.remove(id));
    gone.forEach(pictures::delete);
    return !gone.isEmpty();
  }

  /** Oldest first. */
  List<Entry> all() {
    return database.read(Rows::all);
  }

  /** The closest, best first, however far they are. */
  List<Entry> nearest(float[] probe, int most) {
    return faces.nearest(probe, (owner, face) -> true, most).stream()
        .map(near -> database.read(db -> Rows.find(db, near.owner())))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The picture as it was sent; empty when it was deleted just now. */
  Optional<byte[]> picture(Entry entry) {
    return pictures.find(entry.imageId());
  }

  /** Faces of another engine are described again, from their pictures. */
  private void load(Recogniser known) {
    database.read(db -> Rows.load(db, engine(), faces));
    database.read(db -> Rows.stale(db, engine())).forEach(one -> renew(known, one));
  }

  private void renew(Recogniser known, Entry one) {
    try {
      pictures
          .find(one.imageId())
          .map(picture -> known.look(picture, Library::largest))
          .ifPresent(
              template -> {
                database.write(db -> Rows.renew(db, one.id(), engine(), template));
                faces.put(one.id(), one.id(), template);
              });
    } catch (Refusal refusal) {
      LOG.warn(
          "The picture of cloud-face {} shows no face to this engine and is not recognised: {}",
          one.id(),
          refusal.getMessage());
    }
  }

  private static float[] largest(Sight sight) {
    return sight.template(sight.largest());
  }

  private String engine() {
    return recogniser == null ? "" : recogniser.engine().id();
  }
}
