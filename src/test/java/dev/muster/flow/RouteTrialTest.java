package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.ledger.Attempt;
import dev.muster.enrol.ledger.AttemptStart;
import dev.muster.enrol.ledger.Placing;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteTrialTest {

  private static final String GOOD =
      """
      - route:
          id: greet-person
          description: Greets a person.
          from:
            uri: direct:greet-person
            steps:
              - bean:
                  ref: greeter
                  method: greet
              - setHeader:
                  name: greeting
                  constant: "{{muster.greeting}}"
              - to:
                  uri: log:greet
                  parameters:
                    showBody: false
      """;

  @TempDir Path folder;
  private RunningRoutes routes;

  @BeforeEach
  void start() throws Exception {
    routes = new RunningRoutes(folder).write("greet-person.camel.yaml", GOOD).start();
  }

  @AfterEach
  void close() {
    routes.close();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("YAML syntax", "uri: log:greet", "uri: [log:greet", 15, "no YAML"),
        mistake("a tab", "    description", "\tdescription", 3, "no YAML"),
        mistake("unknown step", "- setHeader:", "- setHeadr:", 10, "setHeadr"),
        mistake("unknown field of a step", "constant: \"{{", "konstant: \"{{", 12, "konstant"),
        mistake(
            "unknown option",
            "showBody: false",
            "showBodi: false",
            16,
            "log has no option named showBodi"),
        mistake("bad option value", "showBody: false", "showBody: maybe", 16, "maybe"),
        mistake(
            "unknown component",
            "uri: log:greet",
            "uri: logg:greet",
            14,
            "no component named logg"),
        mistake("unknown bean", "ref: greeter", "ref: greetr", 8, "no bean named greetr"),
        mistake("unknown method", "method: greet", "method: great", 9, "no method named great"),
        mistake(
            "unknown setting",
            "{{muster.greeting}}",
            "{{muster.greting}}",
            12,
            "{{muster.greting}}"),
        mistake(
            "unknown option that camel-http would send to the vendor",
            "log:greet\n            parameters:\n              showBody",
            "http:box\n            parameters:\n              throwExceptionOnFailur",
            16,
            "http has no option named throwExceptionOnFailur"),
        mistake(
            "placeholder without quotes",
            "\"{{muster.greeting}}\"",
            "{{muster.greeting}}",
            12,
            "needs quotes"),
        mistake(
            "call to nowhere",
            "uri: log:greet\n            parameters:\n              showBody: false",
            "uri: direct:nowhere",
            14,
            "no route answers direct:nowhere"),
        mistake("no id", "id: greet-person\n    description", "description", 1, "no id"),
        mistake(
            "a step where a route belongs", "- route:", "- rest:", 1, "'rest' cannot stand here"),
        mistake(
            "bad expression",
            "constant: \"{{muster.greeting}}\"",
            "simple: \"${body\"",
            12,
            "expected symbol"),
        mistake(
            "unknown error policy",
            "id: greet-person\n",
            "id: greet-person\n    routeConfigurationId: retry-never\n",
            3,
            "retry-never"));
  }

  private static Arguments mistake(String what, String right, String wrong, int line, String said) {
    assertThat(GOOD).contains(right);
    return Arguments.of(what, GOOD.replace(right, wrong), line, said);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsFoundWithFileAndLineAndTheOldRouteKeepsRunning(
      String what, String text, int line, String said) throws Exception {
    routes.write("greet-person.camel.yaml", text).live.reload();
    assertThat(routes.ask("greet-person")).isEqualTo("Hello Ada");
    assertThat(routes.live.problems()).hasSize(1);
    RouteProblem problem = routes.live.problems().get(0);
    assertThat(problem.file()).isEqualTo("greet-person.camel.yaml");
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.message()).contains(said).doesNotContain("\n");
    routes.write("greet-person.camel.yaml", GOOD.replace("Greets a", "Greets one")).live.reload();
    assertThat(routes.live.problems()).isEmpty();
    assertThat(routes.ask("greet-person")).isEqualTo("Hello Ada");
  }

  @Test
  void theOptionsOfCamelHttpAreKnown() throws Exception {
    String call =
        GOOD.replace("log:greet", "http:box")
            .replace(
                "showBody: false",
                "throwExceptionOnFailure: false\n              httpClient.responseTimeout: 3000");
    routes.write("greet-person.camel.yaml", call).live.reload();
    assertThat(routes.live.problems()).isEmpty();
  }

  @Test
  void aStepThatNamesTheApiOfItsBoxMustBeAnsweredForEveryApiOfTheProgram() throws Exception {
    String asking =
        GOOD.replace("- to:", "- toD:")
            .replace("uri: log:greet", "uri: direct:find-person-${body.api}")
            .replace("            parameters:\n              showBody: false\n", "");
    routes
        .write("greet-person.camel.yaml", asking)
        .write("find-person-v1.camel.yaml", GOOD.replace("greet-person", "find-person-v1"))
        .live
        .reload();
    assertThat(routes.live.problems())
        .singleElement()
        .extracting(RouteProblem::sentence)
        .isEqualTo("greet-person.camel.yaml line 14: no route answers direct:find-person-v2.");
    assertThat(routes.ask("greet-person")).isEqualTo("Hello Ada");
    routes
        .write("find-person-v2.camel.yaml", GOOD.replace("greet-person", "find-person-v2"))
        .live
        .reload();
    assertThat(routes.live.problems()).isEmpty();
  }

  @Test
  void aStepThatNamesTheFamilyOfItsDirectoryMustBeAnsweredForEveryFamily() throws Exception {
    routes.context.getRegistry().bind("boxes", new Start("box"));
    routes.context.getRegistry().bind("clouds", new Start("baidu"));
    String placing =
        GOOD.replace("- to:", "- toD:")
            .replace("uri: log:greet", "uri: direct:place-person-${body.family}")
            .replace("            parameters:\n              showBody: false\n", "");
    routes
        .write("greet-person.camel.yaml", placing)
        .write("place-person-box.camel.yaml", GOOD.replace("greet-person", "place-person-box"))
        .live
        .reload();
    assertThat(routes.live.problems())
        .singleElement()
        .extracting(RouteProblem::sentence)
        .isEqualTo("greet-person.camel.yaml line 14: no route answers direct:place-person-baidu.");
  }

  private record Start(String family) implements AttemptStart {

    @Override
    public Attempt begin(Placing placing) {
      throw new UnsupportedOperationException("nobody is placed here");
    }
  }

  @Test
  void anIdUsedInTwoFilesIsRefused() throws Exception {
    routes.write("twin.camel.yaml", GOOD).live.reload();
    assertThat(routes.live.problems())
        .singleElement()
        .extracting(RouteProblem::sentence)
        .isEqualTo(
            "twin.camel.yaml line 1: the route id greet-person is already used in greet-person.camel.yaml.");
  }
}
