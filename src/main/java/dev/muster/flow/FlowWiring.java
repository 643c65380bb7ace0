package dev.muster.flow;

import dev.muster.box.Boxes;
import dev.muster.box.Inspection;
import dev.muster.box.Inspector;
import dev.muster.directory.Directories;
import dev.muster.enrol.DropWatch;
import dev.muster.enrol.EnrolSettings;
import dev.muster.errand.ErrandDesk;
import dev.muster.event.EventSettings;
import dev.muster.event.PictureMatch;
import dev.muster.event.Subscribers;
import dev.muster.event.source.SourceSettings;
import dev.muster.kiosk.KioskLook;
import dev.muster.recogniser.Recognisers;
import dev.muster.store.Duty;
import dev.muster.sync.Syncs;
import dev.muster.sync.Timetable;
import java.io.File;
import java.time.Clock;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.apache.camel.language.simple.SimpleLanguage;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

/** What the routes need besides the beans of the features. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FlowSettings.class)
@Import({
  CallWiring.class,
  ClockWiring.class,
  DoorWiring.class,
  RouteWiring.class,
  SubscriberWiring.class
})
public class FlowWiring {

  private static final int LISTS_AT_ONCE = 8;

  @Bean
  ConfiguredLanes configuredLanes(
      EnrolSettings enrol,
      Boxes boxes,
      Directories directories,
      Recognisers recognisers,
      Subscribers subscribers,
      ObjectProvider<CamelContext> context,
      SslBundles bundles,
      SourceSettings sources,
      Timetable timetable,
      Syncs syncs) {
    return new ConfiguredLanes(
        enrol,
        boxes,
        directories,
        recognisers,
        subscribers,
        new SubscriberLanes(context::getObject, bundles),
        sources,
        timetable,
        syncs);
  }

  /** Whether calls to a box or subscriber are held back at this moment. */
  @Bean
  Breakers breakers(CamelContext context) {
    return lane ->
        Optional.ofNullable(context.getProcessor("breaker-of-" + lane, ResilienceProcessor.class))
            .map(ResilienceProcessor::getCircuitBreakerState)
            .map(state -> state.toLowerCase(Locale.ROOT));
  }

  /**
   * So many photos are under way at once, whatever drop or parcel they come from; whoever brings
   * one more while all are busy and enough wait takes it along itself.
   */
  @Bean(destroyMethod = "shutdown", autowireCandidate = false)
  ExecutorService photoThreads(EnrolSettings enrol) {
    int threads = enrol.photo().atOnce();
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(enrol.photo().waiting()),
        work -> new Thread(work, "photo-" + number.incrementAndGet()),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /** So many lists of directories are read at the same time; their boxes are what they wait for. */
  @Bean(destroyMethod = "shutdown", autowireCandidate = false)
  ExecutorService listThreads() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        LISTS_AT_ONCE, work -> new Thread(work, "list-" + number.incrementAndGet()));
  }

  /**
   * Which files of a drop are under way, each drop its own. Camel's own memory of them slows to a
   * halt after nearly 100,000 files (CAMEL-23267); this one holds a portion of a drop at most.
   */
  @Bean
  @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
  IdempotentRepository filesUnderWay() {
    return MemoryIdempotentRepository.memoryIdempotentRepository(new ConcurrentHashMap<>());
  }

  /** Spring Boot would make Camel's own under this name. */
  @Bean("simple-language")
  @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
  SimpleLanguage simpleLanguage() {
    return new RecordSimple();
  }

  /**
   * Photos are taken up by their names: so their rows lie side by side and are written together.
   */
  @Bean
  Comparator<GenericFile<File>> byName() {
    return Comparator.comparing(GenericFile::getRelativeFilePath);
  }

  @Bean
  PhotoRoom photoRoom() {
    return PhotoRoom.ofThisProgram();
  }

  /** Pushes keep a thread until they are on the disk; the others are left to the pages. */
  @Bean
  PushRoom pushRoom(EventSettings settings, ServerProperties server) {
    int atOnce = Math.max(1, server.getTomcat().getThreads().getMax() * 3 / 4);
    return PushRoom.ofThisProgram(atOnce, settings.events().maxBytes());
  }

  @Bean
  SettledFiles settledFiles(EnrolSettings enrol, DropWatch watch, Duty duty, Clock clock) {
    return new SettledFiles(enrol.drops(), watch, duty, clock);
  }

  @Bean
  OnDuty onDuty(Duty duty) {
    return new OnDuty(duty);
  }

  /** Runs the route match-picture. */
  @Bean
  PictureMatch.Desk matchDesk(ProducerTemplate producer) {
    return match -> producer.requestBody("direct:match-picture", match, PictureMatch.class);
  }

  /** Runs the route run-errand. */
  @Bean
  ErrandDesk errandDesk(ProducerTemplate producer) {
    return new ErrandRuns(producer);
  }

  /** Runs the route look-from-kiosk. */
  @Bean
  KioskLook.Desk kioskDesk(ProducerTemplate producer) {
    return new KioskRuns(producer);
  }

  /** Runs the routes inspect-box and repair-box. */
  @Bean
  Inspector inspector(ProducerTemplate producer) {
    return new Inspector() {
      @Override
      public Inspection inspect(Inspection begun) {
        return producer.requestBody("direct:inspect-box", begun, Inspection.class);
      }

      @Override
      public Inspection repair(Inspection begun) {
        return producer.requestBody("direct:repair-box", begun, Inspection.class);
      }
    };
  }
}
