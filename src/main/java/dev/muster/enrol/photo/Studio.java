package dev.muster.enrol.photo;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.PackedTemplate;
import dev.muster.face.Picture;
import dev.muster.face.PictureFacts;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a photo what directories receive: an upright, plain JPEG without metadata for each
 * profile. The picture is decoded at most once, for the check, the face's template and all forms
 * together, and not at all when nobody looks for a face and every form can be made without.
 */
public final class Studio {

  private final FaceEngine engine;
  private final @Nullable FaceJudge judge;
  private final PictureLimits limits;
  private final PictureMemory memory;
  private final boolean describes;

  /**
   * @param judge null when nobody looks for faces
   * @param maxBytes the largest file that is read
   * @param describes false when somebody else describes the faces
   */
  Studio(
      FaceEngine engine,
      @Nullable FaceJudge judge,
      int maxBytes,
      PictureMemory memory,
      boolean describes) {
    this.engine = engine;
    this.describes = describes;
    this.judge = judge;
    this.memory = memory;
    PictureLimits standard = PictureLimits.DEFAULT;
    this.limits =
        new PictureLimits(
            maxBytes, standard.maxSide(), standard.maxPixels(), standard.decodePixels());
  }

  /** One that looks for exactly one good face. */
  public static Studio checking(
      FaceEngine engine, FaceSettings settings, int minFace, int maxBytes, PictureMemory memory) {
    FaceJudge judge = new FaceJudge(engine, settings, minFace);
    return new Studio(engine, judge, maxBytes, memory, settings.recogniser() == null);
  }

  /** One that takes every readable picture. */
  public static Studio trusting(FaceEngine engine, int maxBytes, PictureMemory memory) {
    return new Studio(engine, null, maxBytes, memory, true);
  }

  /** What came of a photo: exactly one of both. */
  public record Result(@Nullable Portrait portrait, @Nullable Refusal refusal) {}

  /** Looks at the photo and makes a picture for each profile, or refuses it. */
  public Result take(byte[] file, Collection<PhotoProfile> profiles) {
    return take(file, profiles, judge);
  }

  /** Makes the pictures of a photo that was accepted before. */
  Result prepare(byte[] file, Collection<PhotoProfile> profiles) {
    return take(file, profiles, null);
  }

  private Result take(byte[] file, Collection<PhotoProfile> profiles, @Nullable FaceJudge asked) {
    byte[] photo = LeadingBytes.dropped(file);
    try {
      PictureFacts facts = PictureFacts.of(photo, limits);
      Map<String, byte[]> forms = plainForms(photo, facts, profiles);
      if (asked == null && forms.size() == profiles.size()) {
        return new Result(new Portrait(forms, null), null);
      }
      return memory.within(
          PictureMemory.cost(facts, limits), () -> decoded(photo, forms, profiles, asked));
    } catch (PictureRefused refused) {
      return new Result(null, refusal(refused));
    }
  }

  /**
   * A picture that is only looked at, upright and within the profile; or why it cannot be read. It
   * is kept nowhere.
   */
  public Outcome<UprightPicture> upright(byte[] file, PhotoProfile profile) {
    Result result = prepare(file, List.of(profile));
    Portrait portrait = result.portrait();
    if (portrait == null) {
      return new Outcome.Refused<>(Objects.requireNonNull(result.refusal()));
    }
    byte[] jpeg = portrait.forms().get(profile.name());
    try {
      PictureFacts facts = PictureFacts.of(jpeg);
      return new Outcome.Answered<>(new UprightPicture(jpeg, facts.width(), facts.height()));
    } catch (PictureRefused own) {
      throw new IllegalStateException("a picture that was just made cannot be read", own);
    }
  }

  /** The template of the face in a picture that was accepted before. */
  Optional<PackedTemplate> describe(byte[] file) throws PictureRefused {
    byte[] photo = LeadingBytes.dropped(file);
    PictureFacts facts = PictureFacts.of(photo, limits);
    return memory.within(
        PictureMemory.cost(facts, limits),
        () -> {
          Picture picture = Picture.read(photo, limits);
          List<Face> faces = engine.detect(picture);
          return faces.isEmpty()
              ? Optional.empty()
              : Optional.of(PackedTemplate.of(engine.template(picture, faces.get(0))));
        });
  }

  private Result decoded(
      byte[] photo,
      Map<String, byte[]> forms,
      Collection<PhotoProfile> profiles,
      @Nullable FaceJudge asked)
      throws PictureRefused {
    Picture picture = Picture.read(photo, limits);
    PackedTemplate face = null;
    if (asked != null) {
      List<Face> faces = engine.detect(picture);
      Optional<Refusal> refusal = asked.refuse(picture, faces);
      if (refusal.isPresent()) {
        return new Result(null, refusal.get());
      }
      if (describes) {
        face = PackedTemplate.of(engine.template(picture, faces.get(0)));
      }
    }
    for (PhotoProfile profile : profiles) {
      forms.computeIfAbsent(profile.name(), name -> picture.toJpeg(profile.limits()));
    }
    return new Result(new Portrait(forms, face), null);
  }

  /** What needs no decoding: a file that is plain already, or is plain without its metadata. */
  private static Map<String, byte[]> plainForms(
      byte[] photo, PictureFacts facts, Collection<PhotoProfile> profiles) {
    Map<String, byte[]> forms = new HashMap<>();
    Optional<byte[]> plain = facts.plainJpeg(photo);
    if (plain.isPresent()) {
      for (PhotoProfile profile : profiles) {
        if (profile.holds(plain.get().length, facts.width(), facts.height())) {
          forms.put(profile.name(), plain.get());
        }
      }
    }
    return forms;
  }

  private static Refusal refusal(PictureRefused refused) {
    return new Refusal(Reason.of(refused.fault()), String.valueOf(refused.getMessage()));
  }
}
