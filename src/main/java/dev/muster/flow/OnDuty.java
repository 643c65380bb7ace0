package dev.muster.flow;

import dev.muster.store.Duty;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;

/**
 * Of several instances lets the ticks of a route pass on the one that is on duty. It is no service:
 * Camel would stop it for all routes together with one of them.
 */
record OnDuty(Duty duty) implements RoutePolicy {

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    if (!duty.isMine()) {
      exchange.setRouteStop(true);
    }
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {}

  @Override
  public void onInit(Route route) {}

  @Override
  public void onRemove(Route route) {}

  @Override
  public void onStart(Route route) {}

  @Override
  public void onStop(Route route) {}

  @Override
  public void onSuspend(Route route) {}

  @Override
  public void onResume(Route route) {}
}
