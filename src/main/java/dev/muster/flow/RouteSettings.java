package dev.muster.flow;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the routes come from and how edits of them are taken up.
 *
 * @param folder the folder of {@code *.camel.yaml} files, below the working directory unless
 *     absolute
 * @param reload whether edits are taken up while the program runs
 * @param quiet how long nothing may change in the folder before an edit counts as finished
 * @param poll how often the folder is listed when the file system reports nothing
 * @param drain how long a replaced route may take to finish the work that it has begun
 */
@ConfigurationProperties("muster.routes")
record RouteSettings(
    @DefaultValue("routes") Path folder,
    @DefaultValue("true") boolean reload,
    @DefaultValue("400ms") Duration quiet,
    @DefaultValue("2s") Duration poll,
    @DefaultValue("20s") Duration drain) {

  RouteSettings {
    positive("quiet", quiet);
    positive("poll", poll);
    positive("drain", drain);
  }

  private static void positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          "muster.routes." + key + " is " + value + "; it must be longer than zero.");
    }
  }
}
