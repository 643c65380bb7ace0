package dev.muster.facebox;

import dev.muster.face.BuiltinEngine;
import dev.muster.facebox.fault.FaultFilter;
import dev.muster.facebox.fault.FaultSettings;
import dev.muster.facebox.fault.Faults;
import dev.muster.facebox.fault.Service;
import dev.muster.facebox.library.EngineRecogniser;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.store.DataDirectory;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Power;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
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
@EnableConfigurationProperties({BoxSettings.class, FaultSettings.class})
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
      Faults faults,
      FaultSettings wrong,
      ObjectProvider<Clock> clock,
      ObjectProvider<Recogniser> recogniser) {
    faults.begin(wrong, new Service(settings.serviceTime(), settings.slots()));
    return new Box(
        settings,
        directory,
        database,
        faults,
        faults.clock(right(clock)),
        recogniser(settings, recogniser));
  }

  @Bean
  Edge edge(
      BoxSettings settings,
      FaultSettings wrong,
      Box box,
      Power power,
      ObjectProvider<Clock> clock) {
    Bodies bodies = new Bodies((int) settings.bodyLimit().toBytes());
    List<Dialect> dialects = new ArrayList<>();
    if (wrong.admin()) {
      dialects.add(box.admin(bodies, power, right(clock)));
    }
    dialects.addAll(box.dialects(bodies, wrong.admin()));
    return new Edge(bodies, dialects);
  }

  @Bean
  RouterFunction<ServerResponse> routes(Edge edge) {
    return edge.routes();
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
  FilterRegistrationBean<Filter> anyOrigin() {
    FilterRegistrationBean<Filter> first = new FilterRegistrationBean<>(Edge::allowAnyOrigin);
    first.setOrder(1);
    return first;
  }

  @Bean(destroyMethod = "close")
  FaultFilter faultFilter(Faults faults, ObjectProvider<Edge> edge) {
    return new FaultFilter(faults, (path, refusal) -> edge.getObject().refused(path, refusal));
  }

  /** Calls that were delayed come by a second time, as {@code ASYNC}. */
  @Bean
  FilterRegistrationBean<FaultFilter> faultsBehindIt(FaultFilter filter) {
    FilterRegistrationBean<FaultFilter> second = new FilterRegistrationBean<>(filter);
    second.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
    second.setOrder(2);
    return second;
  }

  private static Clock right(ObjectProvider<Clock> clock) {
    return clock.getIfAvailable(Clock::systemUTC);
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
