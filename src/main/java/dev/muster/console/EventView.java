package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A match event.
 *
 * @param seq its place in the order of arrival
 * @param identityId null for a stranger
 * @param score on the scale of the box
 * @param similarity the score as 0 to 1; never compare it across vendors
 * @param face where the crop of the face is, when the box sent one
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record EventView(
    long seq,
    String id,
    String box,
    Place device,
    boolean matched,
    @Nullable String identityId,
    String name,
    String type,
    double score,
    double similarity,
    Instant occurredAt,
    Instant receivedAt,
    String generation,
    @Nullable String face,
    @Nullable String registered,
    @Nullable String scene) {

  /** The device that saw the face. */
  record Place(String id, String name, String address) {}

  /** An event with what became of it at each subscriber. */
  @Schema(name = "EventWithDeliveries")
  record Whole(EventView event, List<DeliveryView> deliveries) {}

  static final String COLUMNS =
      """
      SELECT seq, id, box, device_id, device_name, device_address, identity_id, name, type, matched,
        score, similarity, occurred_at, received_at, generation, face, registered, scene
      FROM match_event
      """;

  static EventView of(ResultSet row, int n) throws SQLException {
    return new EventView(
        row.getLong("seq"),
        row.getString("id"),
        row.getString("box"),
        new Place(
            row.getString("device_id"),
            row.getString("device_name"),
            row.getString("device_address")),
        row.getInt("matched") == 1,
        Rows.maybeText(row, "identity_id"),
        row.getString("name"),
        row.getString("type").toLowerCase(Locale.ROOT),
        row.getDouble("score"),
        row.getDouble("similarity"),
        Rows.time(row, "occurred_at"),
        Rows.time(row, "received_at"),
        row.getString("generation"),
        picture(row, "face"),
        picture(row, "registered"),
        picture(row, "scene"));
  }

  private static @Nullable String picture(ResultSet row, String column) throws SQLException {
    String digest = row.getString(column);
    return digest == null
        ? null
        : "/pictures/"
            + digest
            + "?event="
            + URLEncoder.encode(row.getString("id"), StandardCharsets.UTF_8);
  }
}
