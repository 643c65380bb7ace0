package dev.muster.contract;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * One box for the whole run: tests take a {@link V1} or {@link V2} of it, and what they made
 * through that is removed after them.
 */
final class BoxUnderTest
    implements ExecutionCondition,
        ParameterResolver,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback {

  private static final Target TARGET = Target.given();
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(BoxUnderTest.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    var test = context.getElement();
    if (TARGET.embedded()) {
      return enabled("the embedded box");
    }
    var embeddedOnly = AnnotationSupport.findAnnotation(test, EmbeddedOnly.class);
    if (embeddedOnly.isPresent()) {
      return disabled("not asked of a real box: " + embeddedOnly.get().value());
    }
    if (AnnotationSupport.isAnnotated(test, SpeaksV1.class) && !TARGET.apis().contains("v1")
        || AnnotationSupport.isAnnotated(test, SpeaksV2.class) && !TARGET.apis().contains("v2")) {
      return disabled(TARGET.address() + " does not speak this API: muster.test.box.api");
    }
    return enabled("asked of " + TARGET.address());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == V1.class || type == V2.class || type == Box.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Box box = box(context);
    return type == V1.class ? new V1(box) : type == V2.class ? new V2(box) : box;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    mark(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    mark(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    removeDownToMark(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    removeDownToMark(context);
  }

  private static void mark(ExtensionContext context) {
    context.getStore(NAMESPACE).put("mark", box(context).made());
  }

  private static void removeDownToMark(ExtensionContext context) {
    box(context).removeDownTo(context.getStore(NAMESPACE).get("mark", Integer.class));
  }

  private static Box box(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("box", key -> new Shared(Box.connect(TARGET)), Shared.class)
        .box();
  }

  private record Shared(Box box) implements ExtensionContext.Store.CloseableResource {

    @Override
    public void close() {
      box.close();
    }
  }
}
