package dev.muster.flow;

import dev.muster.store.WorkQueue;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One lane of a work queue. Public because Camel sets its options from outside. */
public final class WorkEndpoint extends DefaultEndpoint {

  private final WorkQueue<?> queue;
  private String lane = "";
  private int inFlight = 8;
  private int ahead;
  private long idle = 1000;

  WorkEndpoint(String uri, WorkComponent component, WorkQueue<?> queue) {
    super(uri, component);
    this.queue = queue;
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    WorkConsumer<?> consumer = new WorkConsumer<>(this, processor, queue);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException(
        "work: is only consumed from; rows are added by the beans of the features");
  }

  public String getLane() {
    return lane;
  }

  public void setLane(String lane) {
    this.lane = lane;
  }

  public int getInFlight() {
    return inFlight;
  }

  public void setInFlight(int inFlight) {
    this.inFlight = inFlight;
  }

  /** How many are claimed beyond those under way. */
  public int getAhead() {
    return ahead > 0 ? ahead : inFlight;
  }

  public void setAhead(int ahead) {
    this.ahead = ahead;
  }

  public long getIdle() {
    return idle;
  }

  public void setIdle(long idle) {
    this.idle = idle;
  }
}
