package dev.muster.fake;

import dev.muster.directory.Capabilities;
import dev.muster.directory.Capabilities.Ability;
import dev.muster.directory.Cloud;
import dev.muster.directory.Directory;
import dev.muster.directory.DirectorySource;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.RecogniserSource;
import dev.muster.recogniser.Scale;
import dev.muster.recogniser.Skill;
import java.util.EnumSet;
import java.util.List;

/** The clouds of the kind {@code memory}: directories and recognisers at once. */
final class MemoryClouds implements DirectorySource, RecogniserSource {

  static final String KIND = "memory";

  /** A cosine; the engine of the tests takes two faces for one from here on. */
  static final Scale SCALE = new Scale(-1, 1, false, 0.5);

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
          new Capabilities.Ids(true, "(?s).", 256),
          Ability.UPDATES,
          Ability.LISTS,
          Ability.VERSIONS,
          Ability.PHOTOS,
          Ability.SCORE);

  private final List<Cloud> clouds;

  MemoryClouds(List<Cloud> clouds) {
    this.clouds = clouds;
  }

  List<Cloud> all() {
    return clouds;
  }

  Directory directory(Cloud cloud) {
    return new Directory(
        cloud.name(),
        KIND,
        KIND,
        "memory of " + cloud.name(),
        new Directory.Pace(cloud.concurrency(), cloud.rate(), cloud.timeout()),
        new Directory.Photo(cloud.photo().maxBytes(), cloud.photo().maxSide()),
        CAPABILITIES);
  }

  @Override
  public List<String> cloudKinds() {
    return List.of(KIND);
  }

  @Override
  public List<Directory> directories() {
    return clouds.stream().map(this::directory).toList();
  }

  @Override
  public List<Recogniser> recognisers() {
    return clouds.stream().map(this::directory).map(MemoryClouds::recogniser).toList();
  }

  private static Recogniser recogniser(Directory one) {
    return new Recogniser(
        one.name(),
        KIND,
        one.address(),
        EnumSet.allOf(Skill.class),
        SCALE,
        one.pace(),
        one.photo());
  }
}
