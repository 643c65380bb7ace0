package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.box.BoxSetup;
import dev.muster.enrol.ledger.Placements;
import dev.muster.enrol.ledger.Placing;
import dev.muster.store.Database;
import dev.muster.store.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PlacementsOnPostgresTest extends PlacementsContract {

  PlacementsOnPostgresTest() {
    super(Database.POSTGRES);
  }

  @Test
  void twoInstancesNeverClaimTheSamePerson() {
    setUpStands("staff");
    for (int n = 0; n < 60; n++) {
      drop("%04d.jpg".formatted(n), "photo " + n);
    }
    try (TestStore other = stored.another()) {
      Placements second =
          new Placements(other.store(), new BoxSetup(other.store(), clock), clock, "second");
      CompletableFuture<List<String>> theirs = CompletableFuture.supplyAsync(() -> drain(second));
      List<String> ours = drain(placements);
      List<String> all = new ArrayList<>(ours);
      all.addAll(theirs.join());
      assertThat(all).hasSize(60).doesNotHaveDuplicates();
    }
  }

  private static List<String> drain(Placements queue) {
    List<String> ids = new ArrayList<>();
    for (List<Placing> some = queue.claim(BOX, 3); !some.isEmpty(); some = queue.claim(BOX, 3)) {
      some.forEach(one -> ids.add(one.person().id()));
    }
    return ids;
  }
}
