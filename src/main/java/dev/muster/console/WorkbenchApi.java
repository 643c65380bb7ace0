package dev.muster.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The signature workbench for programs. */
@RestController
@RequestMapping(path = "/api/workbench", produces = "application/json")
@Tag(name = "Recognisers")
final class WorkbenchApi {

  /** Bytes: the longest request, whose characters may be escaped. */
  private static final int LARGEST = 3 * Workbench.LONGEST;

  private final Workbench workbench;
  private final ObjectMapper json;

  WorkbenchApi(Workbench workbench, ObjectMapper json) {
    this.workbench = workbench;
    this.json = json;
  }

  @PostMapping(path = "/signature", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Why an ArcFace service accepts a signed request or refuses it; nothing is sent or kept",
      description =
          "request: the whole body as a text. recogniser: one of the configuration; or app_id, app_secret, sm2_private_key, sm2_public_key. now: the clock of the service, seconds since 1970.")
  SignatureView signature(InputStream body, Locale locale) throws IOException {
    byte[] bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new BadParameter("request", "the body has more than %d bytes".formatted(LARGEST));
    }
    try {
      Workbench.Typed typed =
          json.readerFor(Workbench.Typed.class)
              .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(bytes);
      if (typed == null) {
        throw new BadParameter("request", "request is empty; send the whole body of the request");
      }
      return workbench.examine(typed, locale);
    } catch (UnrecognizedPropertyException e) {
      throw new BadParameter(
          e.getPropertyName(),
          "%s is no field of the body; allowed are %s"
              .formatted(e.getPropertyName(), e.getKnownPropertyIds()));
    } catch (JsonProcessingException e) {
      // not its message: it quotes what was sent
      throw new BadParameter(
          "request",
          "the body is no JSON object of texts; see line %d, column %d"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
    }
  }
}
