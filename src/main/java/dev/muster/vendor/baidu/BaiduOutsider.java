package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.directory.RemoveOutsider;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is not of the roster on the way out of the groups of the configuration. In other
 * groups of the cloud they stay. The steps of {@code routes/cloud/baidu} pass it on.
 */
record BaiduOutsider(
    Cloud cloud,
    RemoveOutsider wish,
    Stand stand,
    Asking<BaiduOutsider> talk,
    @Nullable Outcome<String> outcome)
    implements BaiduErrand<String, BaiduOutsider>, Member<BaiduOutsider> {

  /** As the documents of 2018 take them: others may have made longer ones than we do. §4.1. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,128}");

  /** Nobody is looked for: what the cloud says after the removal counts. */
  static BaiduOutsider begun(Cloud cloud, RemoveOutsider wish) {
    if (!NAME.matcher(wish.key()).matches()) {
      throw new IllegalArgumentException(
          "key is \"%s\"; allowed are 1 to 128 letters, digits and underscores"
              .formatted(wish.key()));
    }
    return new BaiduOutsider(cloud, wish, Stand.begun(true, Set.of()), Asking.nothing(), null);
  }

  @Override
  public String userId() {
    return wish.key();
  }

  @Override
  public String number() {
    return wish.key();
  }

  @Override
  public BaiduOutsider with(Stand now) {
    return new BaiduOutsider(cloud, wish, now, talk, outcome);
  }

  @Override
  public BaiduOutsider with(Asking<BaiduOutsider> now) {
    return new BaiduOutsider(cloud, wish, stand, now, outcome);
  }

  @Override
  public BaiduOutsider endWith(Outcome<String> end) {
    return new BaiduOutsider(cloud, wish, stand, talk, end);
  }

  @Override
  public String toString() {
    return wish.verb() + " on " + cloud.name();
  }
}
