package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final String ROOT = "dev.muster";
  private static final String BAD = "dev.muster.architecture.bad";
  private static final String PUBLIC = "types are public only when needed";
  private static final Pattern BEAN = Pattern.compile("\\bref:\\s*\"?([A-Za-z0-9]+)");

  /** Types that must be public though no class of ours shows it, with the reason. */
  private static final Map<String, String> PUBLIC_FOR_OTHERS =
      Map.of(
          "dev.muster.flow.RouteStatus", "what the console's page about the routes reads",
          "dev.muster.flow.WorkEndpoint", "Camel sets its options by reflection",
          "dev.muster.flow.LiveEndpoint", "Camel sets its options by reflection");

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);
  private static final JavaClasses BAD_PROGRAM = new ClassFileImporter().importPackages(BAD);

  static Stream<String> rules() throws IOException {
    return rules(ROOT).keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theProgramKeepsTheRule(String rule) throws IOException {
    rules(ROOT).get(rule).check(PROGRAM);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void aProgramThatBreaksTheRuleIsFound(String rule) throws IOException {
    assertThat(rules(BAD).get(rule).evaluate(BAD_PROGRAM).hasViolation()).isTrue();
  }

  @Test
  void aPublicTypeThatAnotherPackageUsesIsNoBreach() throws IOException {
    assertThat(rules(BAD).get(PUBLIC).evaluate(BAD_PROGRAM).getFailureReport().getDetails())
        .singleElement()
        .asString()
        .contains("NeedlesslyPublic");
  }

  private static Map<String, ArchRule> rules(String root) throws IOException {
    ArchitectureRules rules = new ArchitectureRules(root);
    Map<String, ArchRule> named = new TreeMap<>();
    named.put("Camel stays in flow", rules.camelStaysInFlow());
    named.put("features do not know vendors", rules.featuresDoNotKnowVendors());
    named.put("the face box shares only faces", rules.faceBoxSharesOnlyFaces());
    named.put("only the launcher knows the face box", rules.onlyTheLauncherKnowsTheFaceBox());
    named.put("faces are a library", rules.facesAreALibrary());
    named.put("samples are a library", rules.samplesAreALibrary());
    named.put("features form no cycle", rules.featuresFormNoCycle());
    named.put("parts of the face box form no cycle", rules.partsOfTheFaceBoxFormNoCycle());
    named.put("nothing is injected into fields", rules.nothingIsInjectedIntoFields());
    named.put("time comes from a clock", rules.timeComesFromAClock());
    named.put("only the launcher prints", rules.onlyTheLauncherPrints());
    named.put(
        PUBLIC, rules.typesArePublicOnlyWhenNeeded(beansOfRoutes(), PUBLIC_FOR_OTHERS.keySet()));
    return named;
  }

  /** Camel calls these by name: no class file shows it. */
  private static Set<String> beansOfRoutes() throws IOException {
    Set<String> beans = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("routes"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = BEAN.matcher(Files.readString(file));
        while (matcher.find()) {
          beans.add(matcher.group(1));
        }
      }
    }
    return beans;
  }
}
