package dev.muster;

import org.springframework.core.env.MutablePropertySources;
import org.springframework.web.context.support.StandardServletEnvironment;

/** Knows neither the variables of the process nor the properties of the virtual machine. */
final class BareEnvironment extends StandardServletEnvironment {

  @Override
  protected void customizePropertySources(MutablePropertySources sources) {
    // Nothing but arguments and the program's own defaults is to count.
  }
}
