package dev.muster.facebox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Query;

/** How the scores of the last {@value #LAST} events spread, counted in steps of {@value #STEP}. */
final class Scores {

  private static final int LAST = 1000;
  private static final int STEP = 2;
  private static final int BINS = 100 / STEP;

  private final Database database;

  Scores(Database database) {
    this.database = database;
  }

  ObjectNode read(Query query) {
    int[] known = new int[BINS];
    int[] strangers = new int[BINS];
    database.read(
        db -> {
          db.sql("select score, person_type from event order by seq desc limit " + LAST)
              .query(
                  row -> {
                    int bin = (int) Math.max(0, Math.min(BINS - 1, row.getDouble(1) / STEP));
                    (row.getInt(2) == BoxEvent.STRANGER ? strangers : known)[bin]++;
                  });
          return BINS;
        });
    ObjectNode answer = Json.object().put("step", STEP);
    counts(answer.putArray("known"), known);
    counts(answer.putArray("strangers"), strangers);
    return answer;
  }

  private static void counts(ArrayNode array, int[] counts) {
    for (int count : counts) {
      array.add(count);
    }
  }
}
