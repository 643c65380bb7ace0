package dev.muster.sync.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of a source. */
class ListSourceTest {

  @TempDir private Path folder;

  @Test
  void nothingIsTheRoster() {
    ListSource source = SourceKit.source();
    assertThat(source.kind()).isEqualTo(Kind.ROSTER);
    assertThat(source.extra()).containsExactly("*");
    assertThat(source.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(source.longest()).isEqualTo(Duration.ofMinutes(10));
    assertThat(source.isCalled()).isFalse();
  }

  @Test
  void everySettingArrives() throws IOException {
    Path secret = Files.writeString(folder.resolve("token"), "Bearer x\n");
    ListSource source =
        SourceKit.source(
            "kind", "json",
            "url", "https://hr.example/people",
            "headers.X-Tenant", "7",
            "header-files.Authorization", secret.toString(),
            "items", "/data",
            "next", "/next",
            "next-parameter", "cursor",
            "total", "/total",
            "mapping.id", "工号",
            "mapping.valid-from", "since",
            "extra[0]", "部门",
            "photos", "/mnt/photos",
            "photo-hosts[0]", "img.hr.example:8443",
            "timeout", "5s",
            "longest", "1m");
    assertThat(source.headers())
        .containsEntry("X-Tenant", "7")
        .containsEntry("Authorization", "Bearer x");
    assertThat(source.mapping()).containsEntry("id", "工号").containsEntry("valid-from", "since");
    assertThat(List.of(source.items(), source.next(), source.nextParameter(), source.total()))
        .containsExactly("/data", "/next", "cursor", "/total");
    assertThat(source.photos()).isEqualTo(Path.of("/mnt/photos"));
    assertThat(source.photoHosts()).containsExactly("img.hr.example:8443");
    assertThat(source.isCalled()).isTrue();
    assertThat(source.toString()).isEqualTo("ListSource[json]");
  }

  @Test
  void aPasswordComesFromAFileAndIsNowhereShown() throws IOException {
    Path secret = Files.writeString(folder.resolve("password"), "open-sesame\n");
    ListSource source =
        SourceKit.source(
            "kind", "sql",
            "jdbc", "jdbc:postgresql://db/hr?password=open-sesame",
            "user", "muster",
            "password-file", secret.toString(),
            "query", "SELECT id FROM staff");
    assertThat(source.password()).isEqualTo("open-sesame");
    assertThat(source.toString() + source.rules()).doesNotContain("sesame");
  }

  @Test
  void otherRulesAreToldApart() {
    ListSource one = SourceKit.source("kind", "file", "path", "a.csv");
    assertThat(one.rules()).isEqualTo(SourceKit.source("kind", "file", "path", "a.csv").rules());
    assertThat(one.rules())
        .isNotEqualTo(SourceKit.source("kind", "file", "path", "b.csv").rules())
        .isNotEqualTo(SourceKit.source("kind", "file", "path", "a.csv", "mapping.id", "x").rules())
        .isNotEqualTo(SourceKit.source("kind", "file", "path", "a.csv", "extra", "").rules());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind=file | source.path is missing; a source of kind file needs it",
        "kind=url | source.url is missing; a source of kind url needs it",
        "kind=sql;jdbc=jdbc:sqlite:x | source.query is missing; a source of kind sql needs it",
        "kind=directory | source.directory is missing",
        "path=a.csv | source.path is given; a source of kind roster has no such setting",
        "kind=url;url=http://a/b;items=/data | source.items is given; a source of kind url has no such setting",
        "kind=url;url=ftp://a/b | source.url is no address that can be asked; allowed is an http or https address",
        "kind=url;url=http://me:secret@a/b | source.url is no address that can be asked",
        "kind=json;url=http://a/b;items=data | source.items is \"data\"; allowed is a JSON pointer such as /data/people",
        "kind=json;url=http://a/b;next=/next | source.items is missing",
        "kind=sql;jdbc=postgresql://a;query=x | source.jdbc does not begin with jdbc:",
        "kind=file;path=a;mapping.nr=x | source.mapping has the field \"nr\"; allowed are id, name, type, groups, valid-from, valid-to, photo",
        "kind=file;path=a;mapping.id= | source.mapping.id is empty",
        "kind=file;path=a;mapping.id=x;mapping.name=x | source.mapping has the heading \"x\" for id and for name",
        "kind=file;path=a;photo-hosts[0]=http://x | source.photo-hosts has \"http://x\"; allowed are names of hosts",
        "kind=url;url=http://a/b;timeout=0s | source.timeout is PT0S; allowed is more than 0s and at most 10m",
        "kind=url;url=http://a/b;longest=7h | source.longest is PT7H; allowed is more than 0s and at most 6h",
        "kind=url;url=http://a/b;headers.[a b]=x | source.headers has the name \"a b\"",
        "kind=url;url=http://a/b;header-files.Authorization=/no/such | source.headers.Authorization-file is \"/no/such\"; it cannot be read",
      })
  void aWrongSettingIsOneSentence(String settings, String sentence) {
    String[] given = settings.split("[;=]", -1);
    assertThat(told(() -> SourceKit.source(given))).contains("muster.syncs[]." + sentence);
  }

  /** What is said of the setting, wherever in the chain of causes. */
  private static String told(Runnable binding) {
    try {
      binding.run();
    } catch (RuntimeException e) {
      StringBuilder all = new StringBuilder();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        all.append(cause.getMessage()).append('\n');
      }
      return all.toString();
    }
    throw new AssertionError("nothing was wrong");
  }
}
