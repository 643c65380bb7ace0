package dev.muster.console;

import dev.muster.enrol.Drop;
import dev.muster.enrol.Uploads;
import dev.muster.enrol.Uploads.Receiving;
import dev.muster.enrol.ledger.Mode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Makes batches of what is sent: photos, manifests and ZIP files, or people as JSON. */
@RestController
@RequestMapping(path = "/api/batches", produces = "application/json")
@Tag(name = "People and boxes")
final class UploadApi {

  private final Uploads uploads;
  private final BatchList batches;

  UploadApi(Uploads uploads, BatchList batches) {
    this.uploads = uploads;
    this.batches = batches;
  }

  /** The batch that an upload has become. */
  @Schema(name = "NewBatch")
  record Accepted(BatchView batch) {}

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Enrols, or checks, photos, manifests and ZIP files as one batch",
      description =
          "files may repeat; their names may hold folders, which are permission groups as in a drop.")
  ResponseEntity<Accepted> upload(
      @RequestParam List<MultipartFile> files,
      @RequestParam(required = false) @Nullable String drop,
      @RequestParam(required = false) @Nullable String mode)
      throws IOException {
    Drop into = drop(drop);
    String origin =
        files.size() == 1 ? shown(files.get(0).getOriginalFilename()) : files.size() + " files";
    Receiving receiving = uploads.begin(into, mode(mode, into), origin);
    try {
      for (MultipartFile file : files) {
        try (InputStream content = file.getInputStream()) {
          receiving.file(shown(file.getOriginalFilename()), content);
        }
      }
      receiving.finish();
    } catch (IllegalArgumentException e) {
      receiving.abort();
      throw new BadParameter("files", String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      receiving.abort();
      throw e;
    }
    return accepted(receiving.batch());
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Enrols, checks or removes people given as JSON",
      description =
          """
          {"drop":"drop","mode":"enrol","rows":[{"id":"0007","name":"张三","type":"visitor","groups":["staff"],
          "valid_from":"2026-01-01","valid_to":"2026-12-31","extra":{"department":"R&D"},
          "photo":"base64","action":"add"}]}; drop and mode come before rows.""")
  ResponseEntity<Accepted> people(InputStream body) throws IOException {
    UploadedPeople people = new UploadedPeople(body, this::begin);
    String batch;
    try {
      batch = people.receive();
    } catch (IOException | RuntimeException e) {
      people.abort();
      throw e;
    }
    return accepted(batch);
  }

  private Receiving begin(@Nullable String drop, @Nullable String mode) throws IOException {
    Drop into = drop(drop);
    return uploads.begin(into, mode(mode, into), "people.json");
  }

  private ResponseEntity<Accepted> accepted(String batch) {
    BatchView view =
        batches
            .find(batch)
            .orElseThrow(() -> new NotThere("There is no batch " + batch + " any more."));
    return ResponseEntity.accepted()
        .location(URI.create("/api/batches/" + batch))
        .body(new Accepted(view));
  }

  private Drop drop(@Nullable String name) {
    String given = name == null || name.isEmpty() ? null : name;
    BadParameter.choice("drop", uploads.drops(), given);
    return uploads.drop(given).orElseThrow();
  }

  private static Mode mode(@Nullable String name, Drop drop) {
    Mode mode =
        BadParameter.choice("mode", Mode.class, name == null || name.isEmpty() ? null : name);
    return mode == null ? drop.mode() : mode;
  }

  private static String shown(@Nullable String name) {
    return name == null || name.isBlank() ? "file" : name;
  }
}
