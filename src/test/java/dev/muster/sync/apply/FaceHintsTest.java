package dev.muster.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.ledger.SyncBatches;
import dev.muster.store.Database;
import dev.muster.store.TestStore;
import dev.muster.sync.Change;
import dev.muster.sync.ItemState;
import dev.muster.sync.SyncItem;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A face that somebody else has is a question for a person, whatever becomes of the row. */
class FaceHintsTest {

  private TestStore stored;

  @BeforeEach
  void open(@TempDir Path folder) {
    stored = Database.SQLITE.open(folder);
  }

  @AfterEach
  void close() {
    stored.close();
  }

  @Test
  void everybodyWhoHasTheFaceIsAskedAboutOnce() {
    ask("HELD", "SAME_FACE_TWO_IDS", "0007 (0.83), 0008 (0.71)", null);
    ask("HELD", "SAME_FACE_TWO_IDS", "0007 (0.83), 0008 (0.71)", null);
    assertThat(questions()).isEqualTo("a1 0007 FACE 0.83, a1 0008 FACE 0.71");
  }

  @Test
  void aWarningIsAskedAboutToo() {
    ask("OPEN", null, null, "SAME_FACE_TWO_IDS: 0007 (0.66)");
    assertThat(questions()).isEqualTo("a1 0007 FACE 0.66");
  }

  @Test
  void whateverElseSpeaksAgainstAPhotoIsNoQuestion() {
    ask("REFUSED", "NO_FACE", "picture of 3 x 4 pixels", null);
    ask("OPEN", null, null, null);
    assertThat(questions()).isEqualTo("none");
  }

  private String questions() {
    return stored.text(
        "SELECT item_key || ' ' || identity_id || ' ' || why || ' ' || detail FROM sync_hint ORDER BY id");
  }

  private void ask(String state, String reason, String detail, String warning) {
    stored
        .store()
        .write(
            db -> {
              String batch = SyncBatches.begin(db, "hr", "run 1", 1, 1000);
              long row =
                  db.sql(
                          """
                          INSERT INTO batch_row (batch, file, digest, state, reason, detail, warning, handed, updated_at)
                          VALUES (?, 'a1', 'd', ?, ?, ?, ?, 0, 0) RETURNING id
                          """)
                      .params(java.util.Arrays.asList(batch, state, reason, detail, warning))
                      .query(Long.class)
                      .single();
              FaceHints.ask(db, work(), new Fate(ItemState.HANDED_ON, null, null, row, null), 1000);
              return row;
            });
  }

  private static ItemWork work() {
    SyncItem item =
        new SyncItem(
            1,
            1,
            "hr",
            "roster",
            Change.ADD,
            "a1",
            null,
            "",
            Set.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            ItemState.READY,
            null,
            "sync-hr");
    return new ItemWork(item, null, "b", 0, "", null, null, null);
  }
}
