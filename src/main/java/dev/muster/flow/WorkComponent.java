package dev.muster.flow;

import dev.muster.store.WorkQueue;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code work:<queue>}: durable work that waits in rows, as a Camel endpoint to consume from. The
 * queue is the bean of that name. Options: {@code lane}, the box or subscriber whose work this
 * route does; {@code inFlight}, how many pieces are under way at once; {@code ahead}, how many are
 * claimed beyond those, as many again unless set; {@code idle}, milliseconds between two looks at
 * an empty lane, besides being rung.
 */
final class WorkComponent extends DefaultComponent {

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    WorkQueue<?> queue =
        CamelContextHelper.mandatoryLookup(getCamelContext(), remaining, WorkQueue.class);
    WorkEndpoint endpoint = new WorkEndpoint(uri, this, queue);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
