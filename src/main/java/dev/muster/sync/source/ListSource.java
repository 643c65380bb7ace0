package dev.muster.sync.source;

import dev.muster.directory.SecretText;
import dev.muster.enrol.manifest.Headings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the list of people of a sync comes from.
 *
 * @param kind roster, file, url, sql, json or directory
 * @param path file: the CSV or XLSX file
 * @param url url: the CSV or XLSX file; json: the first page
 * @param headers url, json, and addresses of pictures on the same host: what each request carries
 * @param headerFiles likewise, from files
 * @param items json: the JSON pointer of the list in an answer; empty when the answer is the list
 * @param next json: the JSON pointer of the address or the cursor of the next page; empty when an
 *     answer tells neither
 * @param nextParameter json: the query parameter that takes the cursor, or, without {@code next},
 *     the number of the page; empty when {@code next} is an address, or there is one page only
 * @param total json: the JSON pointer of the number of people in all; empty when nothing says it
 * @param jdbc sql: the JDBC address of the database
 * @param user sql: who asks
 * @param password sql: proves who asks; or {@code passwordFile}, a file that holds it
 * @param query sql: what is asked; the labels of its columns are the headings
 * @param directory directory: the name of the box or cloud
 * @param mapping our field, such as id, to the heading of the source; the others are known by the
 *     usual headings; an empty heading for a field that is not to be read
 * @param extra the headings that become further information; {@code *} is all that mean nothing
 *     else
 * @param photos the folder in which the names of pictures are looked up
 * @param photoHosts the hosts besides that of {@code url} from which pictures are fetched
 * @param timeout how long the source may be silent
 * @param longest how long one answer may take in all
 */
public record ListSource(
    @DefaultValue("ROSTER") Kind kind,
    @Nullable Path path,
    @Nullable URI url,
    @DefaultValue Map<String, String> headers,
    @DefaultValue Map<String, Path> headerFiles,
    @DefaultValue("") String items,
    @DefaultValue("") String next,
    @DefaultValue("") String nextParameter,
    @DefaultValue("") String total,
    @DefaultValue("") String jdbc,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @Nullable Path passwordFile,
    @DefaultValue("") String query,
    @DefaultValue("") String directory,
    @DefaultValue Map<String, String> mapping,
    @DefaultValue("*") List<String> extra,
    @Nullable Path photos,
    @DefaultValue List<String> photoHosts,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("10m") Duration longest) {

  public ListSource {
    headers = SourceChecks.headers(headers, headerFiles);
    password = SecretText.of(SourceChecks.KEY + "password", password, passwordFile);
    mapping = Map.copyOf(mapping);
    extra = List.copyOf(extra);
    photoHosts = List.copyOf(photoHosts);
    SourceChecks.url(url);
    SourceChecks.pointers(Map.of("items", items, "next", next, "total", total));
    SourceChecks.mapping(mapping);
    SourceChecks.hosts(photoHosts);
    SourceChecks.patience(timeout, longest);
    SourceChecks.check(
        !items.isEmpty() || next.isEmpty() && total.isEmpty(),
        SourceChecks.KEY
            + "items is missing; with next or total the list is a part of the answer, such as /data");
    SourceChecks.check(
        jdbc.isEmpty() || jdbc.startsWith("jdbc:"),
        SourceChecks.KEY
            + "jdbc does not begin with jdbc:; allowed is the JDBC address of a database such as jdbc:postgresql://host/hr");
    Map<String, @Nullable Object> given = new HashMap<>();
    given.put("path", path);
    given.put("url", url);
    given.put("headers", headers);
    given.put("items", items);
    given.put("next", next);
    given.put("next-parameter", nextParameter);
    given.put("total", total);
    given.put("jdbc", jdbc);
    given.put("user", user);
    given.put("password", password);
    given.put("query", query);
    given.put("directory", directory);
    given.put("mapping", mapping);
    given.put("photos", photos);
    given.put("photo-hosts", photoHosts);
    SourceChecks.check(kind, given);
  }

  /** Which heading means what. */
  Headings headings() {
    return new Headings(mapping, extra);
  }

  /** The name of the lane of all calls to the source of a sync. */
  public static String lane(String sync) {
    return "sync-" + sync;
  }

  /** True when calls go out to it by HTTP, or to pictures that it may name. */
  public boolean isCalled() {
    return url != null || !photoHosts.isEmpty();
  }

  /**
   * Whatever decides who is listed and what is told of them, without secrets: when it changes, an
   * earlier approval no longer holds.
   */
  public String rules() {
    return String.join(
        "\n",
        kind.word(),
        String.valueOf(path),
        String.valueOf(url),
        items + " " + next + " " + nextParameter + " " + total,
        jdbc.replaceAll("[?;].*", "") + " " + user,
        query,
        directory,
        new TreeMap<>(mapping).toString(),
        extra.toString(),
        photos + " " + photoHosts);
  }

  /** Without what is secret: headers, the password, and the queries of addresses. */
  @Override
  public String toString() {
    return "ListSource[" + kind.word() + "]";
  }
}
