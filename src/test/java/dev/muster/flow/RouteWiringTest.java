package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The reload inside Spring Boot, with the components that the real routes use. */
class RouteWiringTest {

  private static final String TICK =
      """
      - route:
          id: tick-counter
          description: Counts in the bean at the ticks of Quartz.
          from:
            uri: quartz:counter
            parameters:
              cron: "{{muster.test.cron}}"
            steps:
              - bean:
                  ref: counter
                  method: incrementAndGet
      """;

  private static final String DROP =
      """
      - routeTemplate:
          id: take-file
          parameters:
            - name: folder
          route:
            description: Takes every file of a folder once.
            from:
              uri: file:{{folder}}
              parameters:
                idempotent: true
                idempotentRepository: "#taken"
                delay: 100
              steps:
                - idempotentConsumer:
                    idempotentRepository: taken
                    simple: "${header.CamelFileName}-%s"
                    steps:
                      - bean:
                          ref: counter
                          method: incrementAndGet
      """;

  @TempDir Path work;

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import(RouteWiring.class)
  static class App {

    @Bean
    AtomicInteger counter() {
      return new AtomicInteger();
    }

    @Bean
    QuartzComponent quartz() {
      return new QuartzComponent();
    }

    @Bean
    IdempotentRepository taken() {
      return new MemoryIdempotentRepository();
    }

    @Bean
    Lanes drops(Environment environment) {
      String folder = environment.getRequiredProperty("muster.test.drop");
      return () -> List.of(new Lane("take-file", "take-main", Map.of("folder", folder)));
    }
  }

  @Test
  void editsAreTakenUpInARunningApplication() throws Exception {
    write("tick-counter.camel.yaml", TICK);
    write("take-file.camel.yaml", DROP.formatted("a"));
    try (ConfigurableApplicationContext app = start()) {
      CamelContext camel = app.getBean(CamelContext.class);
      AtomicInteger counter = app.getBean(AtomicInteger.class);
      Component quartz = app.getBean(QuartzComponent.class);
      await().untilAsserted(() -> assertThat(counter.get()).isGreaterThan(0));
      RouteStatus status = app.getBean(RouteStatus.class);
      assertThat(status.files())
          .extracting(RouteFile::routeIds)
          .containsExactly(List.of("take-main"), List.of("tick-counter"));

      Instant first = status.files().get(1).loadedAt();
      write("tick-counter.camel.yaml", TICK.replace("{{muster.test.cron}}", "0 0 3 * * ?"));
      await().untilAsserted(() -> assertThat(status.files().get(1).loadedAt()).isAfter(first));
      write("take-file.camel.yaml", DROP.formatted("b"));
      await().untilAsserted(() -> assertThat(status.files().get(0).loadedAt()).isAfter(first));
      assertThat(status.problems()).isEmpty();
      int before = counter.get();
      Files.writeString(work.resolve("drop/one.txt"), "one");
      await().untilAsserted(() -> assertThat(counter.get()).isEqualTo(before + 1));
      assertThat(quartz.getCamelContext()).isSameAs(camel);
    }
  }

  @Test
  void aBrokenRouteStopsTheStartInOneSentence() throws Exception {
    write("tick-counter.camel.yaml", TICK.replace("incrementAndGet", "increment"));
    write("take-file.camel.yaml", DROP.formatted("a"));
    assertThatThrownBy(this::start)
        .rootCause()
        .hasMessage(
            "The routes cannot be loaded: tick-counter.camel.yaml line 11: the bean has no method named increment.");
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(App.class)
        .web(WebApplicationType.NONE)
        .run(
            "--muster.routes.folder=" + work.resolve("routes"),
            "--muster.test.drop=" + work.resolve("drop"),
            "--muster.test.cron=* * * * * ?",
            "--spring.datasource.url=jdbc:sqlite::memory:",
            "--spring.flyway.enabled=false",
            "--spring.main.banner-mode=off",
            "--camel.main.routes-include-pattern=false");
  }

  private void write(String name, String text) throws IOException {
    Path file = work.resolve("routes").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
