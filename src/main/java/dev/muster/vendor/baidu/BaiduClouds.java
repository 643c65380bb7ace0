package dev.muster.vendor.baidu;

import dev.muster.directory.Capabilities;
import dev.muster.directory.Capabilities.Ability;
import dev.muster.directory.Cloud;
import dev.muster.directory.Directory;
import dev.muster.directory.DirectorySource;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.RecogniserSource;
import dev.muster.recogniser.Scale;
import java.util.List;

/** The clouds of the kind {@code baidu}, held against what the service takes. */
final class BaiduClouds implements DirectorySource, RecogniserSource {

  static final String KIND = "baidu";

  /** §4.1. */
  private static final String ID = "[A-Za-z0-9_]";

  private static final int MOST_GROUPS = 10;

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
          new Capabilities.Ids(true, ID, UserId.LONGEST),
          Ability.UPDATES,
          Ability.GROUPS,
          Ability.LISTS,
          Ability.SCORE,
          Ability.SEVERAL_FACES);

  private final List<Cloud> clouds;

  BaiduClouds(List<Cloud> clouds) {
    this.clouds = List.copyOf(clouds);
    this.clouds.forEach(BaiduClouds::check);
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
    return clouds.stream().map(BaiduClouds::directory).toList();
  }

  @Override
  public List<Recogniser> recognisers() {
    return clouds.stream().map(BaiduClouds::recogniser).toList();
  }

  /** How the service counts likeness, with the threshold of the configuration. §4.8. */
  static Scale scale(Cloud cloud) {
    return new Scale(0, 100, false, cloud.threshold());
  }

  private static Directory directory(Cloud cloud) {
    return new Directory(
        cloud.name(),
        KIND,
        BaiduEntry.FAMILY,
        cloud.address(BaiduCalls.USUAL, ""),
        pace(cloud),
        photo(cloud),
        CAPABILITIES);
  }

  private static Recogniser recogniser(Cloud cloud) {
    return new Recogniser(
        cloud.name(),
        KIND,
        cloud.address(BaiduCalls.USUAL, ""),
        BaiduErrands.SKILLS,
        scale(cloud),
        pace(cloud),
        photo(cloud));
  }

  private static Directory.Pace pace(Cloud cloud) {
    return new Directory.Pace(cloud.concurrency(), cloud.rate(), cloud.timeout());
  }

  private static Directory.Photo photo(Cloud cloud) {
    return new Directory.Photo(cloud.photo().maxBytes(), cloud.photo().maxSide());
  }

  private static void check(Cloud cloud) {
    String key = "muster.clouds[" + cloud.name() + "]";
    if (cloud.apiKey().isBlank() || cloud.secretKey().isBlank()) {
      throw new IllegalArgumentException(
          "%s needs api-key and secret-key or secret-key-file; they are those of the application at the vendor"
              .formatted(key));
    }
    boolean named =
        cloud.groups().stream().allMatch(group -> group.matches(ID + "{1," + UserId.LONGEST + "}"));
    if (!named || cloud.groups().isEmpty() || cloud.groups().size() > MOST_GROUPS) {
      throw new IllegalArgumentException(
          "%s.groups is %s; allowed are 1 to %d names of 1 to %d letters, digits and underscores"
              .formatted(key, cloud.groups(), MOST_GROUPS, UserId.LONGEST));
    }
  }
}
