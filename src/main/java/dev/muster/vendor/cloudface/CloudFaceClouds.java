package dev.muster.vendor.cloudface;

import dev.muster.directory.Capabilities;
import dev.muster.directory.Capabilities.Ability;
import dev.muster.directory.Cloud;
import dev.muster.directory.Directory;
import dev.muster.directory.DirectorySource;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.RecogniserSource;
import dev.muster.recogniser.Skill;
import java.util.List;
import java.util.Set;

/** The clouds of the kind {@code cloud-face}, held against what the service takes. */
final class CloudFaceClouds implements DirectorySource, RecogniserSource {

  static final String KIND = "cloud-face";

  /** The end of the names of its routes. */
  static final String FAMILY = "cloudface";

  /** Those in hand share their lists, so many may wait for one. */
  private static final int TOGETHER = 8;

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
          new Capabilities.Ids(false, ".", 128),
          Ability.LISTS,
          Ability.VERSIONS,
          Ability.SEVERAL_FACES);

  private final List<Cloud> clouds;

  CloudFaceClouds(List<Cloud> clouds) {
    this.clouds = List.copyOf(clouds);
    this.clouds.forEach(CloudFaceClouds::check);
  }

  List<Cloud> all() {
    return clouds;
  }

  @Override
  public List<String> cloudKinds() {
    return List.of(KIND);
  }

  @Override
  public List<Directory> directories() {
    return clouds.stream()
        .map(
            one ->
                new Directory(
                    one.name(), KIND, FAMILY, address(one), pace(one), photo(one), CAPABILITIES))
        .toList();
  }

  /** Without a scale: it has no score. */
  @Override
  public List<Recogniser> recognisers() {
    return clouds.stream()
        .map(
            one ->
                new Recogniser(
                    one.name(),
                    KIND,
                    address(one),
                    Set.of(Skill.IDENTIFY),
                    null,
                    pace(one),
                    photo(one)))
        .toList();
  }

  private static String address(Cloud cloud) {
    return cloud.address(CloudFaceCalls.url(cloud), "");
  }

  private static Directory.Pace pace(Cloud cloud) {
    return new Directory.Pace(
        cloud.concurrency(), cloud.rate(), cloud.timeout(), TOGETHER * cloud.concurrency());
  }

  static Directory.Photo photo(Cloud cloud) {
    return new Directory.Photo(cloud.photo().maxBytes(), cloud.photo().maxSide());
  }

  private static void check(Cloud cloud) {
    if (cloud.url() == null) {
      throw new IllegalArgumentException(
          "muster.clouds[%s].url is missing; a cloud-face service has no address of its own, allowed is one such as http://192.168.1.30:5055"
              .formatted(cloud.name()));
    }
    CloudFaceOptions.of(cloud);
  }
}
