package dev.muster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What may know what, with the reason; below one root package, so that a test can break each. */
final class ArchitectureRules {

  private static final Set<String> SYSTEM_TIME =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system");

  private final String root;

  ArchitectureRules(String root) {
    this.root = root;
  }

  ArchRule camelStaysInFlow() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".flow..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .because("the routes drive the features; a feature must be testable without Camel")
        .allowEmptyShould(true);
  }

  ArchRule featuresDoNotKnowVendors() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            below(
                "roster",
                "enrol",
                "sync",
                "event",
                "attendance",
                "console",
                "store",
                "call",
                "box",
                "directory",
                "errand",
                "recogniser",
                "kiosk"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".vendor..")
        .because("a vendor is exchangeable: it knows the domain, the domain does not know it")
        .allowEmptyShould(true);
  }

  ArchRule faceBoxSharesOnlyFaces() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".facebox..")
        .should()
        .dependOnClassesThat(oursBut("facebox", "face"))
        .because("wire code shared with the clients would hide a mistake made on both sides")
        .allowEmptyShould(true);
  }

  ArchRule onlyTheLauncherKnowsTheFaceBox() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".facebox..")
        .and()
        .doNotHaveFullyQualifiedName(root + ".Muster")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".facebox..")
        .because("the embedded box stands for a real one, which is only reached over HTTP")
        .allowEmptyShould(true);
  }

  ArchRule facesAreALibrary() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".face..")
        .should()
        .dependOnClassesThat(oursBut("face"))
        .because("finding faces needs neither the domain nor the box")
        .allowEmptyShould(true);
  }

  ArchRule samplesAreALibrary() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".sample..")
        .should()
        .dependOnClassesThat(oursBut("sample"))
        .because("sample data must not follow the code that it is to test")
        .allowEmptyShould(true);
  }

  ArchRule featuresFormNoCycle() {
    return slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("two packages that need each other are one package")
        .allowEmptyShould(true);
  }

  ArchRule partsOfTheFaceBoxFormNoCycle() {
    return slices()
        .matching(root + ".facebox.(*)..")
        .should()
        .beFreeOfCycles()
        .because("its dialects and its library are to be read one at a time")
        .allowEmptyShould(true);
  }

  ArchRule nothingIsInjectedIntoFields() {
    return noFields()
        .should()
        .beAnnotatedWith(Autowired.class)
        .orShould()
        .beAnnotatedWith(Value.class)
        .orShould()
        .beAnnotatedWith("jakarta.inject.Inject")
        .orShould()
        .beAnnotatedWith("jakarta.annotation.Resource")
        .because("a constructor says what a class needs, and a test can give it")
        .allowEmptyShould(true);
  }

  ArchRule timeComesFromAClock() {
    return noClasses()
        .that(not(wiring()))
        .should()
        .callMethodWhere(systemTime())
        .because("tests set the clock; only the wiring takes the system's")
        .allowEmptyShould(true);
  }

  ArchRule onlyTheLauncherPrints() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".bench..")
        .and()
        .doNotHaveFullyQualifiedName(root + ".Muster")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("what happens is logged, where an operator can filter it")
        .allowEmptyShould(true);
  }

  ArchRule typesArePublicOnlyWhenNeeded(Set<String> beansOfRoutes, Set<String> others) {
    return classes()
        .that()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should(new PublicTypes(root, beansOfRoutes, others))
        .because("a package-private type can be changed without asking anybody")
        .allowEmptyShould(true);
  }

  private DescribedPredicate<JavaClass> oursBut(String... packages) {
    return resideInAPackage(root + "..").and(not(resideInAnyPackage(below(packages))));
  }

  private String[] below(String... packages) {
    String[] patterns = new String[packages.length];
    for (int i = 0; i < packages.length; i++) {
      patterns[i] = root + "." + packages[i] + "..";
    }
    return patterns;
  }

  private DescribedPredicate<JavaClass> wiring() {
    return DescribedPredicate.describe(
        "launcher and wiring",
        type ->
            type.getPackageName().equals(root)
                || type.getSimpleName().endsWith("Wiring")
                || type.getSimpleName().endsWith("Configuration"));
  }

  private static DescribedPredicate<JavaCall<?>> systemTime() {
    return DescribedPredicate.describe(
        "that read the system's time",
        call -> {
          String owner = call.getTargetOwner().getName();
          boolean now =
              owner.startsWith("java.time.")
                  && call.getName().equals("now")
                  && call.getTarget().getRawParameterTypes().stream()
                      .noneMatch(type -> type.isEquivalentTo(Clock.class));
          return now || SYSTEM_TIME.contains(owner + "." + call.getName());
        });
  }
}
