package dev.muster.vendor.baidu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.directory.DeleteGroup;
import dev.muster.directory.DeletedGroup;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import dev.muster.enrol.ledger.Goal;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.SentPicture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaiduWorkTest {

  private static final String LONG = "工".repeat(20);

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
  void aListIsReadGroupByGroupAndEverybodyIsToldOnce() throws Exception {
    BaiduListing now = list("", 2);
    now = page(now, "\"A_2D7\",\"0001\",7");
    assertThat(sent(kit.lists.page(now)).path("start").asInt())
        .as("a page begins with the last name of the one before")
        .isEqualTo(2);
    now = page(now, "7");
    now = page(now, "\"0001\",\"_bad\"");
    assertThat(now.isPageLeft()).as("a page that is not full is not the end").isTrue();
    now = page(now, "\"_bad\"");
    assertThat(now.isPageLeft()).isFalse();
    ListPage first = finished(now);
    assertThat(first.people())
        .containsExactly(
            new ListedPerson("0001", "0001", null, null, List.of("east", "west")),
            new ListedPerson("7", "7", null, null, List.of("east")));
    BaiduListing next = list(first.next(), 2);
    assertThat(next.isPageLeft()).as("known for a while").isFalse();
    ListPage second = finished(next);
    assertThat(second.people())
        .extracting(ListedPerson::key, ListedPerson::id)
        .containsExactly(tuple("A_2D7", "A-7"), tuple("_bad", ""));
    assertThat(second.isLast()).isTrue();
    kit.clock.pass(Duration.ofMinutes(6));
    assertThat(list("0001", 2).isPageLeft()).as("and read again later").isTrue();
    assertThat(list("", 2).isPageLeft()).as("and with every first page").isTrue();
  }

  @Test
  void whoseNameDoesNotHoldTheNumberIsAskedFor() throws Exception {
    String name = UserId.of(LONG);
    BaiduListing now = page(page(list("", 9), "\"" + name + "\""), "\"" + name + "\"");
    now = kit.answered(kit.lists.page(now), BaiduKit.error(223100, " group is not exist"));
    now = kit.lists.cut(now);
    assertThat(now.isNumberLeft()).isTrue();
    String info = "0123456789abcdef0123456789abcdef " + LONG;
    now =
        kit.answered(
            kit.lists.number(now),
            BaiduKit.success("{\"user_list\":[{\"user_info\":\"%s\"}]}".formatted(info)));
    assertThat(now.isNumberLeft()).isFalse();
    assertThat(((Outcome.Answered<ListPage>) kit.lists.finish(now).outcome()).value().people())
        .extracting(ListedPerson::id)
        .containsExactly(LONG);
  }

  @Test
  void aCursorThatNoPageHasToldIsDeclined() {
    assertThatThrownBy(() -> list("a b", 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kit.errands.begin(new DeleteGroup(BaiduKit.CLOUD, "x-y", 0)))
        .hasMessageContaining("allowed are 1 to 128 letters");
  }

  @Test
  void aGroupOfTheConfigurationIsNotDeletedAndNoCallIsMade() {
    BaiduGroups<?> begun =
        (BaiduGroups<?>) kit.errands.begin(new DeleteGroup(BaiduKit.CLOUD, "east", 0));
    assertThat(begun.outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.GROUP_IN_USE));
  }

  @Test
  void anErrorInA200EndsWhatIsDoneToAGroup() throws Exception {
    String error = BaiduKit.error(216400, "backend error");
    BaiduGroups<DeletedGroup> begun =
        BaiduGroups.begun(BaiduKit.cloud("east"), new DeleteGroup(BaiduKit.CLOUD, "old", 1));
    assertThat(kit.answered(kit.library.count(begun), error).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    BaiduGroups<DeletedGroup> counted =
        kit.library.compare(
            kit.answered(
                kit.library.count(begun), BaiduKit.success("{\"user_id_list\":[\"somebody\"]}")));
    assertThat(kit.answered(kit.library.delete(counted), error).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(kit.answered(kit.lists.page(list("", 9)), error).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void aGroupThatIsStillListedIsNotGone() throws Exception {
    BaiduGroups<DeletedGroup> now =
        BaiduGroups.begun(BaiduKit.cloud("east"), new DeleteGroup(BaiduKit.CLOUD, "old", 1));
    now =
        kit.answered(kit.library.count(now), BaiduKit.success("{\"user_id_list\":[\"somebody\"]}"));
    now = kit.library.compare(now);
    assertThat(now.isOver()).isFalse();
    now = kit.answered(kit.library.delete(now), BaiduKit.success("null"));
    now =
        kit.answered(
            kit.library.page(now), BaiduKit.success("{\"group_id_list\":[\"east\",\"old\"]}"));
    assertThat(kit.library.deleted(now).outcome())
        .isEqualTo(new Outcome.Answered<>(new DeletedGroup("old", 1, true, false)));
  }

  @Test
  void whomSomebodyElseHasEnrolledHasNoNumberAndAScoreMayBeAText() throws Exception {
    BaiduLook<List<Candidate>> now =
        BaiduLook.begun(
            BaiduKit.cloud("east", "west"),
            new Look.Identify(BaiduKit.CLOUD, new byte[0], 5),
            List.of(new SentPicture(new byte[0], 1, 1, 1)));
    JsonNode body = sent(kit.searches.one(now));
    assertThat(body.path("group_id_list").asText()).isEqualTo("east,west");
    assertThat(body.path("match_threshold").asInt()).isEqualTo(80);
    assertThat(body.path("max_user_num").asInt()).isEqualTo(10);
    assertThat(body.path("quality_control").asText()).isEqualTo("NONE");
    assertThat(body.has("max_face_num")).isFalse();
    String info = "0123456789abcdef0123456789abcdef 0007";
    now =
        kit.answered(
            kit.searches.one(now),
            BaiduKit.success(
                """
                {"user_list":[{"group_id":"east","user_id":"0007","user_info":"%s","score":"91.5"},
                  {"group_id":"west","user_id":"0007","user_info":"%s","score":93},
                  {"group_id":"east","user_id":"bob","user_info":"Bob","score":99.3}]}
                """
                    .formatted(info, info)));
    assertThat(now.isSearchLeft()).isFalse();
    List<Candidate> found =
        ((Outcome.Answered<List<Candidate>>) kit.searches.told(now).outcome()).value();
    assertThat(found).extracting(Candidate::id).containsExactly("", "0007");
    assertThat(found.get(1).score().raw()).isEqualTo(93);
  }

  @Test
  void somebodyWhoIsGoneAfterAllIsSentAsSomebodyNew() throws Exception {
    BaiduEntry now = known("east");
    assertThat(now.isThereAlready()).isTrue();
    now = kit.answered(kit.people.update(now), BaiduKit.error(223103, "user is not exist"));
    assertThat(now.isGroupLeft()).isTrue();
    assertThat(now.isThereAlready()).isFalse();
    assertThat(now.isCopyPossible()).isFalse();
  }

  @Test
  void whatCannotBeCopiedIsSent() throws Exception {
    BaiduEntry now =
        kit.answered(kit.people.add(kit.begin()), BaiduKit.success("{\"face_token\":\"f\"}"));
    assertThat(now.isCopyPossible()).isTrue();
    now = kit.answered(kit.people.copy(now), BaiduKit.error(216100, "already add"));
    assertThat(now.isCopyPossible()).isFalse();
    assertThat(now.groupToPlace()).contains("west");
  }

  @Test
  void aCloudThatKeepsAFaceThatWasTakenAwayIsNotAskedForEver() throws Exception {
    BaiduEntry now =
        kit.answered(kit.people.add(kit.begin()), BaiduKit.success("{\"face_token\":\"f\"}"));
    String both =
        BaiduKit.success("{\"face_list\":[{\"face_token\":\"f\"},{\"face_token\":\"g\"}]}");
    now = kit.answered(kit.faces.list(now), both);
    assertThat(now.isFaceTooMany()).isTrue();
    now = kit.answered(kit.faces.delete(now), BaiduKit.error(223106, "face is not exist"));
    assertThat(now.isFacesUnknown()).isTrue();
    now = kit.answered(kit.faces.list(now), both);
    assertThat(kit.faces.delete(now).outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void facesOfWhichOursIsNotKnownAreOverwritten() throws Exception {
    BaiduEntry now = kit.entries.begin(kit.placing("0007", Goal.PLACE, false));
    String info = UserInfo.of(now.placing()).text();
    now =
        kit.answered(
            kit.people.find(now),
            BaiduKit.success(
                "{\"user_list\":[{\"group_id\":\"east\",\"user_info\":\"%s\"},{\"group_id\":\"west\",\"user_info\":\"%s\"}]}"
                    .formatted(info, info)));
    assertThat(now.isGroupLeft()).isFalse();
    now =
        kit.answered(
            kit.faces.list(now),
            BaiduKit.success("{\"face_list\":[{\"face_token\":\"f\"},{\"face_token\":\"g\"}]}"));
    assertThat(now.groupToPlace()).contains("east");
    assertThat(now.isThereAlready()).isTrue();
    assertThat(now.isFaceTooMany()).as("which one is ours?").isFalse();
  }

  private BaiduEntry known(String group) throws InterruptedException {
    BaiduEntry now = kit.entries.begin(kit.placing("0007", Goal.PLACE, false));
    return kit.answered(
        kit.people.find(now),
        BaiduKit.success(
            "{\"user_list\":[{\"group_id\":\"%s\",\"user_info\":\"older\"}]}".formatted(group)));
  }

  private BaiduListing list(String cursor, int most) {
    return (BaiduListing) kit.errands.begin(new ListPeople(BaiduKit.CLOUD, cursor, most));
  }

  private BaiduListing page(BaiduListing now, String names) throws InterruptedException {
    return kit.answered(
        kit.lists.page(now), BaiduKit.success("{\"user_id_list\":[" + names + "]}"));
  }

  private ListPage finished(BaiduListing now) {
    BaiduListing done = kit.lists.finish(kit.lists.cut(now));
    return ((Outcome.Answered<ListPage>) done.outcome()).value();
  }

  private JsonNode sent(Talking<?> subject) {
    return kit.sent(subject);
  }
}
