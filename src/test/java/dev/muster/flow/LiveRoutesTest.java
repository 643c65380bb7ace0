package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRoutesTest {

  private static final String ANSWER_TEMPLATE =
      """
      - routeTemplate:
          id: answer-name
          parameters:
            - name: name
          route:
            description: Answers with its name.
            from:
              uri: direct:{{name}}
              steps:
                - setBody:
                    constant: "%s {{name}}"
      """;

  @TempDir Path folder;
  private RunningRoutes routes;

  @BeforeEach
  void open() {
    routes = new RunningRoutes(folder);
  }

  @AfterEach
  void close() {
    routes.close();
  }

  @Test
  void routesOfTheFolderRunFromTheStart() throws Exception {
    routes
        .answering("say-one", "one")
        .write("sub/two.camel.yaml", RunningRoutes.answer("say-two", "two"));
    routes.start();
    assertThat(routes.ask("say-one")).isEqualTo("one");
    assertThat(routes.ask("say-two")).isEqualTo("two");
    assertThat(routes.live.files())
        .extracting(RouteFile::file)
        .containsExactly("say-one.camel.yaml", "sub/two.camel.yaml");
    assertThat(routes.live.files().get(1).routeIds()).containsExactly("say-two");
    assertThat(routes.live.problems()).isEmpty();
  }

  @Test
  void aBrokenFolderStopsTheStartWithTheFileAndTheLine() throws Exception {
    routes.write(
        "bad.camel.yaml", RunningRoutes.answer("say-bad", "x").replace("setBody", "setBoddy"));
    assertThatThrownBy(() -> routes.live.load())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bad.camel.yaml line 7")
        .hasMessageContaining("setBoddy");
  }

  @Test
  void anEditChangesOnlyTheRoutesOfItsFile() throws Exception {
    routes.answering("say-one", "one").answering("say-two", "two").start();
    Route untouched = routes.context.getRoute("say-two");
    routes.answering("say-one", "eins").live.reload();
    assertThat(routes.ask("say-one")).isEqualTo("eins");
    assertThat(routes.context.getRoute("say-two")).isSameAs(untouched);
  }

  @Test
  void aNewFileAddsItsRoutesAndADeletedFileTakesThemAway() throws Exception {
    routes.answering("say-one", "one").start();
    routes.answering("say-two", "two").live.reload();
    assertThat(routes.ask("say-two")).isEqualTo("two");
    routes.delete("say-one.camel.yaml").live.reload();
    assertThat(routes.context.getRoute("say-one")).isNull();
    assertThat(routes.context.getRouteController().getRouteStatus("say-one")).isNull();
    assertThat(routes.live.files())
        .extracting(RouteFile::file)
        .containsExactly("say-two.camel.yaml");
  }

  @Test
  void aRouteMayMoveToAnotherFile() throws Exception {
    routes.answering("say-one", "one").start();
    routes.write("moved.camel.yaml", RunningRoutes.answer("say-one", "moved"));
    routes.delete("say-one.camel.yaml").live.reload();
    assertThat(routes.live.problems()).isEmpty();
    assertThat(routes.ask("say-one")).isEqualTo("moved");
  }

  @Test
  void anEditedTemplateMakesItsLanesAnewAndKeepsTheOtherRoutes() throws Exception {
    routes
        .write("answer-name.camel.yaml", ANSWER_TEMPLATE.formatted("I am"))
        .answering("say-one", "one");
    routes.lane("answer-name", "lane-ada", Map.of("name", "ada"));
    routes.lane("answer-name", "lane-bob", Map.of("name", "bob"));
    routes.start();
    assertThat(routes.ask("bob")).isEqualTo("I am bob");
    routes.write("answer-name.camel.yaml", ANSWER_TEMPLATE.formatted("My name is")).live.reload();
    assertThat(routes.live.problems()).isEmpty();
    assertThat(routes.ask("ada")).isEqualTo("My name is ada");
    assertThat(routes.ask("bob")).isEqualTo("My name is bob");
    assertThat(routes.ask("say-one")).isEqualTo("one");
    assertThat(routes.live.files().get(0).routeIds()).containsExactly("lane-ada", "lane-bob");
  }

  @Test
  void aBrokenTemplateKeepsTheLanesThatRun() throws Exception {
    routes.write("answer-name.camel.yaml", ANSWER_TEMPLATE.formatted("I am"));
    routes.lane("answer-name", "lane-ada", Map.of("name", "ada")).start();
    Route lane = routes.context.getRoute("lane-ada");
    routes
        .write("answer-name.camel.yaml", ANSWER_TEMPLATE.formatted("I am {{nobody}}"))
        .live
        .reload();
    assertThat(routes.live.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.sentence()).startsWith("answer-name.camel.yaml line 11: ");
              assertThat(problem.message()).contains("{{nobody}}");
            });
    assertThat(routes.context.getRoute("lane-ada")).isSameAs(lane);
    assertThat(routes.ask("ada")).isEqualTo("I am ada");
  }

  @Test
  void anEditedErrorPolicyReachesRoutesAndLanes() throws Exception {
    String policy =
        """
        - routeConfiguration:
            id: answer-failures
            onException:
              - onException:
                  exception: [java.lang.IllegalStateException]
                  handled:
                    constant: "true"
                  steps:
                    - setBody:
                        constant: %s
        """;
    String failing =
        """
          route:
            description: Always fails.
            routeConfigurationId: answer-failures
            from:
              uri: direct:%s
              steps:
                - throwException:
                    exceptionType: java.lang.IllegalStateException
                    message: always
        """;
    routes.write("policy/answer-failures.camel.yaml", policy.formatted("caught"));
    routes.write(
        "fail-plain.camel.yaml",
        "-"
            + failing
                .formatted("fail-plain")
                .substring(1)
                .replace("route:\n", "route:\n    id: fail-plain\n"));
    routes.write(
        "fail-lane.camel.yaml",
        "- routeTemplate:\n    id: fail-lane\n    parameters:\n      - name: name\n"
            + failing.formatted("{{name}}").indent(2));
    routes.lane("fail-lane", "fail-ada", Map.of("name", "ada")).start();
    assertThat(routes.ask("fail-plain")).isEqualTo("caught");
    assertThat(routes.ask("ada")).isEqualTo("caught");
    routes.write("policy/answer-failures.camel.yaml", policy.formatted("seen")).live.reload();
    assertThat(routes.live.problems()).isEmpty();
    assertThat(routes.ask("fail-plain")).isEqualTo("seen");
    assertThat(routes.ask("ada")).isEqualTo("seen");
  }

  @Test
  void aProblemIsForgottenWhenTheFileIsRightAgain() throws Exception {
    routes.answering("say-one", "one").start();
    routes.write("say-one.camel.yaml", "- route:\n   id: [").live.reload();
    assertThat(routes.live.problems()).hasSize(1);
    assertThat(routes.ask("say-one")).isEqualTo("one");
    routes.answering("say-one", "eins").live.reload();
    assertThat(routes.live.problems()).isEmpty();
    assertThat(routes.ask("say-one")).isEqualTo("eins");
  }

  @Test
  void whatDoesNotStartIsTakenOutAgainAndTheOldRoutePutBack() throws Exception {
    routes.answering("say-one", "one").start();
    String twice =
        RunningRoutes.answer("say-one", "new")
            + RunningRoutes.answer("say-more", "more")
                .replace(
                    "direct:say-more",
                    "file:/dev/null/none?startingDirectoryMustExist=true&autoCreate=false");
    routes.write("say-one.camel.yaml", twice).live.reload();
    assertThat(routes.live.problems()).hasSize(1);
    assertThat(routes.live.problems().get(0).sentence()).startsWith("say-one.camel.yaml line 9: ");
    assertThat(routes.ask("say-one")).isEqualTo("one");
    assertThat(routes.context.getRoute("say-more")).isNull();
    routes.answering("say-one", "eins").live.reload();
    assertThat(routes.ask("say-one")).isEqualTo("eins");
  }

  @Test
  void workInHandIsFinishedByTheRouteThatBeganIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch proceed = new CountDownLatch(1);
    routes.context.getRegistry().bind("gate", new Gate(begun, proceed));
    String slow =
        RunningRoutes.answer("say-slowly", "old")
            .replace(
                "- setBody",
                "- bean:\n            ref: gate\n            method: pass\n        - setBody");
    routes.write("say-slowly.camel.yaml", slow).start();
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> routes.ask("say-slowly"));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    routes.answering("say-slowly", "new");
    CompletableFuture<Void> reload = CompletableFuture.runAsync(routes.live::reload);
    assertThat(reload).isNotDone();
    proceed.countDown();
    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("old");
    reload.get(10, TimeUnit.SECONDS);
    assertThat(routes.ask("say-slowly")).isEqualTo("new");
  }

  public record Gate(CountDownLatch begun, CountDownLatch proceed) {

    public void pass() throws InterruptedException {
      begun.countDown();
      if (!proceed.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("never let through");
      }
    }
  }

  @Test
  void anEmptiedFolderDoesNotTakeTheRoutesAway() throws Exception {
    routes.answering("say-one", "one").start();
    routes.delete("say-one.camel.yaml").live.reload();
    assertThat(routes.live.problems())
        .singleElement()
        .extracting(RouteProblem::message)
        .isEqualTo("all route files are gone.");
    assertThat(routes.ask("say-one")).isEqualTo("one");
  }
}
