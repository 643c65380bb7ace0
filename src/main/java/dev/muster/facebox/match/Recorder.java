package dev.muster.facebox.match;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.library.Landmarks;
import dev.muster.facebox.store.Pictures;
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
    boolean grabbing = isGrabbing();
    String wanted = configuration.text(grabbing ? Setting.GRAB_IMAGE_TYPE : Setting.IMAGE_TYPE);
    String spot = wanted.equals("recognize_face") ? "" : pictures.keep(scene.spot());
    String crop = wanted.equals("spot_image") ? "" : pictures.keep(scene.seen().crop());
    byte[] infrared = scene.infrared();
    boolean alsoInfrared = infrared != null && configuration.on(Setting.INFRARED);
    String other = alsoInfrared ? pictures.keep(infrared) : "";
    BoxEvent whole = event.with(event.details().withPictures(spot, crop, other));
    var template = grabbing ? null : new EventFaces.Template(engine, scene.seen().template());
    if (events.record(whole, template).isEmpty()) {
      List.of(spot, crop, other).stream().filter(id -> !id.isEmpty()).forEach(pictures::delete);
    }
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
