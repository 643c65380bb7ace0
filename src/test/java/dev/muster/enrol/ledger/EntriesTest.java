package dev.muster.enrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.manifest.Action;
import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.PersonType;
import dev.muster.roster.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An entry comes back from its row as it went in. */
class EntriesTest {

  @Test
  void aNameComesBack() {
    Entry named = Entry.named("0007", "王芳");
    assertThat(Entries.of(Entries.text(named))).isEqualTo(named);
  }

  @Test
  void everythingComesBack() {
    Entry whole =
        new Entry(
            "0007",
            "王芳",
            PersonType.VIP,
            new TreeSet<>(List.of("staff", "实验室")),
            new Validity(Instant.ofEpochMilli(1), Instant.ofEpochMilli(86_400_001)),
            new TreeMap<>(Map.of("部门", "研发")),
            "照片/7.jpg",
            Action.REMOVE);
    assertThat(Entries.of(Entries.text(whole))).isEqualTo(whole);
  }
}
