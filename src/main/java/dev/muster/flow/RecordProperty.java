package dev.muster.flow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/** Reads a property by its name, as {@code name()}, {@code isName()} or {@code getName()}. */
final class RecordProperty {

  private static final ClassValue<Map<String, Optional<Method>>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private RecordProperty() {}

  /** Null when there is no such method, or more than one, or when it says so. */
  static @Nullable Object of(Object owner, String name) {
    Optional<Method> method =
        KNOWN.get(owner.getClass()).computeIfAbsent(name, one -> find(owner.getClass(), one));
    return method.isPresent() ? call(method.get(), owner) : null;
  }

  private static Optional<Method> find(Class<?> type, String name) {
    String end = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    Set<String> names = Set.of(name, "is" + end, "get" + end);
    List<Method> found =
        Arrays.stream(type.getMethods())
            .filter(method -> names.contains(method.getName()) && !method.isBridge())
            .toList();
    boolean clear = found.size() == 1 && found.get(0).getParameterCount() == 0;
    return clear && found.get(0).trySetAccessible() ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static @Nullable Object call(Method method, Object owner) {
    try {
      return method.invoke(owner);
    } catch (InvocationTargetException e) {
      throw RuntimeCamelException.wrapRuntimeCamelException(e.getCause());
    } catch (IllegalAccessException e) {
      throw RuntimeCamelException.wrapRuntimeCamelException(e);
    }
  }
}
