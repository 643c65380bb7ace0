package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.BoxSetup;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.directory.CallCounts;
import dev.muster.directory.Cloud;
import dev.muster.directory.Cloud.Strictness;
import dev.muster.directory.CloudPhoto;
import dev.muster.directory.QualityLimits;
import dev.muster.directory.QuotaStops;
import dev.muster.enrol.ledger.Goal;
import dev.muster.enrol.ledger.Placing;
import dev.muster.recogniser.SentPictures;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Database;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** A dialogue with the service that is made of answers only, without any HTTP. */
final class BaiduKit implements AutoCloseable {

  static final String CLOUD = "baidu-1";
  static final String TOKEN = "24.0123456789abcdef0123456789abcdef.2592000.1700000000.282335-1";

  final ObjectMapper json = new ObjectMapper();
  final TestClock clock = new TestClock();
  final AtomicLong nanos = new AtomicLong();
  final CallCounts counts;
  final BoxSetup setup;
  final BaiduQuota quota;
  final BaiduPace pace;
  final BaiduCalls calls = new BaiduCalls(json);
  final BaiduTokens tokens = new BaiduTokens(calls, json, clock);
  final BaiduDialogue dialogue;
  final BaiduEntries entries;
  final BaiduPeople people;
  final BaiduFaces faces = new BaiduFaces(calls);
  final BaiduQuality quality;
  final BaiduLists lists = new BaiduLists(calls, clock, 3);
  final BaiduLibrary library;
  final BaiduErrands errands;
  final BaiduLooks looks = new BaiduLooks(calls);
  final BaiduSearches searches = new BaiduSearches(calls);
  final TestStore stored;
  private final String photo;

  BaiduKit(Path folder, String... groups) {
    try {
      stored = Database.SQLITE.open(folder);
      setup = new BoxSetup(stored.store(), clock);
      PhotoStore photos = new PhotoStore(folder.resolve("photos"));
      photo = photos.put("photo".getBytes(StandardCharsets.UTF_8));
      people = new BaiduPeople(calls, setup, photos);
      quality = new BaiduQuality(calls, photos);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    counts = new CallCounts(stored.store(), clock);
    quota = new BaiduQuota(new QuotaStops(stored.store(), clock), clock);
    pace = new BaiduPace(quota, nanos::get, () -> 7);
    dialogue = new BaiduDialogue(calls, tokens, quota, pace, counts, json);
    entries = new BaiduEntries(List.of(cloud(groups)), setup, quota);
    library = new BaiduLibrary(calls, setup, 3);
    errands = new BaiduErrands(List.of(cloud(groups)), lists, new SentPictures(1));
  }

  static Cloud cloud(String... groups) {
    return new Cloud(
        CLOUD,
        "baidu",
        URI.create("http://127.0.0.1:5555/"),
        "key",
        "secret",
        null,
        List.of(groups),
        1,
        2,
        Duration.ofMillis(250),
        new CloudPhoto(1_500_000, 1080),
        Strictness.NORMAL,
        Strictness.NONE,
        80,
        true,
        new QualityLimits(0.6, 0.7, 0.7, 0.8, 0.6, 0.7, 40, 20, 1, 100),
        Map.of());
  }

  Placing placing(String id, Goal goal, boolean fresh) {
    Person person =
        new Person(id, "王芳", PersonType.EMPLOYEE, new TreeSet<>(List.of("staff")), photo);
    return new Placing(
        CLOUD, person, goal, person.version(), null, 0, fresh, photo, "batch", "lease");
  }

  BaiduEntry begin() {
    return entries.begin(placing("0007", Goal.PLACE, true));
  }

  /** With a question that asks for nothing in particular. */
  BaiduEntry asking() throws InterruptedException {
    return withToken(people.find(begin()));
  }

  /** As after the steps that see to a token. */
  <S extends Talking<S>> S withToken(S subject) throws InterruptedException {
    S joined = tokens.join(subject);
    return joined.isFetching()
        ? answered(tokens.ask(joined), 200, token(TOKEN, 2_592_000))
        : joined;
  }

  <S extends Talking<S>> S answered(S subject, String body) throws InterruptedException {
    return answered(dialogue.ask(withToken(subject)), 200, body);
  }

  static <S> S answered(Ask<S> ask, int status, String body) {
    return ask.answered(new Answer.Arrived(status, body.getBytes(StandardCharsets.UTF_8), ""));
  }

  static String token(String text, long seconds) {
    return "{\"access_token\":\"%s\",\"expires_in\":%d,\"scope\":\"brain_all_scope\"}"
        .formatted(text, seconds);
  }

  static String error(int code, String message) {
    return "{\"error_code\":%d,\"error_msg\":\"%s\"}".formatted(code, message);
  }

  static String success(String result) {
    return "{\"error_code\":0,\"error_msg\":\"SUCCESS\",\"log_id\":744193280352816461,\"result\":%s}"
        .formatted(result);
  }

  JsonNode sent(Talking<?> subject) {
    try {
      return json.readTree(subject.talk().question().body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stored.close();
  }
}
