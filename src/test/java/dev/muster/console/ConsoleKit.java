package dev.muster.console;

import dev.muster.box.BoxWiring;
import dev.muster.box.Inspection;
import dev.muster.box.Inspector;
import dev.muster.call.Outcome;
import dev.muster.call.OwnAddress;
import dev.muster.directory.DirectoryWiring;
import dev.muster.enrol.EnrolWiring;
import dev.muster.errand.ErrandDesk;
import dev.muster.errand.ErrandWiring;
import dev.muster.errand.Wish;
import dev.muster.event.EventWiring;
import dev.muster.event.PictureMatch;
import dev.muster.event.SettingsRules;
import dev.muster.flow.Breakers;
import dev.muster.flow.RouteFile;
import dev.muster.flow.RouteProblem;
import dev.muster.flow.RouteStatus;
import dev.muster.kiosk.KioskLook;
import dev.muster.kiosk.KioskWiring;
import dev.muster.kiosk.Verdict;
import dev.muster.recogniser.PastedRequest;
import dev.muster.recogniser.RecogniserSource;
import dev.muster.recogniser.RecogniserWiring;
import dev.muster.recogniser.SignatureBench;
import dev.muster.recogniser.SignatureReport;
import dev.muster.store.StoreWiring;
import dev.muster.sync.SyncWiring;
import dev.muster.sync.apply.ApplyWiring;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/** The console on a real store, with the routes replaced by what a test says. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  ThymeleafAutoConfiguration.class,
  MessageSourceAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  ValidationAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class
})
@Import({
  StoreWiring.class,
  BoxWiring.class,
  DirectoryWiring.class,
  ErrandWiring.class,
  EnrolWiring.class,
  EventWiring.class,
  RecogniserWiring.class,
  KioskWiring.class,
  SyncWiring.class,
  ApplyWiring.class,
  ConsoleWiring.class
})
class ConsoleKit {

  /** Stands in for the route that shows a picture to a box. */
  static final class Desk implements PictureMatch.Desk {

    volatile UnaryOperator<PictureMatch> answer = match -> match;

    @Override
    public PictureMatch show(PictureMatch match) {
      return answer.apply(match);
    }
  }

  /** Stands in for the routes that look at a box and put it right. */
  static final class Look implements Inspector {

    volatile UnaryOperator<Inspection> inspect = begun -> begun;
    volatile UnaryOperator<Inspection> repair = begun -> begun;

    @Override
    public Inspection inspect(Inspection begun) {
      return inspect.apply(begun);
    }

    @Override
    public Inspection repair(Inspection begun) {
      return repair.apply(begun);
    }
  }

  /** Stands in for the route that has something done at once, and answers by the kind of wish. */
  static final class Errands implements ErrandDesk {

    final List<Wish<?>> wishes = new CopyOnWriteArrayList<>();
    volatile Function<Wish<?>, Outcome<?>> answer =
        wish -> new Outcome.NotReached<>("nobody answers");

    @Override
    @SuppressWarnings("unchecked")
    public <T> Outcome<T> run(Wish<T> wish) {
      wishes.add(wish);
      return (Outcome<T>) answer.apply(wish);
    }
  }

  /** Stands in for the route of the kiosks. */
  static final class Doorman implements KioskLook.Desk {

    final List<KioskLook> looks = new CopyOnWriteArrayList<>();
    volatile Function<KioskLook, Verdict> answer =
        look -> new Verdict(Verdict.Kind.NO_FACE, null, null, null, "", null);

    @Override
    public Verdict look(KioskLook look) {
      looks.add(look);
      return answer.apply(look);
    }
  }

  /** Stands in for the routes folder. */
  static final class Routes implements RouteStatus {

    final List<RouteProblem> problems = new ArrayList<>();

    @Override
    public List<RouteFile> files() {
      return List.of();
    }

    @Override
    public List<RouteProblem> problems() {
      return List.copyOf(problems);
    }
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  OwnAddress ownAddress() {
    return () -> "http://127.0.0.1:9";
  }

  @Bean
  SettingsRules settingsRules() {
    return new SettingsRules() {
      @Override
      public void check(ConfigurableEnvironment settings) {}

      @Override
      public String sentence(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
      }
    };
  }

  @Bean
  Desk matchDesk() {
    return new Desk();
  }

  @Bean
  Look look() {
    return new Look();
  }

  @Bean
  Errands errandDesk() {
    return new Errands();
  }

  @Bean
  SignatureBench signatureBench() {
    return new SignatureBench() {
      @Override
      public List<String> recognisers() {
        return List.of();
      }

      @Override
      public SignatureReport examine(PastedRequest request) {
        throw new IllegalArgumentException("no service signs here");
      }
    };
  }

  @Bean
  Doorman kioskDesk() {
    return new Doorman();
  }

  @Bean
  RecogniserSource recogniserSource() {
    return () -> List.of(Watchers.ALL_SKILLS, Watchers.NO_SCORE);
  }

  @Bean
  Breakers breakers() {
    return lane -> Optional.empty();
  }

  @Bean
  Routes liveRoutes() {
    return new Routes();
  }
}
