package dev.muster.sync.apply;

import dev.muster.box.Drifts;
import dev.muster.enrol.LedgerSettings;
import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.Membership;
import dev.muster.enrol.photo.PreparedPhotos;
import dev.muster.errand.Errands;
import dev.muster.store.Store;
import dev.muster.store.StoreSettings;
import dev.muster.sync.SyncRuns;
import dev.muster.sync.Syncs;
import dev.muster.sync.source.PhotoWish;
import dev.muster.sync.source.SourcePhotos;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that carry plans out. */
@Configuration(proxyBeanMethods = false)
public class ApplyWiring {

  @Bean
  Membership membership(Syncs syncs) {
    return new Members(syncs);
  }

  @Bean
  SyncItems syncItems(Store store, Syncs syncs, Clock clock, StoreSettings settings) {
    return new SyncItems(store, syncs, clock, settings.instance());
  }

  @Bean
  PhotoMark photoMark(SourcePhotos photos) {
    return (sync, photo) -> photos.mark(PhotoWish.of(sync.name(), sync.source(), photo));
  }

  @Bean
  Applying applying(
      Store store,
      Syncs syncs,
      SyncRuns runs,
      Admission admission,
      SyncItems items,
      PhotoMark marks,
      Clock clock) {
    return new Applying(store, syncs, runs, admission, items, marks, clock, Applying.AT_ONCE);
  }

  @Bean
  Undo undo(Store store, Syncs syncs, SyncRuns runs, Clock clock) {
    return new Undo(store, syncs, runs, clock);
  }

  @Bean
  Hints hints(Store store, Clock clock) {
    return new Hints(store, clock);
  }

  @Bean
  SyncPurge syncPurge(Store store, Syncs syncs, LedgerSettings settings, Clock clock) {
    return new SyncPurge(store, syncs, Duration.ofDays(settings.historyDays()), clock);
  }

  @Bean
  Carrying carrying(Errands errands, Drifts drifts, PhotoMark marks) {
    return new Carrying(errands, drifts, marks);
  }

  @Bean
  Arriving arriving(
      Store store,
      SyncRuns runs,
      PreparedPhotos pictures,
      Admission admission,
      SyncItems items,
      Clock clock) {
    return new Arriving(store, runs, pictures, admission, items, clock);
  }
}
