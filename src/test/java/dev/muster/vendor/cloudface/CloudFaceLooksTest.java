package dev.muster.vendor.cloudface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Look;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudFaceLooksTest {

  private static final String OURS = "fa1:7:" + "0".repeat(32);
  private static final byte[] PICTURE = {1, 2, 3};
  private static final byte[] LIVE = SampleFaces.person(1).photo(View.frontal().sized(160, 200));

  @TempDir Path folder;
  private CloudFaceKit kit;

  @BeforeEach
  void open() {
    kit = new CloudFaceKit(folder);
  }

  @Test
  void whoeverIsNamedIsASuggestionOnly() {
    List<Candidate> candidates = candidates(5, row(OURS), row("张三"));
    assertThat(candidates).extracting(Candidate::id).containsExactly("7", "");
    assertThat(candidates).extracting(Candidate::key).containsExactly(OURS, "张三");
    assertThat(candidates).allMatch(one -> one.score() == null && !one.confirmed());
  }

  @Test
  void onlyOurOwnComparisonConfirms() {
    kit.eyes.same.addAll(List.of(false, true));
    List<Candidate> candidates = candidates(5, row("fa1:8:" + "0".repeat(32)), row(OURS));
    assertThat(candidates).extracting(Candidate::confirmed).containsExactly(false, true);
  }

  @Test
  void somebodyWithTwoFacesIsNamedOnceAndConfirmedByEither() {
    kit.eyes.same.addAll(List.of(false, true));
    List<Candidate> candidates = candidates(5, row(OURS), row("fa1:7:" + "1".repeat(32)));
    assertThat(candidates).hasSize(1);
    assertThat(candidates.get(0).confirmed()).isTrue();
  }

  @Test
  void noMoreAreToldThanAreWanted() {
    assertThat(candidates(1, row(OURS), row("a"), row("b"))).hasSize(1);
  }

  @Test
  void anEmptyLibraryKnowsNobodyAndAPictureWithoutAFaceIsRefused() {
    assertThat(failed(1005, 1)).isEqualTo(new Outcome.Answered<>(List.of()));
    kit.eyes.face = false;
    assertThat(failed(1005, 1))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.NO_FACE));
  }

  @Test
  void aFailureWithoutACauseIsWorthOneMoreLook() {
    assertThat(failed(999, 2)).isInstanceOf(Outcome.OutcomeUnknown.class);
    CloudFaceErrand<List<Candidate>> once =
        CloudFaceKit.answered(kit.looks.recognise(errand(5)), CloudFaceKit.error(999));
    assertThat(once.isAsking()).isTrue();
  }

  @Test
  void aSuccessWithoutAListIsNoAnswer() {
    assertThat(CloudFaceKit.answered(kit.looks.recognise(errand(5)), CloudFaceKit.DONE).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void whatIsNoPictureIsNotSent() {
    assertThat(kit.errands.begin(new Look.Identify(CloudFaceKit.CLOUD, PICTURE, 1)).outcome())
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void picturesMayBeBrokenIntoLinesOrBroken() throws Exception {
    assertThat(
            Found.read(kit.json.readTree("{\"remark\":\"x\",\"picture\":\"AQ\\nID\\r\\n\"}"))
                .picture())
        .isEqualTo(PICTURE);
    assertThat(Found.read(kit.json.readTree("{\"picture\":\"%%%\"}")).picture()).isEmpty();
  }

  private Outcome<List<Candidate>> failed(int code, int times) {
    CloudFaceErrand<List<Candidate>> now = errand(5);
    for (int i = 0; i < times; i++) {
      now = CloudFaceKit.answered(kit.looks.recognise(now), CloudFaceKit.error(code));
    }
    return now.isOver() ? now.outcome() : kit.looks.compare(now).outcome();
  }

  private List<Candidate> candidates(int most, String... rows) {
    String body =
        "{\"code\":0,\"data\":{\"recognition_face\":[%s]}}".formatted(String.join(",", rows));
    CloudFaceErrand<List<Candidate>> found =
        CloudFaceKit.answered(kit.looks.recognise(errand(most)), body);
    return ((Outcome.Answered<List<Candidate>>) kit.looks.compare(found).outcome()).value();
  }

  @SuppressWarnings("unchecked") // the errand of a wish answers what the wish does
  private CloudFaceErrand<List<Candidate>> errand(int most) {
    return (CloudFaceErrand<List<Candidate>>)
        kit.errands.begin(new Look.Identify(CloudFaceKit.CLOUD, LIVE, most));
  }

  private static String row(String remark) {
    return "{\"remark\":\"%s\",\"picture\":\"AQID\"}".formatted(remark);
  }
}
