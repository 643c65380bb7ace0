package dev.muster.enrol.photo;

import dev.muster.face.PackedTemplate;
import dev.muster.face.PictureRefused;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Describes the faces of people who were enrolled without a check or with another engine, a few at
 * a time, from their kept photos. Until that is done they are not compared.
 */
public final class FaceCatchUp {

  private static final Logger LOG = LoggerFactory.getLogger(FaceCatchUp.class);
  private static final int SOME = 10;

  private final Store store;
  private final PhotoStore photos;
  private final Studio studio;
  private final KnownFaces faces;
  private boolean done;

  /**
   * @param needed false when nobody looks for faces
   */
  public FaceCatchUp(
      Store store, PhotoStore photos, Studio studio, KnownFaces faces, boolean needed) {
    this.store = store;
    this.photos = photos;
    this.studio = studio;
    this.faces = faces;
    this.done = !needed || !faces.isWatching();
    if (!done) {
      long missing = store.read(db -> FaceRows.undescribed(db, faces.engine().id()));
      done = missing == 0;
      if (missing > 0) {
        LOG.info(
            "{} people have a photo that the engine {} has not described; they are not compared until it has",
            missing,
            faces.engine().id());
      }
    }
  }

  /** Describes some of those that are missing. */
  public void describeSome() {
    faces.tidy();
    if (done) {
      return;
    }
    List<String> missing = store.read(db -> FaceRows.undescribed(db, faces.engine().id(), SOME));
    missing.forEach(this::describe);
    if (missing.isEmpty()) {
      done = true;
      LOG.info("All photos on the roster are described by {}", faces.engine().id());
    }
  }

  /** A photo without a face is noted too, so that it is not looked at again. */
  private void describe(String photo) {
    Optional<PackedTemplate> face = look(photo);
    face.ifPresent(template -> faces.add(photo, template));
    store.write(
        db -> {
          FaceRows.add(db, photo, faces.engine().id(), face.map(PackedTemplate::text).orElse(""));
          return photo;
        });
  }

  private Optional<PackedTemplate> look(String photo) {
    if (!photos.has(photo)) {
      LOG.warn("The photo {} is not in the photo store; its face is not compared", photo);
      return Optional.empty();
    }
    try {
      return studio.describe(photos.get(photo));
    } catch (PictureRefused refused) {
      LOG.warn("The face in photo {} is not compared: {}", photo, refused.getMessage());
      return Optional.empty();
    }
  }
}
