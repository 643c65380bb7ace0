package dev.muster.vendor.cloudface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.call.BodyReading;
import dev.muster.call.Outcome;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import dev.muster.directory.RemoveOutsider;
import dev.muster.enrol.ledger.Goal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFaceListTest {

  @TempDir Path folder;
  private CloudFaceKit kit;

  @BeforeEach
  void open() {
    kit = new CloudFaceKit(folder);
  }

  @Test
  void picturesPassByAndTheRestStays() {
    byte[] read =
        CloudFaceKit.read(
            kit.calls.list(CloudFaceKit.cloud(Map.of())),
            CloudFaceKit.list(CloudFaceKit.row(1001, "a")).getBytes(StandardCharsets.UTF_8));
    assertThat(new String(read, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"code\":0,\"error\":\"\",\"detail\":\"\",\"data\":{\"all_face\":[{\"face_id\":1001,\"remark\":\"a\"}]}}");
  }

  @Test
  void aListOfGigabytesCostsTheMemoryOfItsRemarks() throws IOException {
    ListSieve sieve = new ListSieve(kit.json, 4L << 30, Duration.ofMinutes(1));
    long pictures = 300;
    byte[] read = sieve.read(new Pictures(pictures, 1_400_000));
    assertThat(kit.json.readTree(read).path("data").path("all_face")).hasSize((int) pictures);
    assertThat(read.length).isLessThan(20_000);
  }

  @Test
  void aListThatIsLargerThanItsLimitIsGivenUp() {
    ListSieve sieve = new ListSieve(kit.json, 1_000_000, Duration.ofMinutes(1));
    assertThatThrownBy(() -> sieve.read(new Pictures(3, 500_000)))
        .isInstanceOf(BodyReading.Unreadable.class)
        .hasMessageContaining("larger than 1000000 bytes");
  }

  @Test
  void aListThatTakesTooLongIsGivenUp() {
    ListSieve sieve = new ListSieve(kit.json, 1L << 30, Duration.ofNanos(1));
    assertThatThrownBy(() -> sieve.read(new Pictures(3, 500_000)))
        .isInstanceOf(BodyReading.Unreadable.class)
        .hasMessageContaining("takes longer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "ISO-8859-1", "UTF-8"})
  void somebodyElsesRemarkInAnotherCharsetHidesNobody(String charset) throws Exception {
    String ours = CloudFaceKit.face(1002, kit.placing("7", Goal.PLACE, true));
    byte[] sent =
        CloudFaceKit.list(CloudFaceKit.row(1001, "张三 é"), ours).getBytes(Charset.forName(charset));
    byte[] read = CloudFaceKit.read(kit.calls.list(CloudFaceKit.cloud(Map.of())), sent);
    assertThat(kit.json.readTree(read).path("data").path("all_face")).hasSize(2);
    assertThat(new String(read, StandardCharsets.UTF_8)).contains("fa1:7:");
  }

  @Test
  void whoWaitsIsToldByWhoAsks() throws Exception {
    ListReader leader = kit.lists.join(kit.entries.begin(kit.placing("7", Goal.PLACE, false)));
    assertThat(leader.isLeading()).isTrue();
    ListReader other = kit.entries.begin(kit.placing("8", Goal.PLACE, false));
    CompletableFuture<ListReader> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return kit.lists.join(other);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    CloudFaceKit.answered(kit.lists.ask(leader), CloudFaceKit.list());
    assertThat(waiting.get(10, TimeUnit.SECONDS).isListNeeded()).isFalse();
    assertThat(kit.counted).hasSize(1);
  }

  @Test
  void aListThatWasUnderWayDoesNotProveAnAbsence() throws Exception {
    ListReader leader = kit.lists.join(kit.entries.begin(kit.placing("7", Goal.PLACE, false)));
    var ask = kit.lists.ask(leader);
    CloudFaceEntry late = kit.entries.begin(kit.placing("8", Goal.REMOVE, false));
    CloudFaceKit.answered(ask, CloudFaceKit.list());
    assertThat(kit.lists.join(late).isLeading()).as("it needs one of its own").isTrue();
  }

  @Test
  void aServiceThatDoesNotListEndsAllWhoWait() throws Exception {
    ListReader leader = kit.lists.join(kit.entries.begin(kit.placing("7", Goal.PLACE, false)));
    ListReader ended = CloudFaceKit.answered(kit.lists.ask(leader), CloudFaceKit.error(1002));
    assertThat(((CloudFaceEntry) ended).outcome()).isInstanceOf(Outcome.NotReached.class);
    assertThat(kit.lists.join(kit.entries.begin(kit.placing("8", Goal.PLACE, false))).isLeading())
        .as("the next one may ask")
        .isTrue();
  }

  @Test
  void everybodyIsToldOnceAndStrangersByTheirFaceId() throws Exception {
    var errand = kit.errands.begin(new ListPeople(CloudFaceKit.CLOUD, "", 10));
    String body =
        CloudFaceKit.list(
            CloudFaceKit.row(1001, "fa1:7:" + "0".repeat(32)),
            CloudFaceKit.row(1003, "张三"),
            CloudFaceKit.row(1002, "fa1:7:" + "1".repeat(32)),
            CloudFaceKit.row(1004, "fa1:A~208:" + "2".repeat(32)));
    @SuppressWarnings("unchecked")
    CloudFaceErrand<ListPage> listed =
        (CloudFaceErrand<ListPage>)
            CloudFaceKit.answered(kit.lists.ask(kit.lists.join((ListReader) errand)), body);
    Outcome<ListPage> outcome = kit.errands.people(listed).outcome();
    ListPage page = ((Outcome.Answered<ListPage>) outcome).value();
    assertThat(page.isLast()).isTrue();
    assertThat(page.people()).extracting(ListedPerson::id).containsExactly("7", "", "A 8");
    assertThat(page.people()).extracting(ListedPerson::key).containsExactly("1002", "1003", "1004");
    assertThat(page.people().get(0).version()).as("an earlier face stands there, too").isNull();
    assertThat(page.people().get(1).version()).as("of somebody else's").isNull();
    assertThat(page.people().get(2).version()).isEqualTo("2".repeat(32));
  }

  @Test
  void somebodyWhoLeavesTakesAlongTheirOtherFacesAndNobodyElses() throws Exception {
    Resident<?> outsider =
        (Resident<?>) kit.errands.begin(new RemoveOutsider(CloudFaceKit.CLOUD, "1001"));
    String body =
        CloudFaceKit.list(
            CloudFaceKit.row(1001, "fa1:7:" + "0".repeat(32)),
            CloudFaceKit.row(1002, "fa1:7:" + "1".repeat(32)),
            CloudFaceKit.row(1003, "张三"),
            CloudFaceKit.row(1004, "fa1:8:" + "2".repeat(32)));
    outsider = (Resident<?>) CloudFaceKit.answered(kit.lists.ask(kit.lists.join(outsider)), body);
    assertThat(outsider.superfluous()).extracting(Face::id).containsExactly(1001L, 1002L);
    assertThat(outsider.nextToDelete()).map(Face::id).contains(1001L);
    String after = CloudFaceKit.list(CloudFaceKit.row(1002, "fa1:7:" + "1".repeat(32)));
    outsider =
        (Resident<?>)
            CloudFaceKit.answered(
                kit.lists.ask(kit.lists.join(outsider.withDeleted(1001, 2))), after);
    assertThat(((CloudFaceOutsider) outsider.left()).outcome())
        .as("the other face is still there")
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void aKeyThatIsNoFaceIsNotAsked() {
    assertThatThrownBy(() -> kit.errands.begin(new RemoveOutsider(CloudFaceKit.CLOUD, "x")))
        .hasMessage("key is \"x\"; allowed is the number of a face");
  }

  @ParameterizedTest
  @CsvSource({
    "post, POST, delete_registration_face?face_id=7",
    "get, GET, delete_registration_face?face_id=7",
    "delete, DELETE, delete_registration_face?face_id=7",
    "form, POST, delete_registration_face"
  })
  void aFaceIsDeletedAsTheDeploymentWantsItButNeverByTheCallThatLists(
      String deletion, String method, String path) {
    var cloud =
        CloudFaceKit.cloud(Map.of("options.deletion", deletion, "options.header.X-Device-Id", "7"));
    var call = kit.calls.delete(cloud, 7);
    assertThat(call.method() + " " + call.url())
        .isEqualTo(method + " http://127.0.0.1:5055/" + path);
    assertThat(call.headers()).containsEntry("X-Device-Id", "7");
    assertThat(call.url()).doesNotContain("get_registration_face");
  }

  @ParameterizedTest
  @CsvSource({
    "options.deletion, list, 'options.deletion is \"list\"; allowed are post, get, delete and form'",
    "options.list-limit, 1KB, 'options.list-limit is \"1KB\"; allowed are 1MB to 16GB'",
    "options.list-timeout, 1h, 'options.list-timeout is \"1h\"; allowed are 1s to 2m'",
    "options.lists, 1, 'options.lists is no option of a cloud-face service'"
  })
  void aWrongOptionIsNamed(String key, String value, String sentence) {
    assertThatThrownBy(
            () -> new CloudFaceClouds(java.util.List.of(CloudFaceKit.cloud(Map.of(key, value)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("muster.clouds[cloud-face-1]." + sentence);
  }

  /** A list that is made while it is read. */
  private static final class Pictures extends InputStream {

    private static final byte[] HEAD =
        "{\"code\":0,\"data\":{\"all_face\":[".getBytes(StandardCharsets.US_ASCII);

    private final long count;
    private final int bytes;
    private byte[] part = HEAD;
    private int at;
    private long done;

    Pictures(long count, int bytes) {
      this.count = count;
      this.bytes = bytes;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (at == part.length && !next()) {
        return -1;
      }
      int some = Math.min(length, part.length - at);
      System.arraycopy(part, at, into, from, some);
      at += some;
      return some;
    }

    private boolean next() {
      at = 0;
      if (done > count) {
        return false;
      }
      part =
          (done == count
                  ? "]}}"
                  : (done == 0 ? "" : ",")
                      + "{\"face_id\":%d,\"remark\":\"x\",\"picture\":\"%s\"}"
                          .formatted(done, "A".repeat(bytes)))
              .getBytes(StandardCharsets.US_ASCII);
      done++;
      return true;
    }
  }
}
