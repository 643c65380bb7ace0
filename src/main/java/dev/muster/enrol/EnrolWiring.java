package dev.muster.enrol;

import dev.muster.box.BoxSetup;
import dev.muster.directory.Directories;
import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.AttemptStart;
import dev.muster.enrol.ledger.Attempts;
import dev.muster.enrol.ledger.BatchControl;
import dev.muster.enrol.ledger.Enlistment;
import dev.muster.enrol.ledger.HistoryPurge;
import dev.muster.enrol.ledger.Membership;
import dev.muster.enrol.ledger.Placements;
import dev.muster.enrol.ledger.Removals;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.enrol.photo.PhotoProfiles;
import dev.muster.enrol.photo.PreparedPhotos;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import dev.muster.store.StoreSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans that the routes of {@code routes/enrol} name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EnrolSettings.class, LedgerSettings.class})
@Import(PhotoWiring.class)
public class EnrolWiring {

  @Bean
  PhotoStore photoStore(StoreSettings settings) throws IOException {
    return new PhotoStore(settings.data().resolve("photos"));
  }

  @Bean
  Placements placements(
      Store store,
      BoxSetup setup,
      Directories directories,
      Clock clock,
      StoreSettings settings,
      PhotoProfiles profiles,
      ObjectProvider<Membership> membership) {
    Placements.Manner manner =
        new Placements.Manner(
            directories::isSetUpByTheFirst, membership.getIfAvailable(() -> Membership.EVERYBODY));
    Placements placements =
        new Placements(store, setup, clock, settings.instance(), profiles, manner);
    placements.follow(directories.names());
    return placements;
  }

  @Bean
  Attempts attempts(Directories directories, ObjectProvider<AttemptStart> starts) {
    return new Attempts(directories, starts.stream().toList());
  }

  @Bean
  DropFolder dropFolder(EnrolSettings settings) {
    return new DropFolder(settings);
  }

  @Bean
  FileNaming fileNaming() {
    return new FileNaming();
  }

  @Bean
  DropWatch dropWatch(Clock clock) {
    return new DropWatch(clock);
  }

  @Bean
  Admission admission(Placements placements, Directories directories, KnownFaces faces) {
    return new Admission(new Enlistment(placements, directories.names()), faces);
  }

  @Bean
  Enrolment enrolment(
      Store store, PreparedPhotos pictures, Admission admission, DropWatch watch, Clock clock) {
    return new Enrolment(store, pictures, admission, watch, clock);
  }

  @Bean
  BatchControl batchControl(Store store, Admission admission, EnrolSettings settings, Clock clock) {
    return new BatchControl(store, admission, settings::typeOf, clock);
  }

  @Bean
  Removals removals(Store store, Admission admission, EnrolSettings settings, Clock clock) {
    return new Removals(store, admission, settings.removalLimit(), clock);
  }

  @Bean
  DiscardedFiles discardedFiles(Store store, PhotoStore photos, EnrolSettings settings) {
    return new DiscardedFiles(store, photos, settings);
  }

  @Bean
  RowPhotos rowPhotos(Store store, PhotoStore photos, EnrolSettings settings) {
    return new RowPhotos(store, photos, settings);
  }

  @Bean
  HistoryPurge historyPurge(Store store, LedgerSettings settings, Clock clock) {
    return new HistoryPurge(store, Duration.ofDays(settings.historyDays()), clock);
  }

  @Bean
  Closing closing(
      Store store, EnrolSettings settings, Admission admission, DropWatch watch, Clock clock) {
    return new Closing(store, settings, admission, watch, clock);
  }

  @Bean
  ManifestIntake manifestIntake(
      Store store, EnrolSettings settings, Admission admission, DropWatch watch, Clock clock) {
    RemovalGuard guard = new RemovalGuard(store, settings.removalLimit(), clock);
    return new ManifestIntake(store, admission, guard, watch, clock);
  }

  @Bean
  Parcels parcels(
      Store store,
      EnrolSettings settings,
      Parcels.Desk desk,
      Clock clock,
      StoreSettings storeSettings) {
    return new Parcels(store, settings, desk, clock, storeSettings.instance());
  }

  @Bean
  Parcels.Desk parcelDesk(Admission admission, Closing closing) {
    return new Parcels.Desk(admission, closing);
  }

  @Bean
  Uploads uploads(
      Store store,
      EnrolSettings settings,
      Parcels parcels,
      Uploads.Homeward homeward,
      Clock clock,
      StoreSettings storeSettings) {
    return new Uploads(store, settings, parcels, homeward, clock, storeSettings.instance());
  }

  @Bean
  Uploads.Homeward homeward(HandBack photos, ManifestHandBack manifests) {
    return new Uploads.Homeward(photos, manifests);
  }

  @Bean
  ManifestHandBack manifestHandBack(Store store, EnrolSettings settings) {
    return new ManifestHandBack(store, settings);
  }

  @Bean
  HandBack handBack(Store store, EnrolSettings settings) {
    return new HandBack(store, settings);
  }

  @Bean
  BatchReport batchReport(Store store, EnrolSettings settings) {
    return new BatchReport(store, settings);
  }
}
