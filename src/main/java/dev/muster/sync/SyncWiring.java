package dev.muster.sync;

import dev.muster.box.Boxes;
import dev.muster.box.Drifts;
import dev.muster.directory.Directories;
import dev.muster.store.Store;
import dev.muster.store.StoreSettings;
import dev.muster.sync.source.PhotoWish;
import dev.muster.sync.source.SourcePhotos;
import dev.muster.sync.source.SourceWiring;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans that the routes of {@code routes/sync} name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
@Import(SourceWiring.class)
public class SyncWiring {

  @Bean
  SyncRuns syncRuns(Store store, Clock clock, StoreSettings settings) {
    return new SyncRuns(store, clock, settings.instance());
  }

  @Bean
  Syncs syncs(SyncSettings settings, Directories directories, SyncRuns runs) {
    return new Syncs(settings.syncs(), directories, runs);
  }

  @Bean
  Timetable timetable(SyncSettings settings) {
    return new Timetable(
        settings.syncs().stream()
            .filter(sync -> sync.timing().isPresent())
            .collect(Collectors.toMap(Sync::name, sync -> sync.timing().orElseThrow())));
  }

  /** Looked for once, when the flows run that take up what it asks for. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> missedTimes(
      Timetable timetable, Syncs syncs, Store store, Clock clock) {
    MissedTimes missed = new MissedTimes(timetable, syncs, store.shared(), clock);
    return event -> missed.makeUp();
  }

  /** Before anything is read: a sync leaves the configuration at a start only. */
  @Bean
  SmartInitializingSingleton picturesOfFormerSyncs(Syncs syncs, SourcePhotos photos) {
    return () ->
        photos.keepOnly(
            syncs.all().stream()
                .filter(sync -> sync.source().kind().isTable())
                .map(Sync::name)
                .toList());
  }

  @Bean
  Planner planner(
      Store store,
      Syncs syncs,
      SyncRuns runs,
      Directories directories,
      Boxes boxes,
      Drifts drifts,
      SourcePhotos photos,
      Clock clock) {
    Conclusion conclusion = new Conclusion(store, new SetupDrift(boxes, drifts), clock);
    return new Planner(store, syncs, runs, directories, marks(photos), conclusion, clock);
  }

  private static Planner.PhotoMarks marks(SourcePhotos photos) {
    return (sync, photo) -> photos.mark(PhotoWish.of(sync.name(), sync.source(), photo));
  }
}
