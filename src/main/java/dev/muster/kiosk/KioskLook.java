package dev.muster.kiosk;

/**
 * A picture that a kiosk has taken.
 *
 * @param request the kiosk's own key of it: the same request sent again is no second event
 * @param picture the file, as it came
 */
public record KioskLook(Kiosk kiosk, String request, byte[] picture) {

  public KioskLook {
    if (!request.matches("[A-Za-z0-9_-]{8,64}")) {
      throw new IllegalArgumentException(
          "id has to be 8 to 64 letters, digits, dashes and underscores, another for each picture");
    }
  }

  /** Has people recognised, by the route {@code look-from-kiosk}. */
  @FunctionalInterface
  public interface Desk {
    Verdict look(KioskLook look);
  }

  /** Never the picture: this goes into logs. */
  @Override
  public String toString() {
    return "a picture of " + kiosk.name();
  }
}
