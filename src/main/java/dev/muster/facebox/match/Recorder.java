package dev.muster.facebox.match;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.library.Landmarks;
import dev.muster.facebox.store.Pictures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the pictures of an event and then the event, so that no event names a missing picture. */
public final class Recorder {

  /**
   * The pictures that an event may keep.
   *
   * @param infrared absent when no infrared picture was sent
   */
  record Scene(byte[] spot, Sighting seen, byte @Nullable [] infrared) {}

  private final Events events;
  private final Pictures pictures;
  private final Configuration configuration;
  private final String engine;

  /**
   * @param engine that makes the templates
   */
  public Recorder(Events events, Pictures pictures, Configuration configuration, String engine) {
    this.events = events;
    this.pictures = pictures;
    this.configuration = configuration;
    this.engine = engine;
  }

  /** Records it unless the person was recorded at the device just before; then no picture stays. */
  void record(BoxEvent event, Scene scene) {
    if (events.isDuplicate(event.deviceId(), event.identityId(), event.at())) {
      return;
    }
    List<String> kept = new ArrayList<>();
    boolean recorded = false;
    try {
      recorded = events.record(withPictures(event, scene, kept), template(scene)).isPresent();
    } finally {
      if (!recorded) {
        kept.forEach(pictures::delete);
      }
    }
  }

  private BoxEvent withPictures(BoxEvent event, Scene scene, List<String> kept) {
    String wanted = configuration.text(isGrabbing() ? Setting.GRAB_IMAGE_TYPE : Setting.IMAGE_TYPE);
    byte[] infrared = configuration.on(Setting.INFRARED) ? scene.infrared() : null;
    String spot = wanted.equals("recognize_face") ? "" : keep(scene.spot(), kept);
    String crop = wanted.equals("spot_image") ? "" : keep(scene.seen().crop(), kept);
    String other = infrared == null ? "" : keep(infrared, kept);
    return event.with(event.details().withPictures(spot, crop, other));
  }

  private String keep(byte[] picture, List<String> kept) {
    String id = pictures.keep(picture);
    kept.add(id);
    return id;
  }

  private EventFaces.@Nullable Template template(Scene scene) {
    return isGrabbing() ? null : new EventFaces.Template(engine, scene.seen().template());
  }

  /** Whether faces are only captured, not compared. */
  boolean isGrabbing() {
    return configuration.text(Setting.APPLY_MODE).equals("grab");
  }

  static float[] box(Sighting seen) {
    return Landmarks.box(seen.face());
  }

  static float[] points(Sighting seen) {
    return Landmarks.of(seen.face());
  }
}
