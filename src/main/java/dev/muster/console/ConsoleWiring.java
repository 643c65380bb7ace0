package dev.muster.console;

import dev.muster.enrol.EnrolSettings;
import dev.muster.store.Store;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages, the REST interface, and what watches over them. */
@Configuration(proxyBeanMethods = false)
@Import({
  RosterApi.class,
  BatchApi.class,
  BatchControls.class,
  BatchPapers.class,
  RowPictures.class,
  SmallPictures.class,
  RemovalApi.class,
  RemovalList.class,
  EventApi.class,
  SubscriberApi.class,
  SubscriberTry.class,
  Workbench.class,
  WorkbenchApi.class,
  WorkbenchPages.class,
  DeliveryPages.class,
  ReplayApi.class,
  ReplayPages.class,
  WorkApi.class,
  UploadApi.class,
  TemplateApi.class,
  DriftApi.class,
  DirectoryApi.class,
  DirectoryList.class,
  RecogniserApi.class,
  Looks.class,
  RecognisePages.class,
  KioskApi.class,
  DriftGauge.class,
  ConsolePages.class,
  BatchPages.class,
  PersonPages.class,
  BatchFigures.class,
  BatchSteps.class,
  RemovalPages.class,
  BoxPages.class,
  Mentions.class,
  PersonPages.Unknown.class,
  BatchRowsShown.class,
  SyncDesk.class,
  SyncApi.class,
  RunApi.class,
  RunSteps.class,
  RunPapers.class,
  HintApi.class,
  SyncPages.class,
  RunPages.class,
  RunButtons.class,
  SyncList.class,
  SyncRunList.class,
  SyncItemList.class,
  SyncHintList.class,
  SyncFigures.class,
  SyncPhotos.class,
  SyncReport.class,
  RunCounts.class,
  SyncGauges.class,
  ApiProblems.class,
  SameOrigin.class,
  SafeHeaders.class,
  Gauges.class,
  SourceGauges.class,
  DeliveryGauges.class,
  FailedTries.class,
  DirectoryGauges.class,
  Census.class,
  BoxList.class,
  CloudList.class,
  ReachList.class,
  BoxSources.class,
  PeopleList.class,
  PlacementList.class,
  BatchList.class,
  EventList.class,
  DeliveryList.class,
  SubscriberList.class,
  RefusedPushList.class,
  StoredPictures.class,
  MatchForm.class,
  Sections.Lists.class,
  ConsolePages.Trying.class,
  Sections.class
})
public class ConsoleWiring implements WebMvcConfigurer {

  @Bean
  SamplePeople samplePeople(Store store, EnrolSettings settings) {
    return new SamplePeople(store, settings.drops().get(0));
  }

  /** The name makes it the component "store" of the health report. */
  @Bean
  StoreHealth storeHealthIndicator(Store store) {
    return new StoreHealth(store);
  }

  /** The name makes it the component "syncs" of the health report. */
  @Bean
  SyncHealth syncsHealthIndicator(SyncDesk desk, SyncFigures figures) {
    return new SyncHealth(desk, figures);
  }

  @Bean
  Times times() {
    return new Times(ZoneId.systemDefault());
  }

  @Bean
  LocaleResolver localeResolver() {
    return Language.resolver();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(Language.choice());
  }
}
