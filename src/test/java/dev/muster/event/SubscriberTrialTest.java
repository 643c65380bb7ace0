package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.event.SubscriberTrial.Outcome;
import dev.muster.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.ConfigurableEnvironment;

/** A subscriber is tried on what is in the journal. */
class SubscriberTrialTest extends EventStore {

  @TempDir private Path folder;
  private SubscriberTrial trial;

  SubscriberTrialTest() {
    super(Database.SQLITE);
  }

  @BeforeEach
  void open() throws IOException {
    startAfreshFor();
    PicturesOut out =
        new PicturesOut(
            stored.store(),
            pictures,
            PictureLinks.of(folder.resolve("links.key"), clock),
            () -> "http://muster:8080",
            clock);
    Forms forms = new Forms(new ObjectMapper(), bodies, out, 5000, subscribers);
    trial = new SubscriberTrial(stored.store(), forms, new Words(), clock);
    for (int second = 0; second < 20; second++) {
      happens(EventKit.sighting(second % 4 == 0 ? "" : "000" + second % 4, second));
    }
  }

  /** Says what the cause says. */
  private static final class Words implements SettingsRules {

    @Override
    public void check(ConfigurableEnvironment settings) {}

    @Override
    public String sentence(RuntimeException failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  @Test
  void theFilterIsTriedOnTheNewestEventsAndNothingIsSentOrStored() {
    Outcome all = trial.on("filter: {strangers: false}", 300);
    assertThat(all.lookedAt()).isEqualTo(20);
    assertThat(all.wouldHavePassed()).isEqualTo(15);
    assertThat(all.samples()).hasSize(3);
    assertThat(all.samples().get(0)).contains("\"identity_id\":\"0003\"");
    assertThat(all.problems()).isEmpty();
    Outcome few = trial.on("filter: {strangers: false}", 4);
    assertThat(few.lookedAt()).isEqualTo(4);
    assertThat(few.wouldHavePassed()).isEqualTo(3);
    assertThat(stored.text("SELECT count(*) FROM delivery")).isEqualTo("0");
  }

  @Test
  void aTransformShowsWhatItMakesWhatItDropsAndWhereItBreaks() throws IOException {
    Path file = folder.resolve("own.jslt");
    Files.writeString(file, "if (.data.person.identity_id == \"0001\") null else {\"w\": 1}");
    Outcome made = trial.on("form: jslt\ntransform: " + file, 300);
    assertThat(made.wouldHavePassed()).isEqualTo(20);
    assertThat(made.droppedByTransform()).isEqualTo(5);
    assertThat(made.samples()).containsOnly("{\"w\":1}");

    Files.writeString(file, "error(\"no \" + .type)");
    assertThat(trial.on("form: jslt\ntransform: " + file, 300).problems())
        .hasSize(2)
        .anyMatch(words -> words.startsWith("15 × the transform ") && words.contains("no match"));
  }

  @Test
  void aWrongSettingIsToldLikeAtTheStart() {
    assertThatThrownBy(() -> trial.on("name: hr\nfilter: {min-similarity: 2}", 300))
        .hasMessage("muster.subscribers[hr].filter.min-similarity is 2.0; allowed are 0 to 1");
  }

  @Test
  void aLongBodyIsCut() {
    Outcome outcome = trial.on("name: hr\npictures: link\nfilter: {strangers: false}", 300);
    assertThat(outcome.samples()).allMatch(text -> text.length() <= 4002);
  }
}
