package dev.muster.facebox.baidu;

import dev.muster.face.Face;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks at the picture of a call, whatever the {@code image_type}. */
final class Images {

  private static final Set<String> FACE_TYPES =
      Set.of("LIVE", "IDCARD", "WATERMARK", "CERT", "INFRARED", "HYBRID");

  private final @Nullable Recogniser recogniser;
  private final Sent sent;
  private final FaceTokens tokens;
  private final BiFunction<String, String, Optional<SeenFace>> registered;

  /** A face and its place among those of the picture, largest first. */
  private record Numbered(int number, Face face) {}

  /**
   * @param recogniser absent when recognition is off: nothing that needs a picture is supported
   * @param registered the face of an app's library that has this token
   */
  Images(
      @Nullable Recogniser recogniser,
      Sent sent,
      FaceTokens tokens,
      BiFunction<String, String, Optional<SeenFace>> registered) {
    this.recogniser = recogniser;
    this.sent = sent;
    this.tokens = tokens;
    this.registered = registered;
  }

  /** The id of the engine that looks. */
  String engine() {
    return recogniser == null ? "" : recogniser.engine().id();
  }

  /** The face that counts: the first by {@code face_sort_type}. */
  SeenFace face(String app, Wish wish, boolean quality) {
    return faces(app, wish, 1, quality).get(0);
  }

  /**
   * The faces of the picture, or the one of the token; never empty.
   *
   * @param most faces that are described
   * @param quality whether their quality is asked for
   * @throws Declined what is wrong with the picture; 222202 when nobody is on it
   */
  List<SeenFace> faces(String app, Wish wish, int most, boolean quality) {
    String image = wish.required("image");
    String type = wish.required("image_type");
    boolean centre =
        wish.word("face_sort_type", "0", Set.of("0", "1"), Fault.PARAMETER).equals("1");
    wish.word("face_type", "LIVE", FACE_TYPES, Fault.FACE_TYPE_FORMAT);
    return switch (type) {
      case "BASE64" -> look(app, sent.base64(image), most, centre, quality);
      case "URL" -> look(app, sent.download(image), most, centre, quality);
      case "FACE_TOKEN" -> List.of(known(app, image));
      default -> throw Fault.IMAGE_TYPE_FORMAT.declined();
    };
  }

  private SeenFace known(String app, String token) {
    if (token.isEmpty()) {
      throw Fault.EMPTY_IMAGE.declined();
    }
    if (!FaceTokens.SHAPE.matcher(token).matches()) {
      throw Fault.FACE_TOKEN_FORMAT.declined();
    }
    return tokens
        .find(app, token)
        .or(() -> registered.apply(app, token))
        .orElseThrow(Fault.FACE_TOKEN_UNKNOWN::declined);
  }

  private List<SeenFace> look(
      String app, byte[] picture, int most, boolean centre, boolean quality) {
    if (recogniser == null) {
      throw Fault.NOT_SUPPORTED.declined();
    }
    try {
      List<SeenFace> seen =
          recogniser.look(
              picture,
              sight ->
                  sorted(sight, centre).stream()
                      .limit(most)
                      .map(one -> described(picture, sight, one, quality))
                      .toList());
      seen.forEach(face -> tokens.remember(app, face));
      return seen;
    } catch (Refusal refusal) {
      throw refusal.error() == BoxError.IMAGE_SIZE_TOO_LARGE_ERROR
          ? Fault.IMAGE_SIZE.declined()
          : Fault.IMAGE_CHECK.declined();
    }
  }

  private static List<Numbered> sorted(Sight sight, boolean centre) {
    List<Face> faces = sight.faces();
    if (faces.isEmpty()) {
      throw Fault.NO_FACE.declined();
    }
    List<Numbered> numbered =
        IntStream.range(0, faces.size()).mapToObj(i -> new Numbered(i, faces.get(i))).toList();
    Comparator<Numbered> nearest = Comparator.comparingDouble(one -> fromCentre(sight, one.face()));
    return centre ? numbered.stream().sorted(nearest).toList() : numbered;
  }

  private static double fromCentre(Sight sight, Face face) {
    return Math.hypot(
        face.x() + face.width() / 2 - sight.width() / 2.0,
        face.y() + face.height() / 2 - sight.height() / 2.0);
  }

  private SeenFace described(byte[] picture, Sight sight, Numbered one, boolean quality) {
    Face face = one.face();
    return new SeenFace(
        FaceTokens.of(picture, engine(), one.number()),
        Location.of(face),
        sight.template(face),
        face.confidence() == null ? 1 : face.confidence(),
        quality ? sight.quality(face) : null);
  }
}
