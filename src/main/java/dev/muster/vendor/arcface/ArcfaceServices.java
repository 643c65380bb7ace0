package dev.muster.vendor.arcface;

import dev.muster.directory.Directory;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.RecogniserService;
import dev.muster.recogniser.RecogniserService.SignType;
import dev.muster.recogniser.RecogniserSource;
import dev.muster.recogniser.Scale;
import dev.muster.recogniser.Skill;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The recognisers of the kind {@code arcface}, held against what the service takes. */
final class ArcfaceServices implements RecogniserSource {

  static final String KIND = "arcface";

  static final Set<Skill> SKILLS = Set.of(Skill.LOCATE, Skill.VERIFY, Skill.DESCRIBE);

  /** The cosine from which the service takes two faces for one person. §7.2 */
  private static final double USUAL = 0.27;

  private final List<RecogniserService> services;

  ArcfaceServices(List<RecogniserService> services) {
    this.services = List.copyOf(services);
    this.services.forEach(ArcfaceServices::check);
  }

  List<RecogniserService> all() {
    return services;
  }

  Optional<RecogniserService> find(String name) {
    return services.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  @Override
  public List<String> serviceKinds() {
    return List.of(KIND);
  }

  @Override
  public List<Recogniser> recognisers() {
    return services.stream().map(ArcfaceServices::recogniser).toList();
  }

  /** The score is half of one less the cosine: less is closer. §7.2 */
  static Scale scale(RecogniserService service) {
    return new Scale(0, 1, true, (1 - cosine(service)) / 2);
  }

  private static double cosine(RecogniserService service) {
    Double own = service.threshold();
    return own == null ? USUAL : own;
  }

  private static Recogniser recogniser(RecogniserService service) {
    return new Recogniser(
        service.name(),
        KIND,
        service.address(""),
        SKILLS,
        scale(service),
        service.pace(),
        new Directory.Photo(service.photo().maxBytes(), service.photo().maxSide()),
        cosine(service));
  }

  private static void check(RecogniserService service) {
    String key = "muster.recognisers[" + service.name() + "]";
    if (service.appId().isBlank() || service.appSecret().isBlank()) {
      throw new IllegalArgumentException(
          "%s needs app-id and app-secret or app-secret-file; they are those of the application at the service"
              .formatted(key));
    }
    if (service.signType() == SignType.SM2) {
      checkKey(key, service.sm2PrivateKey());
    }
  }

  private static void checkKey(String key, String base64) {
    if (base64.isEmpty()) {
      throw new IllegalArgumentException(
          "%s.sign-type is SM2; it needs sm2-private-key or sm2-private-key-file".formatted(key));
    }
    try {
      Sm2.privateKey(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s.sm2-private-key is no key: %s; allowed is base64 of 32 bytes"
              .formatted(key, e.getMessage()),
          e);
    }
  }
}
