package dev.muster.flow;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Component;
import org.apache.camel.spi.BeanRepository;
import org.jspecify.annotations.Nullable;

/**
 * The beans of the running context, lent to a trial. Camel gives every bean it meets the context it
 * works for, so components stay out of reach (a trial would take them over) and any other bean gets
 * its own context back at the end.
 */
final class TrialBeans implements BeanRepository {

  private final BeanRepository running;
  private final Map<CamelContextAware, CamelContext> lent = new IdentityHashMap<>();

  TrialBeans(BeanRepository running) {
    this.running = running;
  }

  @Override
  public @Nullable Object lookupByName(String name) {
    return lend(running.lookupByName(name));
  }

  @Override
  public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
    return lend(running.lookupByNameAndType(name, type));
  }

  @Override
  public <T> Map<String, T> findByTypeWithName(Class<T> type) {
    Map<String, T> beans = new LinkedHashMap<>();
    running
        .findByTypeWithName(type)
        .forEach(
            (name, bean) -> {
              if (lend(bean) != null) {
                beans.put(name, bean);
              }
            });
    return beans;
  }

  @Override
  public <T> Set<T> findByType(Class<T> type) {
    return running.findByType(type).stream()
        .filter(bean -> lend(bean) != null)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  void giveBack() {
    lent.forEach(CamelContextAware::setCamelContext);
    lent.clear();
  }

  private <T> @Nullable T lend(@Nullable T bean) {
    if (bean instanceof Component) {
      return null;
    }
    if (bean instanceof CamelContextAware aware && aware.getCamelContext() != null) {
      lent.putIfAbsent(aware, aware.getCamelContext());
    }
    return bean;
  }
}
