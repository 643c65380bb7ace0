package dev.muster.enrol.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.roster.PersonType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands at 1 June 2026, in China. */
class LineRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"7", "0007", "A-1_b.2", "E1001", "1E5", "7-A"})
  void personNumbers(String id) {
    assertThat(GivenManifest.csv("id\n" + id).only().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-7", "_7", "7/8", "7 8", "员7", "7'", "../7", "7\u0001", "=1+1"})
  void whatIsNoPersonNumber(String id) {
    assertThat(GivenManifest.csv("id,name\n" + id + ",x").reason())
        .isIn(Reason.BAD_ID, Reason.BROKEN_LINE);
  }

  @Test
  void aPersonNumberIsNeededAndBounded() {
    assertThat(GivenManifest.csv("id,name\n,张三").reason()).isEqualTo(Reason.BAD_ID);
    assertThat(GivenManifest.csv("id\n" + "7".repeat(64)).only().id()).hasSize(64);
    assertThat(GivenManifest.csv("id\n" + "7".repeat(65)).reason()).isEqualTo(Reason.BAD_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.10101E+17", "1E+05", "\"1,1E+17\""})
  void aNumberThatASpreadsheetSpoiltIsRefusedWithTheWayOut(String id) {
    Line line = GivenManifest.csv("id,name\n" + id + ",x").lines().get(0);
    assertThat(line.refusal().reason()).isEqualTo(Reason.BAD_ID);
    assertThat(line.refusal().detail()).contains("format the column as text");
  }

  @Test
  void names() {
    assertThat(GivenManifest.csv("id,name\n1," + "名".repeat(100)).only().name()).hasSize(100);
    assertThat(GivenManifest.csv("id,name\n1," + "名".repeat(101)).reason())
        .isEqualTo(Reason.BAD_NAME);
    assertThat(GivenManifest.csv("id,name\n1,a\u0007b").reason()).isEqualTo(Reason.BAD_NAME);
    assertThat(GivenManifest.csv("id,name\n1,\"a\nb\"").reason()).isEqualTo(Reason.BROKEN_LINE);
  }

  @ParameterizedTest
  @CsvSource({
    "employee,EMPLOYEE",
    "员工,EMPLOYEE",
    "Visitor,VISITOR",
    "访客,VISITOR",
    "BLACKLIST,BLACKLIST",
    "黑名单,BLACKLIST",
    "陌生人,STRANGER",
    "ＶＩＰ,VIP",
    "贵宾,VIP"
  })
  void types(String word, PersonType type) {
    assertThat(GivenManifest.csv("id,type\n1," + word).only().type()).isEqualTo(type);
  }

  @Test
  void anUnknownWordIsRefused() {
    assertThat(GivenManifest.csv("id,type\n1,boss").reason()).isEqualTo(Reason.BAD_TYPE);
    assertThat(GivenManifest.csv("id,action\n1,maybe").reason()).isEqualTo(Reason.BAD_ACTION);
  }

  @Test
  void severalGroups() {
    assertThat(GivenManifest.csv("id,groups\n1,a;b；c|d、e/f ; a").only().groups())
        .containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(GivenManifest.csv("id,groups\n1,\"a,b\"").only().groups()).containsExactly("a", "b");
    assertThat(GivenManifest.csv("id,groups\n1," + "g".repeat(61)).reason())
        .isEqualTo(Reason.NO_GROUP);
  }

  @Test
  void aGroupInQuotationMarksIsOneNameOrRefused() {
    assertThat(
            GivenManifest.csv("id,groups\n1,\"\"\"a;b\"\" ; \"\"say \"\"\"\"c\"\"\"\"\"\";d\"")
                .only()
                .groups())
        .containsExactly("a;b", "d", "say \"c\"");
    assertThat(GivenManifest.csv("id,groups\n1,\"\"\"a/b\"\"\"").reason())
        .isEqualTo(Reason.NO_GROUP);
    assertThat(GivenManifest.csv("id,groups\n1,\"\"\"a\"").only().groups()).containsExactly("\"a");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-31, 2027-01-30T16:00:00Z",
    "2027/1/31, 2027-01-30T16:00:00Z",
    "2027.1.31, 2027-01-30T16:00:00Z",
    "31.01.2027, 2027-01-30T16:00:00Z",
    "20270131, 2027-01-30T16:00:00Z",
    "2027年1月31日, 2027-01-30T16:00:00Z",
    "２０２７-01-31, 2027-01-30T16:00:00Z",
    "2027-01-31 08:30, 2027-01-31T00:30:00Z",
    "2027/1/31 8:30:15, 2027-01-31T00:30:15Z",
    "2027年1月31日 8时30分, 2027-01-31T00:30:00Z",
    "2027-01-31T08:30:00.123Z, 2027-01-31T08:30:00Z",
    "2027-01-31T08:30:00+02:00, 2027-01-31T06:30:00Z",
    "9999-12-31, 9999-12-30T16:00:00Z",
  })
  void dates(String text, Instant moment) {
    assertThat(GivenManifest.csv("id,valid_from\n1," + text).only().validity().from())
        .isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "2027-02-30",
        "2027-13-01",
        "01/02/2027",
        "46053",
        "2027",
        "27-01-31",
        "2027-1/31",
        "2027-01-31 25:00",
        "2027-01-31 8",
        "1800-01-01",
        "2027-01-31T08:00+99:00",
        "2027013"
      })
  void whatIsNoDate(String text) {
    assertThat(GivenManifest.csv("id,valid_to\n1," + text).reason()).isEqualTo(Reason.BAD_DATE);
  }

  @Test
  void theLastDayCountsToItsEnd() {
    assertThat(GivenManifest.csv("id,valid_to\n1,2026-06-01").only().validity().to())
        .isEqualTo(Instant.parse("2026-06-01T15:59:59Z"));
    assertThat(
            GivenManifest.csv("id,valid_from,valid_to\n1,2026-07-01,2026-07-01").only().validity())
        .isNotNull();
  }

  @Test
  void aValidityMustBeginBeforeItEndsAndNotBeOver() {
    assertThat(GivenManifest.csv("id,from,to\n1,2027-02-01,2027-01-01").reason())
        .isEqualTo(Reason.BAD_VALIDITY);
    assertThat(GivenManifest.csv("id,to\n1,2026-05-31").reason()).isEqualTo(Reason.EXPIRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../7.jpg",
        "a/../../7.jpg",
        "C:\\7.jpg",
        "c:7.jpg",
        "\\\\srv\\7.jpg",
        "a/",
        "7\u0001.jpg"
      })
  void photosThatLieElsewhere(String photo) {
    assertThat(GivenManifest.csv("id,photo\n1," + photo).reason()).isEqualTo(Reason.BAD_PHOTO_NAME);
  }

  @Test
  void photosMayLieInFolders() {
    assertThat(GivenManifest.csv("id,photo\n1,.\\照片\\7.jpg").only().photo()).isEqualTo("照片/7.jpg");
    assertThat(GivenManifest.csv("id,photo\n1,a..b/7.jpg").only().photo()).isEqualTo("a..b/7.jpg");
    assertThat(GivenManifest.csv("id,photo\n1,.hidden.jpg").only().photo())
        .isEqualTo(".hidden.jpg");
  }

  @Test
  void extraInformationIsBounded() {
    assertThat(GivenManifest.csv("id,note\n1," + "x".repeat(201)).reason())
        .isEqualTo(Reason.BAD_EXTRA);
    assertThat(GivenManifest.csv("id," + "k".repeat(41) + "\n1,x").reason())
        .isEqualTo(Reason.BAD_EXTRA);
    StringBuilder header = new StringBuilder("id");
    for (int i = 0; i < 41; i++) {
      header.append(",k").append(i);
    }
    assertThat(GivenManifest.csv(header + "\n1" + ",x".repeat(41)).reason())
        .isEqualTo(Reason.BAD_EXTRA);
    assertThat(GivenManifest.csv(header + "\n1" + ",x".repeat(40)).only().extra()).hasSize(40);
  }

  @Test
  void ofTwoLinesWithOneNumberTheFirstStands() {
    List<Line> lines = GivenManifest.csv("id,name,to\n7,a,2020-01-01\n7,b,\n7,c,\n").lines();
    assertThat(lines.get(0).refusal().reason()).isEqualTo(Reason.EXPIRED);
    assertThat(lines.get(1).entry().name()).isEqualTo("b");
    assertThat(lines.get(2).refusal().reason()).isEqualTo(Reason.TWO_ROWS_ONE_ID);
    assertThat(lines.get(2).refusal().detail()).contains("line 3");
  }

  @Test
  void aPhotoIsForOnePerson() {
    List<Line> lines = GivenManifest.csv("id,photo\n7,a.jpg\n8,A.JPG\n9,\n10,\n").lines();
    assertThat(lines.get(1).refusal().reason()).isEqualTo(Reason.ONE_PHOTO_TWO_IDS);
    assertThat(lines.get(1).refusal().detail()).contains("line 2");
    assertThat(lines.get(3).entry()).isNotNull();
  }

  @Test
  void aRemovalAsksForTheNumberOnly() {
    Entry entry = GivenManifest.csv("id,name,type,to,action\n7,x,boss,never,离职").only();
    assertThat(entry.action()).isEqualTo(Action.REMOVE);
    assertThat(entry.name()).isEmpty();
  }

  @Test
  void removalListsAreKnownByTheirNames() {
    for (String name :
        List.of("remove.csv", "Leavers-2026.xlsx", "离职名单.csv", "hr/删除.csv", "移除1.tsv")) {
      assertThat(Manifests.isRemoval(name)).as(name).isTrue();
    }
    assertThat(Manifests.isRemoval("people-remove.csv")).isFalse();
    Entry said = GivenManifest.text("leave.csv", "id,action\n7,add", StandardCharsets.UTF_8).only();
    assertThat(said.action()).isEqualTo(Action.ADD);
    Entry unsaid = GivenManifest.text("leave.csv", "id,action\n7,", StandardCharsets.UTF_8).only();
    assertThat(unsaid.action()).isEqualTo(Action.REMOVE);
  }

  @Test
  void aRemovalListMayBePlainText() {
    List<Line> lines =
        GivenManifest.text("离职.txt", "0007\n\n# gone\n 0008 \nx\n0007\n", StandardCharsets.UTF_8)
            .lines();
    assertThat(lines).extracting(Line::number).containsExactly(1, 4, 5, 6);
    assertThat(lines.get(1).entry().action()).isEqualTo(Action.REMOVE);
    assertThat(lines.get(2).refusal().reason()).isEqualTo(Reason.BAD_ID);
    assertThat(lines.get(3).refusal().reason()).isEqualTo(Reason.TWO_ROWS_ONE_ID);
  }

  @Test
  void manifestsAreKnownByTheirNames() {
    for (String name : List.of("a.csv", "A.TSV", "员工.xlsx", "x/y.csv", "old.xls", "remove.txt")) {
      assertThat(Manifests.is(name)).as(name).isTrue();
    }
    for (String name : List.of("notes.txt", "a.jpg", "csv", "~$a.xlsx", ".a.csv", "a.csv.part")) {
      assertThat(Manifests.is(name)).as(name).isFalse();
    }
  }
}
