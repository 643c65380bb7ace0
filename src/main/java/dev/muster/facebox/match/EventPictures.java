package dev.muster.facebox.match;

import dev.muster.facebox.store.Pictures;
import java.util.Optional;

/**
 * The pictures of events under the names that the v1 API gives them: seconds with a fraction, as
 * the events themselves have ({@code contracts/sophon.md §7.12}). The last digit says which picture
 * of the event it is.
 */
public final class EventPictures {

  /** Which picture of an event. */
  public enum Kind {
    SPOT,
    FACE,
    INFRARED;

    private String file(BoxEvent event) {
      return switch (this) {
        case SPOT -> event.details().spot();
        case FACE -> event.details().crop();
        case INFRARED -> event.details().more().infrared();
      };
    }
  }

  /**
   * @param file its name in the picture store
   * @param at time of the event, milliseconds since 1970
   */
  record Found(String file, long at) {}

  private final Events events;
  private final Pictures pictures;

  public EventPictures(Events events, Pictures pictures) {
    this.events = events;
    this.pictures = pictures;
  }

  /** Empty when the event has no such picture. */
  public static String name(BoxEvent event, Kind kind) {
    return kind.file(event).isEmpty() ? "" : event.id() + (kind.ordinal() + 1);
  }

  /** Empty when there is no such picture, or no more. */
  public Optional<byte[]> read(String name) {
    return find(name).flatMap(found -> pictures.find(found.file()));
  }

  Optional<Found> find(String name) {
    if (!name.matches("\\d{1,12}\\.\\d{6}[1-3]")) {
      return Optional.empty();
    }
    Kind kind = Kind.values()[name.charAt(name.length() - 1) - '1'];
    return events
        .find(name.substring(0, name.length() - 1))
        .map(event -> new Found(kind.file(event), event.at()))
        .filter(found -> !found.file().isEmpty());
  }
}
