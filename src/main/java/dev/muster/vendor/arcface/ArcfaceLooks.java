package dev.muster.vendor.arcface;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.Directory;
import dev.muster.errand.Errand;
import dev.muster.errand.ErrandStart;
import dev.muster.errand.Wish;
import dev.muster.face.PictureRefused;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.RecogniserService;
import dev.muster.recogniser.SentPicture;
import dev.muster.recogniser.SentPictures;
import dev.muster.recogniser.Skill;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Begins the looks: the pictures as they are sent, upright and within the limits. */
final class ArcfaceLooks implements ErrandStart {

  private final ArcfaceServices services;
  private final SentPictures pictures;

  ArcfaceLooks(ArcfaceServices services, SentPictures pictures) {
    this.services = services;
    this.pictures = pictures;
  }

  @Override
  public String family() {
    return ArcfaceLook.FAMILY;
  }

  @Override
  public Set<String> verbs() {
    return ArcfaceServices.SKILLS.stream().map(Skill::verb).collect(Collectors.toSet());
  }

  @Override
  public Collection<String> targets() {
    return services.all().stream().map(RecogniserService::name).toList();
  }

  /** A picture that cannot be sent ends it before anybody is asked. */
  @Override
  public Errand<?> begin(Wish<?> wish) {
    RecogniserService service = services.find(wish.target()).orElseThrow();
    if (wish instanceof Look.Locate look) {
      return begin(service, look, look.picture());
    }
    if (wish instanceof Look.Verify look) {
      return begin(service, look, look.one(), look.other());
    }
    if (wish instanceof Look.Describe look) {
      return begin(service, look, look.picture());
    }
    throw new IllegalArgumentException(service.name() + " cannot " + wish.verb());
  }

  private <T> ArcfaceLook<T> begin(RecogniserService service, Look<T> look, byte[]... files) {
    Directory.Photo limits =
        new Directory.Photo(service.photo().maxBytes(), service.photo().maxSide());
    List<SentPicture> sent = new ArrayList<>();
    try {
      for (byte[] file : files) {
        sent.add(pictures.of(file, limits));
      }
    } catch (PictureRefused refused) {
      Refusal refusal =
          new Refusal(Reason.of(refused.fault()), String.valueOf(refused.getMessage()));
      return ArcfaceLook.of(service, look, List.of()).endWith(new Outcome.Refused<>(refusal));
    }
    return ArcfaceLook.of(service, look, sent);
  }
}
