package dev.muster.enrol.photo;

import dev.muster.call.Refusal;
import dev.muster.roster.PhotoStore;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pictures that directories receive, one for each profile, in the photo store and in the table
 * {@code prepared_photo}. One that is missing, because its directory is new, is made from the kept
 * original when the first person is to be placed with it.
 */
public final class PreparedPhotos {

  private final Store store;
  private final PhotoStore photos;
  private final Studio studio;
  private final PhotoProfiles profiles;

  public PreparedPhotos(Store store, PhotoStore photos, Studio studio, PhotoProfiles profiles) {
    this.store = store;
    this.photos = photos;
    this.studio = studio;
    this.profiles = profiles;
  }

  /** Digests of the pictures by profile, all on the disk. */
  public record Kept(Map<String, String> pictures) {

    /** Notes them, with the photo they were made from. Runs inside the caller's transaction. */
    public void save(JdbcClient db, String photo, int bytes, long now) {
      Roster.savePhoto(db, photo, main(), bytes, now);
      pictures.forEach((profile, picture) -> add(db, photo, profile, picture));
    }

    private String main() {
      return pictures.getOrDefault(
          PhotoProfile.STANDARD.name(), Collections.min(pictures.values()));
    }
  }

  /** Puts the original and every picture onto the disk. */
  public Kept keep(String digest, byte[] photo, Portrait portrait) {
    photos.put(digest, photo);
    Map<String, String> pictures = new TreeMap<>();
    portrait
        .forms()
        .forEach(
            (profile, picture) ->
                pictures.put(profile, picture == photo ? digest : photos.put(picture)));
    return new Kept(pictures);
  }

  /** Puts them there once more, should somebody have cleared them away; else it is free. */
  public void keepAgain(Kept kept, String digest, byte[] photo, Portrait portrait) {
    photos.put(digest, photo);
    portrait
        .forms()
        .forEach((profile, picture) -> photos.put(kept.pictures().get(profile), picture));
  }

  /**
   * The digest of the picture for the directory, made now when there is none yet.
   *
   * @throws IllegalStateException when the kept original cannot be prepared
   */
  public String forDirectory(String photo, String directory) {
    PhotoProfile profile = profiles.of(directory);
    List<String> there =
        store.read(
            db ->
                db.sql("SELECT prepared FROM prepared_photo WHERE photo = ? AND profile = ?")
                    .params(photo, profile.name())
                    .query(String.class)
                    .list());
    if (!there.isEmpty()) {
      return there.get(0);
    }
    byte[] original = photos.get(photo);
    Studio.Result result = studio.prepare(original, List.of(profile));
    Refusal refusal = result.refusal();
    if (refusal != null) {
      throw new IllegalStateException(
          "photo %s cannot be prepared for %s: %s %s"
              .formatted(photo, directory, refusal.reason(), refusal.detail()));
    }
    Kept kept = keep(photo, original, result.portrait());
    store.write(
        db -> {
          kept.pictures().forEach((name, picture) -> add(db, photo, name, picture));
          return photo;
        });
    return kept.pictures().get(profile.name());
  }

  /** Nothing is added for a photo that was erased meanwhile. */
  private static void add(JdbcClient db, String photo, String profile, String picture) {
    db.sql(
            """
            INSERT INTO prepared_photo (photo, profile, prepared)
            SELECT digest, ?, ? FROM photo WHERE digest = ?
            ON CONFLICT (photo, profile) DO NOTHING
            """)
        .params(profile, picture, photo)
        .update();
  }
}
