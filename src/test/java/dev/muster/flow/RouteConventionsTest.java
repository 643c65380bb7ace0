package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class RouteConventionsTest {

  private static final Path ROUTES = Path.of("routes");
  private static final String NAME = "take-photo.camel.yaml";
  private static final String GOOD =
      """
      - route:
          id: take-photo
          description: Takes a photo to report.csv, or says why not.
          errorHandler:
            noErrorHandler: {}
          from:
            uri: direct:take-photo
            steps:
              - bean:
                  ref: enrolment
                  method: record
              - delay:
                  constant: {expression: "{{muster.pause}}"}
              - setHeader:
                  name: authorization
                  simple: {expression: "${body.token}"}
              - to:
                  uri: direct:call-${header.lane}
              - to:
                  uri: http:{{muster.box-address}}
                  parameters:
                    responseTimeout: "{{muster.pause}}"
                    initialDelay: 0
      """;
  private static final String CALL =
      """
      - routeTemplate:
          id: call-out
          description: Calls a box.
          parameters:
            - name: lane
          from:
            uri: direct:call-{{lane}}
            steps:
              - bean:
                  ref: calls
                  method: send
      """;
  private static final Set<String> SETTINGS = Set.of("muster.pause", "muster.box-address");

  @Test
  void theRoutesOfThisProgramKeepTheConventions() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(ROUTES)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(ROUTES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    Set<String> settings = new HashSet<>(settings(Path.of("src/main/resources/application.yaml")));
    settings.addAll(settings(Path.of("config/application.yaml")));
    assertThat(RouteConventions.broken(files, settings)).isEmpty();
  }

  @Test
  void aGoodFileBreaksNothing() {
    assertThat(RouteConventions.broken(with(NAME, GOOD), SETTINGS)).isEmpty();
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        breach("id: take-photo", "id: takePhoto", "kebab-case"),
        breach("id: take-photo", "id: photo", "verb and noun"),
        breach(
            "Takes a photo to report.csv, or says why not.", "takes a photo", "one short sentence"),
        breach("or says why not.", "or not. Says why.", "one short sentence"),
        breach("uri: direct:take-photo", "uri: direct:take-picture", "the id of the route"),
        breach("call-${header.lane}", "nowhere", "no route answers direct:nowhere"),
        breach("call-${header.lane}", "calls-${header.lane}", "no route answers direct:calls-"),
        breach(
            "        - delay:",
            "        - log: {message: a}\n".repeat(5) + "        - delay:",
            "more than 8 steps"),
        breach("- route:", "#\n".repeat(80) + "- route:", "more than 80 lines"),
        breach("simple:", "groovy:", "no program inside YAML"),
        breach("${body.token}", "Select name  from person", "no SQL inside YAML"),
        breach("${body.token}", "INSERT into person", "no SQL inside YAML"),
        breach("\"${body.token}\"", "'{\"name\": \"x\"}'", "no JSON text"),
        breach("\"${body.token}\"", "'[{\"name\": \"x\"}]'", "no JSON text"),
        breach(
            "http:{{muster.box-address}}",
            "http:{{muster.box-address}}?bridgeEndpoint=true",
            "under parameters"),
        breach("http:{{muster.box-address}}", "bean:calls", "with a bean step"),
        breach("            method: record\n", "", "names ref and method"),
        breach("            ref: enrolment\n", "            beanType: x\n", "names ref and method"),
        breach(
            "errorHandler:\n      noErrorHandler: {}",
            "errorHandler:\n      deadLetterChannel: {deadLetterUri: log:dead}",
            "routes/policy"),
        breach("http:{{muster.box-address}}", "http:10.0.0.1", "an address must be a placeholder"),
        breach("${body.token}", "https://box.example", "an address must be a placeholder"),
        breach(
            "responseTimeout: \"{{muster.pause}}\"",
            "responseTimeout: 3000",
            "a time must be a placeholder"),
        breach(
            "expression: \"{{muster.pause}}\"", "expression: 3s", "a time must be a placeholder"),
        breach("initialDelay: 0", "cron: 0 0 3 * * ?", "a time must be a placeholder"),
        breach("initialDelay: 0", "authPassword: hunter2", "a secret must be a placeholder"),
        breach(
            "muster.box-address",
            "muster.box-adress",
            "no setting or parameter {{muster.box-adress}}"),
        breach("uri: direct:take-photo", "uri: platform-http:/photos", "removeHeaders Camel*"),
        breach("uri: direct:take-photo", "uri: quartz:photos", "one bean method and nothing else"));
  }

  private static Arguments breach(String right, String wrong, String said) {
    assertThat(GOOD).contains(right);
    return Arguments.of(said, GOOD.replace(right, wrong));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaches")
  void everyBreachIsNamed(String said, String text) {
    assertThat(RouteConventions.broken(with(NAME, text), SETTINGS))
        .anySatisfy(sentence -> assertThat(sentence).startsWith(NAME).contains(said));
  }

  @Test
  void aFileIsNamedAfterItsFlow() {
    assertThat(RouteConventions.broken(with("photo.camel.yaml", GOOD), SETTINGS))
        .singleElement()
        .asString()
        .contains("has the id photo");
    assertThat(RouteConventions.broken(with("take-photo.yaml", GOOD), SETTINGS))
        .first()
        .asString()
        .contains("must end in .camel.yaml");
  }

  @Test
  void anErrorPolicyStandsOnlyInTheFolderPolicy() {
    String policy =
        "- routeConfiguration:\n    id: unforeseen\n    description: Logs it.\n    onException: []\n";
    assertThat(RouteConventions.broken(Map.of("policy/unforeseen.camel.yaml", policy), SETTINGS))
        .isEmpty();
    assertThat(RouteConventions.broken(Map.of("enrol/unforeseen.camel.yaml", policy), SETTINGS))
        .singleElement()
        .asString()
        .contains("routes/policy");
  }

  @Test
  void aTemplateParameterIsKnownOnlyInItsOwnTemplate() {
    String stray = CALL.replace("method: send", "method: send({{other}})");
    assertThat(RouteConventions.broken(Map.of("call-out.camel.yaml", stray), SETTINGS))
        .singleElement()
        .asString()
        .contains("{{other}}");
  }

  @Test
  void aStepThatDependsOnTheApiOfABoxExistsForEachOfThem() {
    String dynamic = GOOD.replace("call-${header.lane}", "find-person-${body.api}");
    Map<String, String> files = with(NAME, dynamic);
    files.put("find-person-v1.camel.yaml", step("find-person-v1"));
    assertThat(RouteConventions.broken(files, SETTINGS))
        .singleElement()
        .asString()
        .contains("no route answers direct:find-person-v2");
    files.put("find-person-v2.camel.yaml", step("find-person-v2"));
    assertThat(RouteConventions.broken(files, SETTINGS)).isEmpty();
  }

  @Test
  void whatHasEndedIsSettledForEachMatter() {
    String dynamic = GOOD.replace("call-${header.lane}", "settle-${body.matter}");
    Map<String, String> files = with(NAME, dynamic);
    files.put("settle-placement.camel.yaml", step("settle-placement"));
    assertThat(RouteConventions.broken(files, SETTINGS))
        .singleElement()
        .asString()
        .contains("no route answers direct:settle-errand");
    files.put("settle-errand.camel.yaml", step("settle-errand"));
    assertThat(RouteConventions.broken(files, SETTINGS)).isEmpty();
  }

  @Test
  void anErrandGoesToItsVerbAndFamilyAndIsWrittenSo() {
    assertThat(
            RouteConventions.broken(
                with(NAME, GOOD.replace("call-${header.lane}", "${body.verb}-${body.family}")),
                SETTINGS))
        .isEmpty();
    Map<String, String> files =
        with(NAME, GOOD.replace("call-${header.lane}", "${body.family}-${body.verb}"));
    for (String id : List.of("place-person-acme", "remove-person-acme")) {
      files.put(id + ".camel.yaml", step(id));
    }
    assertThat(RouteConventions.broken(files, SETTINGS))
        .anySatisfy(one -> assertThat(one).contains("no route answers direct:acme-${body.verb}"));
  }

  private static String step(String id) {
    return """
        - route:
            id: %1$s
            description: Asks who it is.
            from:
              uri: direct:%1$s
              steps:
                - to:
                    uri: direct:call-${header.lane}
        """
        .formatted(id);
  }

  private static Map<String, String> with(String name, String text) {
    Map<String, String> files = new HashMap<>();
    files.put("call-out.camel.yaml", CALL);
    files.put(name, text);
    return files;
  }

  private static Set<String> settings(Path file) throws IOException {
    Set<String> keys = new HashSet<>();
    try (Reader reader = Files.newBufferedReader(file)) {
      for (Object document : new Yaml().loadAll(reader)) {
        RouteLeaf.of(document).forEach(leaf -> keys.add(String.join(".", leaf.keys())));
      }
    }
    return keys;
  }
}
