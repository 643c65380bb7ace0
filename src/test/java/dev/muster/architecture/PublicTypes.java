package dev.muster.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A public type is used by another package of ours, called by Spring or by a route, or stands in a
 * public signature of such a type.
 */
final class PublicTypes extends ArchCondition<JavaClass> {

  private static final Set<String> CALLED_BY_SPRING =
      Set.of(
          "org.springframework.stereotype.Controller",
          "org.springframework.context.annotation.Configuration",
          "org.springframework.boot.context.properties.ConfigurationProperties",
          "org.springframework.web.bind.annotation.ControllerAdvice",
          "org.springframework.boot.actuate.endpoint.annotation.Endpoint");

  private final String root;
  private final Set<String> beansOfRoutes;
  private final Set<String> others;
  private final Set<JavaClass> needed = new HashSet<>();

  PublicTypes(String root, Set<String> beansOfRoutes, Set<String> others) {
    super("be used by another package, Spring or a route");
    this.root = root;
    this.beansOfRoutes = Set.copyOf(beansOfRoutes);
    this.others = Set.copyOf(others);
  }

  @Override
  public void init(Collection<JavaClass> publicTypes) {
    Deque<JavaClass> open = new ArrayDeque<>(publicTypes.stream().filter(this::called).toList());
    while (!open.isEmpty()) {
      JavaClass type = open.pop();
      if (needed.add(type)) {
        signature(type).filter(this::ours).forEach(open::push);
      }
    }
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String message = type.getName() + " is public, and only its own package uses it";
    events.add(new SimpleConditionEvent(type, needed.contains(type), message));
  }

  private boolean called(JavaClass type) {
    return type.getPackageName().equals(root)
        || others.contains(type.getName())
        || beansOfRoutes.contains(beanName(type))
        || CALLED_BY_SPRING.stream()
            .anyMatch(a -> type.isAnnotatedWith(a) || type.isMetaAnnotatedWith(a))
        || type.getDirectDependenciesToSelf().stream()
            .map(Dependency::getOriginClass)
            .anyMatch(user -> ours(user) && !user.getPackageName().equals(type.getPackageName()));
  }

  /** Types below the public ones count with them: what a nested type shows, its owner shows. */
  private Stream<JavaClass> signature(JavaClass type) {
    Stream<JavaClass> methods =
        type.getMethods().stream()
            .filter(method -> open(method.getModifiers(), type))
            .flatMap(this::types);
    Stream<JavaClass> constructors =
        type.getConstructors().stream()
            .filter(made -> made.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap((JavaConstructor made) -> made.getAllInvolvedRawTypes().stream());
    Stream<JavaClass> parents =
        Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
    Stream<JavaClass> owner = type.getEnclosingClass().stream();
    return Stream.of(methods, constructors, parents, owner).flatMap(all -> all);
  }

  private Stream<JavaClass> types(JavaMethod method) {
    return Stream.concat(
        method.getAllInvolvedRawTypes().stream(),
        method.getThrowsClause().getTypes().stream().map(JavaClass.class::cast));
  }

  private static boolean open(Set<JavaModifier> modifiers, JavaClass type) {
    return type.isInterface() || modifiers.contains(JavaModifier.PUBLIC);
  }

  private boolean ours(JavaClass type) {
    return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
  }

  private static String beanName(JavaClass type) {
    String name = type.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
