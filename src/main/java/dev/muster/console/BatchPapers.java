package dev.muster.console;

import dev.muster.enrol.BatchReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reports of a batch and the small pictures of its rows. */
@RestController
@RequestMapping("/api/batches/{id}")
@Tag(name = "Batches")
final class BatchPapers {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final BatchReport report;
  private final BatchList batches;
  private final RowPictures pictures;

  BatchPapers(BatchReport report, BatchList batches, RowPictures pictures) {
    this.report = report;
    this.batches = batches;
    this.pictures = pictures;
  }

  @GetMapping("/report.csv")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
  @Operation(
      summary = "Every row of the batch on every box",
      description = "UTF-8 with a byte order mark; ?lang=zh for reasons in Chinese.")
  void csv(@PathVariable String id, Locale locale, HttpServletResponse response)
      throws IOException {
    begin(id, "csv", "text/csv;charset=UTF-8", response);
    report.csv(id, response.getOutputStream(), locale);
  }

  @GetMapping("/report.xlsx")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = XLSX))
  @Operation(summary = "The same as a workbook")
  void xlsx(@PathVariable String id, Locale locale, HttpServletResponse response)
      throws IOException {
    begin(id, "xlsx", XLSX, response);
    report.xlsx(id, response.getOutputStream(), locale);
  }

  private void begin(String id, String ending, String type, HttpServletResponse response) {
    if (batches.find(id).isEmpty()) {
      throw NotThere.batch(id);
    }
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(id + "-report." + ending).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
  }

  @GetMapping(path = "/rows/{row}/picture")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "image/jpeg"))
  @Operation(summary = "The photo of a row as a small JPEG, at most 240 pixels a side")
  ResponseEntity<byte[]> picture(@PathVariable String id, @PathVariable long row) {
    return pictures
        .small(id, row)
        .map(
            jpeg ->
                ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_JPEG)
                    .cacheControl(CacheControl.maxAge(1, TimeUnit.HOURS).cachePrivate())
                    .body(jpeg))
        .orElseThrow(() -> new NotThere("There is no picture of the row " + row + "."));
  }
}
