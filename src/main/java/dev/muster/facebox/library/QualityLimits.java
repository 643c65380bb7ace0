package dev.muster.facebox.library;

import dev.muster.face.FaceQuality;
import java.util.ArrayList;
import java.util.List;

/**
 * What a quality level asks of a face. Size and angles are the vendor's ({@code contracts/sophon.md
 * §9}); it publishes no numbers for the others, these are ours.
 *
 * @param angles most degrees of the head's known angles together
 * @param blur most blur, 0 to 1
 * @param darkest least mean luma of the face
 * @param brightest most mean luma of the face
 * @param whole whether all of the face must be in the picture
 */
record QualityLimits(double angles, double blur, double darkest, double brightest, boolean whole) {

  /** The items that are looked at. */
  List<String> items() {
    List<String> items = new ArrayList<>(List.of("headpose", "clarity"));
    if (whole) {
      items.add("partial");
    }
    if (darkest > 0 || brightest < 255) {
      items.add("brightness");
    }
    return items;
  }

  /** The items that fail, by their names in {@code contracts/sophon.md §2.3}. */
  List<String> failed(FaceQuality quality) {
    List<String> failed = new ArrayList<>();
    if (quality.angles() > angles) {
      failed.add("headpose");
    }
    if (quality.blur() > blur) {
      failed.add("clarity");
    }
    if (whole && !quality.isWhole()) {
      failed.add("partial");
    }
    if (quality.illumination() < darkest || quality.illumination() > brightest) {
      failed.add("brightness");
    }
    return failed;
  }
}
