package dev.muster.vendor.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.enrol.ledger.Goal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaiduPeopleTest {

  private static final String DONE = BaiduKit.success("null");

  @TempDir Path folder;
  private BaiduKit kit;

  @BeforeEach
  void open() {
    kit = new BaiduKit(folder, "east", "west");
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void groupsAreMadeOnceAndRemembered() throws Exception {
    BaiduEntry now = kit.begin();
    now = kit.answered(kit.people.addGroup(now), DONE);
    now = kit.answered(kit.people.addGroup(now), BaiduKit.error(223101, " group is already exist"));
    assertThat(now.isGroupUnknown()).isFalse();
    assertThat(kit.begin().isGroupUnknown()).isFalse();
  }

  @Test
  void aGroupThatAnotherAttemptHasMadeMeanwhileCostsNoCall() throws Exception {
    BaiduEntry late = kit.begin();
    BaiduEntry now = kit.answered(kit.people.addGroup(kit.begin()), DONE);
    assertThat(now.unknownGroup()).contains("west");
    late = kit.people.addGroup(late);
    assertThat(late.isAsking()).isFalse();
    assertThat(late.unknownGroup()).contains("west");
  }

  @Test
  void thePhotoReplacesWhatStandsThereWithEveryValueExplicit() throws IOException {
    BaiduEntry now = kit.people.add(kit.begin());
    JsonNode sent = kit.sent(now);
    assertThat(now.talk().question().path()).isEqualTo("/faceset/user/add");
    assertThat(sent.path("image").binaryValue())
        .isEqualTo("photo".getBytes(StandardCharsets.UTF_8));
    assertThat(sent.path("image_type").asText()).isEqualTo("BASE64");
    assertThat(sent.path("group_id").asText()).isEqualTo("east");
    assertThat(sent.path("user_id").asText()).isEqualTo("0007");
    assertThat(sent.path("user_info").asText()).isEqualTo(now.placing().version() + " 0007");
    assertThat(sent.path("action_type").asText()).isEqualTo("REPLACE");
    assertThat(sent.path("quality_control").asText()).isEqualTo("NORMAL");
    assertThat(sent.path("liveness_control").asText()).isEqualTo("NONE");
    assertThat(sent.path("spoofing_control").asText()).isEqualTo("NONE");
    assertThat(sent.path("face_sort_type").asInt(-1)).isZero();
  }

  @Test
  void somebodyIsPlacedWhenTheCloudSaysSoForEveryGroup() throws Exception {
    BaiduEntry now = placedInBoth();
    assertThat(now.isGroupLeft()).isFalse();
    assertThat(now.isStandingUnknown()).as("it is read back").isTrue();
    BaiduEntry told = kit.answered(kit.people.find(now), standing(now, "east", "west"));
    assertThat(kit.entries.finish(told).outcome())
        .as("the faces are not looked at yet")
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    for (int i = 0; i < 2; i++) {
      told = kit.answered(kit.faces.list(told), faces("f"));
    }
    assertThat(kit.entries.finish(told).outcome())
        .isEqualTo(new Outcome.Answered<>(now.placing().version()));
    BaiduEntry half = kit.answered(kit.people.find(now), standing(now, "west"));
    assertThat(kit.entries.finish(half).outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void whatStandsThereAlreadyIsNotWrittenAgain() throws Exception {
    BaiduEntry now = kit.entries.begin(kit.placing("0007", Goal.PLACE, false));
    assertThat(now.isStandingUnknown()).isTrue();
    now = kit.answered(kit.people.find(now), standing(now, "east"));
    assertThat(now.groupToPlace()).contains("west");
    now = kit.answered(kit.people.find(now), standing(now, "east", "west"));
    assertThat(now.isGroupLeft()).isFalse();
  }

  @Test
  void aFaceThatIsThereAlreadyIsReadBackAndNeverTakenForASuccessByItself() throws Exception {
    BaiduEntry now = kit.begin();
    for (int i = 0; i < 2; i++) {
      now = kit.answered(kit.people.add(now), BaiduKit.error(223105, "face is already exist"));
    }
    assertThat(now.isGroupLeft()).isFalse();
    BaiduEntry told =
        kit.answered(kit.people.find(now), BaiduKit.error(223103, "user is not exist"));
    assertThat(kit.entries.finish(told).outcome())
        .as("it is another's")
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.SAME_FACE_TWO_IDS));
  }

  @Test
  void aGroupThatIsGoneIsMadeAgainWithTheNextTry() throws Exception {
    BaiduEntry now = kit.answered(kit.people.addGroup(kit.begin()), DONE);
    now = kit.answered(kit.people.add(now), BaiduKit.error(223100, " group is not exist"));
    assertThat(now.outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(kit.begin().unknownGroup()).contains("east");
  }

  @Test
  void aRefusedPhotoEndsTheAttempt() throws Exception {
    BaiduEntry now =
        kit.answered(kit.people.add(kit.begin()), BaiduKit.error(222202, "pic not has face"));
    assertThat(now.outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.NO_FACE));
  }

  @Test
  void aRemovalIsOneWhenTheCloudSaysThatNobodyIsLeft() throws Exception {
    BaiduEntry now = kit.entries.begin(kit.placing("0007", Goal.REMOVE, false));
    now = kit.answered(kit.people.delete(now), DONE);
    now = kit.answered(kit.people.delete(now), BaiduKit.error(223103, "user is not exist"));
    assertThat(now.isGroupToLeave()).isFalse();
    BaiduEntry gone =
        kit.answered(kit.people.find(now), BaiduKit.error(223103, "user is not exist"));
    assertThat(kit.entries.left(gone).outcome()).isInstanceOf(Outcome.Answered.class);
    BaiduEntry still = kit.answered(kit.people.find(now), standing(now, "west"));
    assertThat(kit.entries.left(still).outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
    BaiduEntry elsewhere = kit.answered(kit.people.find(now), standing(now, "another"));
    assertThat(kit.entries.left(elsewhere).outcome()).isInstanceOf(Outcome.Answered.class);
  }

  @Test
  void aDigestOfALongNumberNeverOverwritesSomebodyElse() throws Exception {
    String id = "工".repeat(20);
    BaiduEntry now = kit.entries.begin(kit.placing(id, Goal.PLACE, true));
    assertThat(now.isStandingUnknown()).as("it is looked at before").isTrue();
    String other = "0123456789abcdef0123456789abcdef " + "工".repeat(21);
    now =
        kit.answered(
            kit.people.find(now),
            BaiduKit.success(
                "{\"user_list\":[{\"group_id\":\"east\",\"user_info\":\"%s\"}]}".formatted(other)));
    assertThat(now.outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.BAD_ID));
  }

  @Test
  void anErrorInA200IsNoSuccessOfACopy() throws Exception {
    BaiduEntry now =
        kit.answered(kit.people.add(kit.begin()), BaiduKit.success("{\"face_token\":\"f\"}"));
    now = kit.answered(kit.people.copy(now), BaiduKit.error(216400, "backend error"));
    assertThat(now.outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  private BaiduEntry placedInBoth() throws InterruptedException {
    BaiduEntry now = kit.begin();
    now = kit.answered(kit.people.add(now), BaiduKit.success("{\"face_token\":\"f\"}"));
    return kit.answered(kit.people.copy(now), DONE);
  }

  private static String faces(String... tokens) {
    StringBuilder rows = new StringBuilder();
    for (String token : tokens) {
      rows.append(rows.isEmpty() ? "" : ",")
          .append("{\"face_token\":\"%s\",\"ctime\":\"2026-11-22 10:00:00\"}".formatted(token));
    }
    return BaiduKit.success("{\"face_list\":[" + rows + "]}");
  }

  private static String standing(BaiduEntry entry, String... groups) {
    StringBuilder rows = new StringBuilder();
    for (String group : groups) {
      rows.append(rows.isEmpty() ? "" : ",")
          .append(
              "{\"user_info\":\"%s\",\"group_id\":\"%s\"}"
                  .formatted(UserInfo.of(entry.placing()).text(), group));
    }
    return BaiduKit.success("{\"user_list\":[" + rows + "]}");
  }
}
