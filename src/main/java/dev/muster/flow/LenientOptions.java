package dev.muster.flow;

import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * The options of endpoints that take any: camel-http sends what it does not know to the vendor as
 * part of the address, so a typing error would go out instead of being found.
 */
final class LenientOptions {

  private LenientOptions() {}

  /**
   * @throws IllegalArgumentException in the words of Camel's own check, when an option is unknown;
   *     those with a dot belong to a group that only the component can tell
   */
  static void check(String uri, Endpoint endpoint, Component component) throws Exception {
    if (endpoint.isLenientProperties()
        && component.getEndpointPropertyConfigurer() instanceof PropertyConfigurerGetter options) {
      String query = StringHelper.after(uri, "?", "");
      for (String key : URISupport.parseQuery(query).keySet()) {
        if (!key.contains(".") && options.getOptionType(key, true) == null) {
          throw new IllegalArgumentException("Unknown parameters=[{" + key + "=...}]");
        }
      }
    }
  }
}
