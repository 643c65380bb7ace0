package dev.muster.kiosk;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The kiosks.
 *
 * @param kiosks camera pages for doors and desks; none unless configured
 */
@ConfigurationProperties("muster")
record KioskSettings(@DefaultValue List<Kiosk> kiosks) {

  KioskSettings {
    kiosks = List.copyOf(kiosks);
  }
}
