package dev.muster.facebox;

import dev.muster.face.BuiltinEngine;
import dev.muster.facebox.library.EngineRecogniser;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.store.DataDirectory;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Bodies;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.support.HandlerFunctionAdapter;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/**
 * The box's application context. It takes only the dispatcher servlet from Spring Boot's automatic
 * configuration and makes the rest itself, so that nothing of the bridge starts in it; it carries
 * no stereotype, so that a component scan of the bridge passes it by.
 */
@ImportAutoConfiguration(DispatcherServletAutoConfiguration.class)
@EnableConfigurationProperties(BoxSettings.class)
class BoxWiring {

  @Bean
  TomcatServletWebServerFactory server(BoxSettings settings) {
    return BoxServer.factory(settings);
  }

  @Bean(destroyMethod = "close")
  DataDirectory dataDirectory(BoxSettings settings) {
    return DataDirectory.take(settings.data());
  }

  @Bean(destroyMethod = "close")
  Database database(DataDirectory directory) {
    return Database.open(directory.path());
  }

  @Bean(destroyMethod = "close")
  Box box(
      BoxSettings settings,
      DataDirectory directory,
      Database database,
      ObjectProvider<Clock> clock,
      ObjectProvider<Recogniser> recogniser) {
    return new Box(
        settings,
        directory,
        database,
        clock.getIfAvailable(Clock::systemUTC),
        recogniser(settings, recogniser));
  }

  /** The box pushes its own address, which it knows only when it answers. */
  @Bean
  ApplicationListener<ServletWebServerInitializedEvent> answering(Box box) {
    return event -> box.answersOn(event.getWebServer().getPort());
  }

  @Bean
  RouterFunction<ServerResponse> routes(BoxSettings settings, Box box) {
    Bodies bodies = new Bodies((int) settings.bodyLimit().toBytes());
    return new Edge(bodies, box.dialects(bodies)).routes();
  }

  /** Finds the routes; answers are bytes already, so that no other converter is needed. */
  @Bean
  RouterFunctionMapping mapping(RouterFunction<ServerResponse> routes) {
    RouterFunctionMapping mapping = new RouterFunctionMapping(routes);
    mapping.setMessageConverters(List.of(new ByteArrayHttpMessageConverter()));
    return mapping;
  }

  @Bean
  HandlerFunctionAdapter adapter() {
    return new HandlerFunctionAdapter();
  }

  @Bean
  Filter anyOrigin() {
    return Edge::allowAnyOrigin;
  }

  private static @Nullable Recogniser recogniser(
      BoxSettings settings, ObjectProvider<Recogniser> given) {
    if (!settings.recognise()) {
      return null;
    }
    return given.getIfAvailable(
        () -> new EngineRecogniser(new BuiltinEngine(), settings.pictureLimit().toBytes()));
  }
}
