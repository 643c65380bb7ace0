package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial must leave no trace in what runs. */
class TrialContextTest {

  private static final String ROUTE =
      """
      - route:
          id: take-work
          description: Takes work once.
          from:
            uri: work:box
            parameters:
              size: %s
            steps:
              - idempotentConsumer:
                  idempotentRepository: seen
                  simple: "${body}"
                  steps:
                    - to:
                        uri: log:seen
      """;

  @TempDir Path folder;
  private RunningRoutes routes;
  private final Seen seen = new Seen();
  private final Work work = new Work("needs its store");

  @BeforeEach
  void start() throws Exception {
    routes = new RunningRoutes(folder);
    routes.context.getRegistry().bind("seen", seen);
    routes.context.getRegistry().bind("work", work);
    routes.write("take-work.camel.yaml", ROUTE.formatted("1")).start();
  }

  @AfterEach
  void close() {
    routes.close();
  }

  @Test
  void aRefusedEditNeitherStartsNorStopsNorTakesOverAnything() throws Exception {
    routes.write("take-work.camel.yaml", ROUTE.formatted("{{nothing}}")).live.reload();
    routes
        .write("take-work.camel.yaml", ROUTE.formatted("2").replace("log:", "direct:"))
        .live
        .reload();
    assertThat(routes.live.problems())
        .singleElement()
        .extracting(RouteProblem::message)
        .isEqualTo("no route answers direct:seen.");
    assertThat(seen.starts).hasValue(1);
    assertThat(seen.stops).hasValue(0);
    assertThat(seen.getCamelContext()).isSameAs(routes.context);
    assertThat(work.getCamelContext()).isSameAs(routes.context);
    assertThat(work.consumers).hasValue(1);
    assertThat(work.isStarted()).isTrue();
  }

  @Test
  void anOptionThatOurOwnComponentDoesNotHaveIsFound() throws Exception {
    routes
        .write("take-work.camel.yaml", ROUTE.formatted("2").replace("size", "sise"))
        .live
        .reload();
    assertThat(routes.live.problems())
        .singleElement()
        .extracting(RouteProblem::sentence)
        .isEqualTo("take-work.camel.yaml line 7: work has no option named sise.");
  }

  @Test
  void aRightEditOfARouteOnOurOwnComponentIsTakenUp() throws Exception {
    routes.write("take-work.camel.yaml", ROUTE.formatted("2")).live.reload();
    assertThat(routes.live.problems()).isEmpty();
    assertThat(routes.context.getRoute("take-work").getEndpoint().getEndpointUri())
        .isEqualTo("work://box?size=2");
    assertThat(work.consumers).hasValue(2);
  }

  static final class Seen extends ServiceSupport
      implements IdempotentRepository, CamelContextAware {

    final AtomicInteger starts = new AtomicInteger();
    final AtomicInteger stops = new AtomicInteger();
    private CamelContext context;

    @Override
    protected void doStart() {
      starts.incrementAndGet();
    }

    @Override
    protected void doStop() {
      stops.incrementAndGet();
    }

    @Override
    public boolean add(String key) {
      return true;
    }

    @Override
    public boolean contains(String key) {
      return false;
    }

    @Override
    public boolean remove(String key) {
      return false;
    }

    @Override
    public boolean confirm(String key) {
      return true;
    }

    @Override
    public void clear() {}

    @Override
    public CamelContext getCamelContext() {
      return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
      this.context = context;
    }
  }

  static final class Work extends DefaultComponent {

    final AtomicInteger consumers = new AtomicInteger();
    private final String store;

    Work(String store) {
      this.store = store;
    }

    @Override
    protected Endpoint createEndpoint(
        String uri, String remaining, Map<String, Object> parameters) {
      getAndRemoveParameter(parameters, "size", Integer.class);
      assertThat(store).isNotEmpty();
      return new WorkEndpoint(uri, this);
    }
  }

  static final class WorkEndpoint extends DefaultEndpoint {

    private final Work work;

    WorkEndpoint(String uri, Work work) {
      super(uri, work);
      this.work = work;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException("only brings work in");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      work.consumers.incrementAndGet();
      return new DefaultConsumer(this, processor);
    }
  }
}
