package dev.muster.sync.source;

import dev.muster.directory.Directories;
import dev.muster.roster.PhotoStore;
import dev.muster.store.StoreSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code routes/sync/read-source-*} and {@code fetch-photo-*} name. */
@Configuration(proxyBeanMethods = false)
public class SourceWiring {

  @Bean
  Asking sourceAsking(StoreSettings settings) throws IOException {
    return new Asking(new Drafts(settings.data().resolve("lists").resolve(settings.instance())));
  }

  @Bean
  AttachedPhotos attachedPhotos(StoreSettings settings, PhotoStore store, Clock clock) {
    return new AttachedPhotos(settings.data().resolve("attached"), store, clock);
  }

  @Bean
  SourceFiles sourceFiles(Asking asking, Clock clock) {
    return new SourceFiles(asking, local(clock));
  }

  @Bean
  SourcePages sourcePages(Asking asking, AttachedPhotos photos, Clock clock) {
    return new SourcePages(asking, photos, local(clock));
  }

  @Bean
  SourceQueries sourceQueries(AttachedPhotos photos, Clock clock) {
    return new SourceQueries(photos, local(clock));
  }

  @Bean
  SourceDirectories sourceDirectories(Directories directories, Clock clock) {
    return new SourceDirectories(directories, local(clock));
  }

  @Bean
  SourcePhotos sourcePhotos(AttachedPhotos photos) {
    return new SourcePhotos(photos);
  }

  /** A date without a zone is one where this program runs. */
  private static Clock local(Clock clock) {
    return clock.withZone(ZoneId.systemDefault());
  }
}
