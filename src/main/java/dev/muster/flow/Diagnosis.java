package dev.muster.flow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What is wrong in a route text and on which line, read from the exception that Camel threw.
 *
 * @param line counted from one; 0 when unknown
 * @param message one sentence
 */
record Diagnosis(int line, String message) {

  private static final int MAX_MESSAGE = 300;
  private static final String UNQUOTED = "Non scalar key";
  private static final Pattern UNKNOWN_OPTION =
      Pattern.compile("Failed to resolve endpoint: ([^:?]+).*Unknown parameters=\\[\\{([^=}]+)=");
  private static final Pattern MISSING_PROPERTY =
      Pattern.compile("Property with key \\[([^]]+)] not found");
  private static final Pattern MISSING_PARAMETERS =
      Pattern.compile("Route template (\\S+) the following mandatory parameters.*: (.+)");

  /**
   * @param begin the line on which the route begins, used when the exception names no route
   */
  static Diagnosis of(Throwable thrown, RouteText text, int begin) {
    int from = begin;
    Diagnosis found = null;
    Throwable root = thrown;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      Diagnosis known = known(t, text, from);
      found = known == null ? found : known;
      from = place(t, text, from);
      root = t;
    }
    return found == null ? new Diagnosis(from, sentence(root)) : found;
  }

  private static @Nullable Diagnosis known(Throwable t, RouteText text, int from) {
    if (t instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
      return new Diagnosis(
          yaml.getProblemMark().getLine() + 1, clean("no YAML: " + yaml.getProblem()));
    }
    if (t instanceof MarkedYamlEngineException yaml && yaml.getProblemMark().isPresent()) {
      return new Diagnosis(yaml.getProblemMark().get().getLine() + 1, clean(yaml.getProblem()));
    }
    if (t instanceof NoSuchBeanException bean) {
      return at(text, from, bean.getName(), "there is no bean named " + bean.getName() + ".");
    }
    if (t instanceof MethodNotFoundException method) {
      String name = method.getMethodName();
      return at(text, from, name, "the bean has no method named " + name + ".");
    }
    if (t instanceof NoSuchEndpointException endpoint) {
      String scheme = endpoint.getUri().split("[:?]", 2)[0];
      return at(text, from, scheme, "there is no component named " + scheme + ".");
    }
    return t.getMessage() == null ? null : spoken(t.getMessage(), text, from);
  }

  private static @Nullable Diagnosis spoken(String message, RouteText text, int from) {
    if (message.startsWith(UNQUOTED)) {
      return at(text, from, ": {{", "a value that begins with {{ needs quotes around it.");
    }
    Matcher option = UNKNOWN_OPTION.matcher(message);
    if (option.find()) {
      String key = option.group(2);
      return at(text, from, key, option.group(1) + " has no option named " + key + ".");
    }
    Matcher property = MISSING_PROPERTY.matcher(message);
    if (property.find()) {
      String key = property.group(1);
      return at(text, from, "{{" + key, "there is no setting or parameter {{" + key + "}}.");
    }
    Matcher parameters = MISSING_PARAMETERS.matcher(message);
    if (parameters.find()) {
      String said = "template " + parameters.group(1) + " is not given " + parameters.group(2);
      return at(text, from, parameters.group(2), said + ".");
    }
    return null;
  }

  /** Nearer to the fault with every cause: the route, its endpoint, the option. */
  private static int place(Throwable t, RouteText text, int from) {
    if (t instanceof FailedToStartRouteException route) {
      return text.lineOfId(route.getRouteId());
    }
    String needle = null;
    if (t instanceof ResolveEndpointFailedException endpoint) {
      needle = StringHelper.before(endpoint.getUri(), "?", endpoint.getUri()).replace("://", ":");
    } else if (t instanceof PropertyBindingException option) {
      needle = option.getPropertyName();
    } else if (t instanceof ExpressionIllegalSyntaxException syntax) {
      needle = syntax.getExpression();
    }
    return needle == null ? from : lineOf(needle, text, from);
  }

  private static Diagnosis at(RouteText text, int from, String needle, String message) {
    return new Diagnosis(lineOf(needle, text, from), message);
  }

  private static int lineOf(String needle, RouteText text, int from) {
    int line = text.lineOf(needle, from);
    return line > 0 ? line : from;
  }

  private static String sentence(Throwable root) {
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : clean(message);
  }

  /** One line, bounded, without the secrets of an endpoint. */
  private static String clean(String message) {
    String line = URISupport.sanitizeUri(message.strip().lines().findFirst().orElse(""));
    if (line.length() > MAX_MESSAGE) {
      return line.substring(0, MAX_MESSAGE) + "…";
    }
    return line.endsWith(".") || line.endsWith(")") ? line : line + ".";
  }
}
