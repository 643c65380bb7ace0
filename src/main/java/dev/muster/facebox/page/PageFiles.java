package dev.muster.facebox.page;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The page and its files, from the program itself. What comes from people is only ever text in
 * them; the policy of their headers lets nothing run or load that is not one of these files.
 */
final class PageFiles {

  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
          + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  private static final String PAGE = "page.html";
  private static final List<String> NAMES =
      List.of(
          PAGE,
          "page.css",
          "icon.svg",
          "main.js",
          "dom.js",
          "words.js",
          "words-en.js",
          "words-zh.js",
          "box.js",
          "look.js",
          "photo.js",
          "overview.js",
          "people.js",
          "person.js",
          "groups.js",
          "devices.js",
          "events.js",
          "scores.js",
          "match.js",
          "receivers.js",
          "faults.js");
  private static final Map<String, MediaType> TYPES =
      Map.of(
          "html", new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8),
          "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
          "js", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
          "svg", MediaType.parseMediaType("image/svg+xml"));

  private record Held(byte[] bytes, MediaType type, String tag) {}

  private final Map<String, Held> files = new LinkedHashMap<>();

  PageFiles() {
    NAMES.forEach(name -> files.put(name, load(name)));
  }

  ServerResponse page(ServerRequest request) {
    return answer(request, PAGE);
  }

  ServerResponse file(ServerRequest request) {
    return answer(request, request.pathVariable("name"));
  }

  /** A browser asks every time whether its copy is still good, so that an update shows at once. */
  private ServerResponse answer(ServerRequest request, String name) {
    Held file = files.get(name);
    if (file == null) {
      throw new Refusal(BoxError.NOT_FOUND, name);
    }
    boolean known = file.tag().equals(request.headers().firstHeader("If-None-Match"));
    ServerResponse.BodyBuilder answer =
        ServerResponse.status(known ? 304 : 200)
            .header("Content-Security-Policy", POLICY)
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "no-referrer")
            .header("Cache-Control", "no-cache")
            .eTag(file.tag());
    return known ? answer.build() : answer.contentType(file.type()).body(file.bytes());
  }

  private static Held load(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream("/facebox/page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("facebox/page/" + name + " is missing from the program");
      }
      byte[] bytes = in.readAllBytes();
      CRC32 sum = new CRC32();
      sum.update(bytes);
      MediaType type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      return new Held(bytes, type, "\"%08x\"".formatted(sum.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading facebox/page/" + name, e);
    }
  }
}
