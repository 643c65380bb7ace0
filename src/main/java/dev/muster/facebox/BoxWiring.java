package dev.muster.facebox;

import dev.muster.face.BuiltinEngine;
import dev.muster.face.FaceEngine;
import dev.muster.face.OnnxEngine;
import dev.muster.facebox.arcface.ArcfaceDialect;
import dev.muster.facebox.arcface.ArcfaceSettings;
import dev.muster.facebox.baidu.BaiduFace;
import dev.muster.facebox.baidu.BaiduSettings;
import dev.muster.facebox.cloudface.CloudFaceDialect;
import dev.muster.facebox.cloudface.CloudFaceSettings;
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
import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
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
@EnableConfigurationProperties({
  BoxSettings.class,
  FaultSettings.class,
  ArcfaceSettings.class,
  BaiduSettings.class,
  CloudFaceSettings.class,
  ApplianceSettings.class
})
class BoxWiring {

  private static final int FORM_AROUND_PICTURE = 64 * 1024;

  @Bean
  TomcatServletWebServerFactory server(
      BoxSettings settings,
      ArcfaceSettings arcface,
      CloudFaceSettings cloudFace,
      ApplianceSettings appliance) {
    return BoxServer.factory(
        settings, List.of(arcface.port(), cloudFace.port(), appliance.systemPort()));
  }

  @Bean(destroyMethod = "close")
  DataDirectory dataDirectory(BoxSettings settings) {
    return DataDirectory.take(settings.data());
  }

  @Bean(destroyMethod = "close")
  Database database(DataDirectory directory) {
    return Database.open(directory.path());
  }

  /** Models are loaded only for a box that looks at pictures with them. */
  @Bean(destroyMethod = "close")
  FaceEngine engine(BoxSettings settings, ObjectProvider<Recogniser> given) {
    boolean own = settings.recognise() && given.getIfAvailable() == null;
    if (!own || settings.engine().equals("builtin")) {
      return new BuiltinEngine();
    }
    try {
      return OnnxEngine.open(settings.models());
    } catch (IllegalStateException e) {
      // no silent way back to the demonstration engine: it would open doors for the wrong people
      throw new IllegalArgumentException("muster.facebox.engine is onnx: " + e.getMessage(), e);
    }
  }

  @Bean(destroyMethod = "close")
  Box box(
      BoxSettings settings,
      DataDirectory directory,
      Database database,
      Faults faults,
      FaultSettings wrong,
      ApplianceSettings appliance,
      Power power,
      ObjectProvider<Clock> clock,
      ObjectProvider<Recogniser> recogniser,
      FaceEngine engine) {
    faults.begin(wrong, new Service(settings.serviceTime(), settings.slots()));
    return new Box(
        settings,
        directory,
        database,
        faults,
        new Box.Surroundings(appliance, faults.clock(right(clock)), ZoneId.systemDefault(), power),
        recogniser(settings, recogniser, engine));
  }

  @Bean
  ArcfaceDialect arcface(ArcfaceSettings settings, Box box) {
    return box.arcface(settings);
  }

  @Bean
  BaiduFace baidu(BaiduSettings settings, Box box) {
    return box.baidu(settings);
  }

  @Bean
  CloudFaceDialect cloudFace(CloudFaceSettings settings, Box box) {
    return box.cloudFace(settings);
  }

  /** Pictures that come as a form stay in memory, which their size is bounded for. */
  @Bean
  MultipartConfigElement forms(CloudFaceSettings settings) {
    int most = (int) settings.pictureLimit().toBytes();
    return new MultipartConfigElement("", most, most + FORM_AROUND_PICTURE, most);
  }

  /** The box pushes its own address, which it knows only when it answers. */
  @Bean
  ApplicationListener<ServletWebServerInitializedEvent> answering(Box box) {
    return event -> box.answersOn(event.getWebServer().getPort());
  }

  @Bean
  Edge edge(
      BoxSettings settings,
      FaultSettings wrong,
      Box box,
      ArcfaceDialect arcface,
      BaiduFace baidu,
      CloudFaceDialect cloudFace,
      Power power,
      ObjectProvider<Clock> clock) {
    Bodies bodies = new Bodies((int) settings.bodyLimit().toBytes());
    List<Dialect> dialects = new ArrayList<>();
    // first: on its own port nothing else is spoken
    dialects.add(cloudFace);
    if (wrong.admin()) {
      dialects.add(box.admin(bodies, power, right(clock)));
    }
    dialects.add(arcface);
    dialects.addAll(baidu.dialects());
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
      BoxSettings settings, ObjectProvider<Recogniser> given, FaceEngine engine) {
    if (!settings.recognise()) {
      return null;
    }
    return given.getIfAvailable(
        () -> new EngineRecogniser(engine, settings.pictureLimit().toBytes()));
  }
}
