package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.QualityLimits;
import dev.muster.recogniser.FaceMeasures;
import dev.muster.recogniser.SeenFace;
import dev.muster.roster.PhotoStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has the cloud measure a photo before it is placed, and refuses what is beyond the limits with
 * what was measured. Source: contracts/baidu.md §4.6.
 */
public final class BaiduQuality {

  private final BaiduCalls calls;
  private final PhotoStore photos;

  BaiduQuality(BaiduCalls calls, PhotoStore photos) {
    this.calls = calls;
    this.photos = photos;
  }

  private record Breach(Reason reason, String measure) {}

  public BaiduEntry measure(BaiduEntry entry) {
    byte[] photo = photos.get(entry.placing().prepared());
    return entry.ask(
        new Question<>(
            BaiduCalls.DETECT,
            calls.body(BaiduWire.Detect.of(photo, 1)),
            (now, result) ->
                refusal(BaiduSight.faces(result), now.cloud().limits())
                    .map(refusal -> now.endWith(new Outcome.Refused<>(refusal)))
                    .orElseGet(() -> now.with(now.faces().measure()))));
  }

  /** What is wrong with the largest face; what the cloud does not say is not held against it. */
  static Optional<Refusal> refusal(List<SeenFace> faces, QualityLimits limits) {
    if (faces.isEmpty()) {
      return Optional.of(new Refusal(Reason.NO_FACE, "the cloud sees no face"));
    }
    List<Breach> breaches = breaches(faces.get(0), limits);
    return breaches.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                breaches.get(0).reason(),
                "the cloud measured "
                    + breaches.stream().map(Breach::measure).collect(Collectors.joining(", "))));
  }

  private static List<Breach> breaches(SeenFace face, QualityLimits limits) {
    List<Breach> found = new ArrayList<>();
    FaceMeasures measures = face.measures();
    if (measures != null) {
      covered(limits)
          .forEach((part, most) -> most(found, part, measures.covered().get(part), most));
      below(found, Reason.BLURRED, "blur", measures.blur(), limits.blur());
      above(found, measures.illumination(), limits.light());
      least(found, Reason.FACE_CUT_OFF, "completeness", measures.whole(), limits.whole());
      turned(found, "pitch", measures.pitch(), limits.turn());
      turned(found, "roll", measures.roll(), limits.turn());
      turned(found, "yaw", measures.yaw(), limits.turn());
    }
    least(found, Reason.FACE_TOO_SMALL, "width", face.place().width(), limits.side());
    least(found, Reason.FACE_TOO_SMALL, "height", face.place().height(), limits.side());
    return found;
  }

  private static Map<String, Double> covered(QualityLimits limits) {
    Map<String, Double> most = new LinkedHashMap<>();
    most.put("left_eye", limits.eyes());
    most.put("right_eye", limits.eyes());
    most.put("nose", limits.nose());
    most.put("mouth", limits.mouth());
    most.put("left_cheek", limits.cheeks());
    most.put("right_cheek", limits.cheeks());
    most.put("chin", limits.chin());
    return most;
  }

  private static void most(List<Breach> found, String part, @Nullable Double value, double most) {
    if (value != null && value > most) {
      found.add(breach(Reason.FACE_COVERED, part, value, "<=", most));
    }
  }

  private static void below(
      List<Breach> found, Reason reason, String name, @Nullable Double value, double end) {
    if (value != null && value >= end) {
      found.add(breach(reason, name, value, "<", end));
    }
  }

  private static void above(List<Breach> found, @Nullable Double light, double end) {
    if (light != null && light <= end) {
      found.add(breach(Reason.TOO_DARK, "illumination", light, ">", end));
    }
  }

  private static void least(
      List<Breach> found, Reason reason, String name, @Nullable Double value, double least) {
    if (value != null && value < least) {
      found.add(breach(reason, name, value, ">=", least));
    }
  }

  private static void turned(
      List<Breach> found, String axis, @Nullable Double degrees, double end) {
    if (degrees != null) {
      below(found, Reason.FACE_TURNED, axis, Math.abs(degrees), end);
    }
  }

  private static Breach breach(
      Reason reason, String name, double value, String relation, double limit) {
    return new Breach(
        reason, "%s %s (%s %s)".formatted(name, rounded(value), relation, rounded(limit)));
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
  }
}
