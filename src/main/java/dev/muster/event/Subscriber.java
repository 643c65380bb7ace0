package dev.muster.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of match events, as it is served.
 *
 * @param name short and unique; also the name of its lane
 * @param target where its events go
 * @param enabled false: its deliveries are collected and not sent
 * @param filter which events it is interested in
 * @param form what they look like
 * @param order whose events keep their order
 */
public record Subscriber(
    String name,
    Target target,
    boolean enabled,
    Filter filter,
    Form form,
    Order order,
    Pace pace,
    Manners manners) {

  /** Whose events keep their order. */
  public enum Order {
    PERSON,
    DEVICE,
    NONE
  }

  /** The URI of the Camel endpoint that takes its events; empty when they are posted. */
  public String endpoint() {
    return target.endpoint();
  }

  /** The name of the TLS settings for its address; empty for the machine's own. */
  public String sslBundle() {
    return target.access().sslBundle();
  }

  /** Where its events go, without anything that may be secret. */
  public String address() {
    return target.shown();
  }

  /** The public keys that its deliveries can be verified with, {@code whpk_} and base64. */
  public List<String> publicKeys() {
    return target.keys().publicKeys();
  }

  /** What its events look like: canonical, cloudevents, vendor or jslt. */
  public String formWord() {
    return form.word();
  }

  /**
   * What keeps its order; null for an event that waits for none. Events of different keys never
   * wait for each other.
   */
  @Nullable String orderKey(MatchEvent event) {
    return switch (order) {
      case PERSON -> event.identityId() == null ? null : "person " + event.identityId();
      case DEVICE -> "device " + event.box() + " " + event.device().id();
      case NONE -> null;
    };
  }

  @Override
  public String toString() {
    return name + " at " + target;
  }
}
