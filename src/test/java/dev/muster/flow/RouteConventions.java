package dev.muster.flow;

import dev.muster.sync.source.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * How route files are written here. Each method is one rule; {@link #broken} names the breaches.
 */
final class RouteConventions {

  private static final int MAX_LINES = 80;
  private static final int MAX_STEPS = 8;
  private static final int MAX_DESCRIPTION = 140;
  private static final Pattern VERB_NOUN = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
  private static final Pattern ONE_WORD = Pattern.compile("[a-z][a-z0-9-]*");

  /** Ids of one word, with the reason. */
  private static final Map<String, String> ONE_WORD_IDS =
      Map.of("ask", "the verb of every call to a vendor; its object is the body");

  /** What the address of a step names when each API of a box has its own; and the APIs. */
  private static final String API = "${body.api}";

  private static final List<String> APIS = List.of("v1", "v2");

  /** What the address of a step names when each family of directories has its own. */
  private static final String FAMILY = "${body.family}";

  private static final Pattern OF_A_FAMILY = Pattern.compile("direct:(?:place|remove)-person-(.+)");

  /** What the address of a step names when each kind of attempt is settled in its own way. */
  private static final String MATTER = "${body.matter}";

  private static final List<String> MATTERS = List.of("placement", "errand");

  /** What the address of a step names when each kind of source is read in its own way. */
  private static final String KIND = "${body.kind}";

  private static final List<String> KINDS = Arrays.stream(Kind.values()).map(Kind::word).toList();

  /** What the address of a step names when pictures of a source come in several ways. */
  private static final String WAY = "${body.way}";

  private static final List<String> WAYS = List.of("file", "http");

  /**
   * Where an errand goes: which family can do what is said by its beans and not by the files, so
   * only {@link DirectTargets} can hold it against them, and does at every start.
   */
  private static final String ERRAND = "direct:${body.verb}-" + FAMILY;

  private static final Set<String> PROGRAMS =
      Set.of(
          "script", "groovy", "java", "joor", "js", "javaScript", "mvel", "ognl", "python", "spel");
  private static final Set<String> POLICY =
      Set.of(
          "onException",
          "routeConfiguration",
          "redeliveryPolicy",
          "redeliveryPolicyRef",
          "errorHandler");
  private static final Pattern SQL =
      Pattern.compile(
          "(?is)\\b(select\\s.+\\sfrom|insert\\s+into|update\\s+\\S+\\s+set|delete\\s+from)\\b.*");
  private static final Pattern JSON = Pattern.compile("(?s)\\s*(\\{\\s*\"|\\[\\s*[{\"]).*");
  private static final Pattern ADDRESS = Pattern.compile("(?i)(.*[^a-z-])?https?:/*[a-z0-9].*");
  private static final Pattern TIME_KEY =
      Pattern.compile(
          "(?i).*(timeout|delay|period|interval|cron|schedule|duration|ttl|repeatCount)");
  private static final Pattern SECRET_KEY =
      Pattern.compile("(?i).*(password|secret|token|api-?key|access-?key|credential).*");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??!?([^}:]+)(:[^}]*)?}}");

  private final Map<String, String> files;
  private final Set<String> settings;
  private final List<String> broken = new ArrayList<>();
  private final Map<String, List<RouteElement>> elements = new HashMap<>();
  private final Set<String> answered = new HashSet<>();

  private RouteConventions(Map<String, String> files, Set<String> settings) {
    this.files = files;
    this.settings = settings;
  }

  /**
   * @param files path below the routes folder to text
   * @param settings keys that have a value in the configuration
   * @return one sentence per breach
   */
  static List<String> broken(Map<String, String> files, Set<String> settings) {
    RouteConventions conventions = new RouteConventions(files, settings);
    conventions.check();
    return conventions.broken;
  }

  private void check() {
    for (Map.Entry<String, String> file : files.entrySet()) {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Object yaml = new Yaml(new SafeConstructor(options)).load(file.getValue());
      List<RouteElement> found = RouteElement.of(yaml);
      elements.put(file.getKey(), found);
      found.stream()
          .filter(e -> !e.kind().equals("routeConfiguration"))
          .forEach(e -> answered.add(fixed(e.from())));
    }
    elements.forEach(
        (file, found) -> {
          file(file, found);
          found.forEach(element -> element(file, element));
        });
  }

  private void file(String file, List<RouteElement> found) {
    String base = file.substring(file.lastIndexOf('/') + 1);
    rule(base.endsWith(".camel.yaml"), file, "the file name must end in .camel.yaml");
    String flow = base.replace(".camel.yaml", "");
    rule(
        found.stream().anyMatch(e -> e.text("id").equals(flow)),
        file,
        "nothing in it has the id " + flow + ", the name of the file");
    rule(
        files.get(file).lines().count() <= MAX_LINES,
        file,
        "it has more than " + MAX_LINES + " lines");
  }

  private void element(String file, RouteElement element) {
    String at = file + " " + element.text("id");
    naming(at, element);
    rule(element.steps().size() <= MAX_STEPS, at, "it has more than " + MAX_STEPS + " steps");
    door(at, element);
    tick(at, element);
    steps(at, element.body());
    boolean policy = file.startsWith("policy/");
    rule(
        policy || !element.kind().equals("routeConfiguration"),
        at,
        "error policy belongs into routes/policy");
    for (RouteLeaf leaf : RouteLeaf.of(element.body())) {
      if (!leaf.key().equals("description")) {
        rule(policy || !errorPolicy(leaf), at, "error policy belongs into routes/policy");
        value(at, leaf);
        placeholders(at, leaf, element.parameters());
      }
    }
  }

  private void naming(String at, RouteElement element) {
    String id = element.text("id");
    boolean word = element.kind().equals("routeConfiguration") || ONE_WORD_IDS.containsKey(id);
    rule(
        (word ? ONE_WORD : VERB_NOUN).matcher(id).matches(),
        at,
        "the id must be kebab-case, verb and noun");
    String description = element.text("description");
    boolean sentence =
        description.matches("(?s)[A-Z].*\\.") && !description.matches("(?s).*[.!?]\\s+[A-Z].*");
    rule(
        sentence && description.length() <= MAX_DESCRIPTION,
        at,
        "the description must be one short sentence");
    if (element.route() && element.from().startsWith("direct:")) {
      rule(
          element.from().equals("direct:" + id), at, "the direct name must be the id of the route");
    }
  }

  /** Camel* headers from outside are Camel's known attack path. */
  private void door(String at, RouteElement element) {
    if (element.from().startsWith("platform-http:")) {
      Object first = element.steps().isEmpty() ? Map.of() : element.steps().get(0);
      boolean stripped =
          RouteElement.step(first).get("removeHeaders") instanceof Map<?, ?> remove
              && Set.of("Camel*", "*").contains(String.valueOf(remove.get("pattern")));
      rule(stripped, at, "the first step behind platform-http must be removeHeaders Camel*");
    }
  }

  private void tick(String at, RouteElement element) {
    if (element.from().startsWith("quartz:") || element.from().startsWith("timer:")) {
      boolean bean =
          element.steps().size() == 1
              && RouteElement.step(element.steps().get(0)).containsKey("bean");
      rule(bean, at, "a tick calls one bean method and nothing else");
    }
  }

  private void steps(String at, Object node) {
    if (node instanceof List<?> list) {
      list.forEach(element -> steps(at, element));
    } else if (node instanceof Map<?, ?> map) {
      if (map.containsKey("bean")) {
        Map<?, ?> bean = RouteElement.step(map.get("bean"));
        rule(
            bean.containsKey("ref") && bean.containsKey("method"),
            at,
            "a bean step names ref and method");
      }
      map.values().forEach(value -> steps(at, value));
    }
  }

  private void value(String at, RouteLeaf leaf) {
    String value = leaf.value();
    rule(
        leaf.keys().stream().noneMatch(PROGRAMS::contains),
        at,
        "no program inside YAML: " + leaf.keys());
    rule(!SQL.matcher(value).matches(), at, "no SQL inside YAML: " + value);
    rule(!JSON.matcher(value).matches(), at, "no JSON text inside YAML: " + value);
    rule(!ADDRESS.matcher(value).matches(), at, "an address must be a placeholder: " + value);
    boolean time = leaf.keys().stream().anyMatch(key -> TIME_KEY.matcher(key).matches());
    rule(
        !time || leaf.placeholder() || !value.matches("[1-9].*|[*0] .*"),
        at,
        "a time must be a placeholder: " + value);
    boolean secret = SECRET_KEY.matcher(leaf.key()).matches();
    rule(!secret || leaf.placeholder(), at, "a secret must be a placeholder: " + leaf.key());
    if (leaf.key().equals("uri")) {
      rule(!value.contains("?"), at, "options belong under parameters: " + value);
      rule(!value.startsWith("bean:"), at, "call a bean with a bean step: " + value);
    }
    if (value.matches("direct:\\S+")) {
      targets(value)
          .forEach(
              target -> rule(answered.contains(fixed(target)), at, "no route answers " + target));
    }
  }

  private void placeholders(String at, RouteLeaf leaf, List<String> parameters) {
    Matcher matcher = PLACEHOLDER.matcher(leaf.value());
    while (matcher.find()) {
      String name = matcher.group(1);
      boolean known =
          matcher.group(2) != null || parameters.contains(name) || settings.contains(name);
      rule(known, at, "there is no setting or parameter {{" + name + "}}");
    }
  }

  /** Switching the error handler off is no policy: it leaves the retry to the caller. */
  private static boolean errorPolicy(RouteLeaf leaf) {
    return leaf.keys().stream().anyMatch(POLICY::contains)
        && !leaf.keys().contains("noErrorHandler");
  }

  /** A target that depends on what is known only at run time needs a route for each value. */
  private List<String> targets(String value) {
    if (value.equals(ERRAND)) {
      return List.of();
    }
    return Stream.of(value)
        .flatMap(one -> each(one, FAMILY, families()))
        .flatMap(one -> each(one, MATTER, MATTERS))
        .flatMap(one -> each(one, API, APIS))
        .flatMap(one -> each(one, KIND, KINDS))
        .flatMap(one -> each(one, WAY, WAYS))
        .toList();
  }

  /** Whoever places or removes: half a family is found here, a missing one by the program. */
  private List<String> families() {
    List<String> known =
        answered.stream()
            .map(OF_A_FAMILY::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .distinct()
            .toList();
    return known.isEmpty() ? List.of("nobody") : known;
  }

  private static Stream<String> each(String value, String name, List<String> values) {
    return value.contains(name)
        ? values.stream().map(one -> value.replace(name, one))
        : Stream.of(value);
  }

  /** An address up to its first placeholder: what can be compared without the values. */
  private static String fixed(String uri) {
    return uri.replaceAll("[$]?\\{.*", "{");
  }

  private void rule(boolean kept, String at, String message) {
    if (!kept && !broken.contains(at + ": " + message)) {
      broken.add(at + ": " + message);
    }
  }
}
