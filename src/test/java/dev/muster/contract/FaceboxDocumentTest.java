package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BoxUnderTest.class)
@EmbeddedOnly("the document describes the embedded box")
@DisplayName("docs/facebox.md: the table of endpoints is that of the running box")
class FaceboxDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/facebox.md");
  private static final Path SOURCES = Path.of("src/main/java/dev/muster/facebox");
  private static final Pattern ROW =
      Pattern.compile("\\| `(GET|POST|PUT|DELETE) (/\\S+)` \\| (yes|no)\\b.*");
  private static final Pattern ROUTE =
      Pattern.compile("\\.(GET|POST|PUT|DELETE)\\(\\s*(?:(\\w+) \\+ )?\"([^\"]*)\"");

  record Row(String method, String path, boolean implemented) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static Box box;

  /** A box of its own: some calls clear it even when they are told nothing. */
  @BeforeAll
  static void start() {
    box = Box.start();
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @TestFactory
  @DisplayName("every row says truly whether the box knows the endpoint")
  Stream<DynamicTest> rows() throws IOException {
    return documented().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.toString(),
                    () -> assertThat(known(row)).as("%s", row).isEqualTo(row.implemented())));
  }

  @Test
  @DisplayName("a path that is none is recognised as such, in every dialect")
  void unknown() {
    for (String path :
        List.of(
            "/SophonFogSys/api/nothing",
            "/sophon/v2/face/nothing",
            "/face2/nothing",
            "/rest/2.0/face/v3/nothing",
            "/oauth/2.0/nothing",
            "/get_registration_face")) {
      assertThat(known(new Row("POST", path, false))).as(path).isFalse();
    }
  }

  @Test
  @DisplayName("every route in the sources has its row")
  void complete() throws IOException {
    Set<String> documented = new TreeSet<>(documented().stream().map(Row::toString).toList());
    assertThat(documented).hasSizeGreaterThan(80);
    assertThat(routes()).hasSizeGreaterThan(80).isSubsetOf(documented);
  }

  @Test
  @DisplayName("every setting of the box has its row")
  void settings() throws IOException {
    String document = Files.readString(DOCUMENT);
    String sources =
        Files.readString(SOURCES.resolve("BoxSettings.java"))
            + Files.readString(SOURCES.resolve("ApplianceSettings.java"));
    Matcher parameter = Pattern.compile("@param (\\w+)").matcher(sources);
    List<String> names = new ArrayList<>();
    while (parameter.find()) {
      names.add(parameter.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }
    assertThat(names).contains("port", "duplicate-window");
    assertThat(names).allMatch(name -> document.contains("`" + name + "`"));
  }

  /** The box names the endpoint that it does not know. */
  private static boolean known(Row row) {
    Reply reply =
        box.wire()
            .send(
                row.method(),
                row.path().replace("{id}", "none").replace("{name}", "NONE"),
                "application/json",
                row.method().equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("{}"));
    String text = new String(reply.bytes(), StandardCharsets.UTF_8);
    String path = row.path().replace("{id}", "none").replace("{name}", "NONE");
    if (path.startsWith("/rest/2.0/")) {
      return !text.contains("\"error_code\":3,");
    }
    boolean bare = path.startsWith("/face2/") || path.startsWith("/oauth/");
    return bare ? reply.status() != 404 : !text.contains(row.method() + " " + path);
  }

  private static List<Row> documented() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(new Row(row.group(1), row.group(2), row.group(3).equals("yes")));
      }
    }
    return rows;
  }

  private static Set<String> routes() throws IOException {
    Set<String> routes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Matcher route = ROUTE.matcher(source);
        while (route.find()) {
          String prefix = route.group(2) == null ? "" : constant(source, route.group(2));
          String path = prefix + route.group(3);
          if (path.startsWith("/Sophon") || path.startsWith("/sophon/")) {
            routes.add(route.group(1) + " " + path);
          }
        }
      }
    }
    return routes;
  }

  private static String constant(String source, String name) {
    Matcher value = Pattern.compile("String " + name + " = \"([^\"]*)\"").matcher(source);
    assertThat(value.find()).as("the value of %s", name).isTrue();
    return value.group(1);
  }
}
