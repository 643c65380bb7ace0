package dev.muster.architecture.bad.roster;

import dev.muster.architecture.bad.facebox.BadBox;
import dev.muster.architecture.bad.vendor.BadVendor;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks what a feature can break; nobody outside its package uses it but the vendor. */
public class BadRoster {

  @Autowired private BadVendor vendor;
  private final BadBox box = new BadBox();

  public String at(Exchange exchange) {
    System.out.println(vendor + " " + box);
    return Instant.now() + exchange.getExchangeId();
  }
}
