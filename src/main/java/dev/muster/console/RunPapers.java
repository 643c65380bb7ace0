package dev.muster.console;

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

/** The plans and reports of runs as files, and the photos that their items keep. */
@RestController
@RequestMapping("/api/runs/{id}")
@Tag(name = "Syncs")
final class RunPapers {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final SyncReport report;
  private final SyncRunList runs;
  private final SyncPhotos photos;

  RunPapers(SyncReport report, SyncRunList runs, SyncPhotos photos) {
    this.report = report;
    this.runs = runs;
    this.photos = photos;
  }

  @GetMapping("/report.csv")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
  @Operation(
      summary = "Every change of the run and what became of it",
      description = "UTF-8 with a byte order mark; ?lang=zh for Chinese. Of a plan, the plan.")
  void csv(@PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
    SyncRunView run = begin(id, "csv", "text/csv;charset=UTF-8", locale, response);
    report.csv(run, response.getOutputStream(), locale);
  }

  @GetMapping("/report.xlsx")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = XLSX))
  @Operation(summary = "The same as a workbook")
  void xlsx(@PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
    SyncRunView run = begin(id, "xlsx", XLSX, locale, response);
    report.xlsx(run, response.getOutputStream(), locale);
  }

  private SyncRunView begin(
      long id, String ending, String type, Locale locale, HttpServletResponse response) {
    SyncRunView run = runs.find(id, locale).orElseThrow(() -> NotThere.run(id));
    String name = "sync-" + run.sync() + "-" + id + "." + ending;
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    return run;
  }

  @GetMapping("/items/{item}/photos/{side}")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "image/jpeg"))
  @Operation(
      summary = "A photo of an item as a small JPEG, at most 240 pixels a side",
      description =
          "side is found (before the change) or wanted (after it). Of people whom others enrolled,"
              + " and who do not come onto the roster, none is shown.")
  ResponseEntity<byte[]> photo(
      @PathVariable long id, @PathVariable long item, @PathVariable String side) {
    SyncPhotos.Side which = BadParameter.choice("side", SyncPhotos.Side.class, side);
    return photos
        .small(id, item, which == null ? SyncPhotos.Side.FOUND : which)
        .map(
            jpeg ->
                ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_JPEG)
                    .cacheControl(CacheControl.maxAge(1, TimeUnit.HOURS).cachePrivate())
                    .body(jpeg))
        .orElseThrow(() -> new NotThere("There is no photo of the item " + item + " to show."));
  }
}
