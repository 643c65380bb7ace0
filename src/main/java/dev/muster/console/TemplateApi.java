package dev.muster.console;

import dev.muster.enrol.manifest.Template;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The manifest to fill in, in the language of whoever asks. */
@RestController
@RequestMapping("/api")
@Tag(name = "People and boxes")
final class TemplateApi {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  @GetMapping("/manifest-template.csv")
  @Operation(summary = "A manifest to fill in, as CSV")
  ResponseEntity<byte[]> csv(Locale locale) {
    return file(Template.csv(locale), CSV, "manifest.csv");
  }

  @GetMapping("/manifest-template.xlsx")
  @Operation(summary = "A manifest to fill in, as XLSX, with every column explained")
  ResponseEntity<byte[]> xlsx(Locale locale) {
    return file(Template.xlsx(locale), XLSX, "manifest.xlsx");
  }

  private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(bytes);
  }
}
