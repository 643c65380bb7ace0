package dev.muster.flow;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.impl.engine.RouteService;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * A throw-away context that sees the beans, placeholders and own components of the running one. It
 * builds routes, which is where Camel looks up steps, options, beans and placeholders, and it is
 * never started: nothing listens, nothing is consumed, no scheduler runs, and nothing that belongs
 * to the running context is stopped with it.
 */
final class TrialContext implements AutoCloseable {

  private final TrialBeans beans;
  private final Unstarted context;
  private final List<Use> uses = new ArrayList<>();
  private @Nullable RouteText building;
  private int line;

  /**
   * The first route of the set that uses an endpoint.
   *
   * @param uri the endpoint, placeholders resolved
   * @param text the file of the route or of its template
   * @param line the line on which the route begins
   */
  record Use(String uri, RouteText text, int line) {}

  TrialContext(CamelContext running) {
    beans = new TrialBeans(running.getRegistry());
    context = new Unstarted();
    context.disableJMX();
    context.getCamelContextExtension().setRegistry(new DefaultRegistry(beans));
    context.setApplicationContextClassLoader(running.getApplicationContextClassLoader());
    context.setInjector(running.getInjector());
    context
        .getCamelContextExtension()
        .addContextPlugin(ComponentResolver.class, new Resolver(running));
    context.setSourceLocationEnabled(true);
    context.build();
    PropertiesComponent properties = new PropertiesComponent();
    properties.setCamelContext(context);
    properties.addPropertiesSource(new RunningProperties(running));
    context.setPropertiesComponent(properties);
    context.getCamelContextExtension().registerEndpointCallback(this::used);
  }

  DefaultCamelContext context() {
    return context;
  }

  /** Builds the route, which begins on that line of the text, without starting it. */
  void build(RouteDefinition definition, RouteText text, int begin) throws Exception {
    building = text;
    line = begin;
    try {
      context.startRouteDefinitions(List.of(definition));
    } finally {
      building = null;
    }
  }

  List<Route> built() {
    return context.built;
  }

  List<Use> firstUses() {
    return uses;
  }

  private Endpoint used(String uri, Endpoint endpoint) {
    checkLenient(uri, endpoint);
    RouteText text = building;
    if (text != null) {
      uses.add(new Use(endpoint.getEndpointBaseUri(), text, line));
    }
    return endpoint;
  }

  /** Ends the thread pools that built routes have asked for, and nothing else. */
  @Override
  public void close() {
    ServiceHelper.stopAndShutdownService(context.getExecutorServiceManager());
    beans.giveBack();
  }

  private void checkLenient(String uri, Endpoint endpoint) {
    try {
      Component component = context.getComponent(StringHelper.before(uri, ":", uri));
      LenientOptions.check(uri, endpoint, component);
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeCamelException(e);
    }
  }

  /** Routes end here when they are built. */
  private static final class Unstarted extends DefaultCamelContext {

    private final List<Route> built = new ArrayList<>();

    Unstarted() {
      super(false);
    }

    @Override
    public void startRouteService(RouteService route, boolean addingRoutes) {
      built.add(route.getRoute());
    }
  }

  /** Camel's own components are made anew, with the customizers of the registry; ours are lent. */
  private static final class Resolver extends DefaultComponentResolver {

    private final CamelContext running;

    Resolver(CamelContext running) {
      this.running = running;
    }

    @Override
    public @Nullable Component resolveComponent(String name, CamelContext trial) {
      Component known = running.hasComponent(name);
      if (known == null) {
        known = running.getRegistry().lookupByNameAndType(name, Component.class);
      }
      if (known == null || known.getClass().getName().startsWith("org.apache.camel.component.")) {
        return super.resolveComponent(name, trial);
      }
      return new BorrowedComponent(known);
    }
  }

  private record RunningProperties(CamelContext running) implements PropertiesSource {

    @Override
    public String getName() {
      return "running context";
    }

    @Override
    public @Nullable String getProperty(String name) {
      return running.getPropertiesComponent().resolveProperty(name).orElse(null);
    }
  }
}
