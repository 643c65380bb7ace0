package dev.muster.facebox.baidu;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.library.Gallery;
import dev.muster.facebox.library.PictureUrls;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.match.Liveness;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Dialect;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A twin of the Baidu Face v3 service over the box's engine: the token endpoint, the library with
 * its eleven operations and the recognition calls ({@code contracts/baidu.md}). Each app has a
 * library of its own, beside the people of the box.
 */
public final class BaiduFace {

  private final AccessTokens tokens;
  private final BaiduSettings settings;
  private final FaceDialect faces;

  /**
   * What the service stands on.
   *
   * @param recogniser absent when recognition is off: nothing that needs a picture is supported
   * @param gallery the people of the box
   * @param liveness what is said of it, since nothing can judge it
   * @param clock what the box believes to be the time
   * @param nanos measures the calls of a second
   */
  public record Ground(
      Database database,
      @Nullable Recogniser recogniser,
      Gallery gallery,
      PictureUrls urls,
      Liveness liveness,
      Clock clock,
      LongSupplier nanos) {}

  public BaiduFace(BaiduSettings settings, Ground ground) {
    this.settings = settings;
    this.tokens = new AccessTokens(settings, ground.clock());
    BoxPeople box = new BoxPeople(ground.gallery(), settings.boxPeople());
    Shelf shelf = new Shelf(engine(ground.recogniser()), settings.searchDelay(), ground.clock());
    shelf.load(ground.database());
    Groups groups =
        new Groups(ground.database(), shelf, box, settings.deletionDelay(), ground.clock());
    this.faces =
        new FaceDialect(
            calls(settings, ground, shelf, groups, box),
            tokens,
            new Allowance(settings, ground.clock(), ground.nanos()),
            groups,
            new Answers(ground.clock()),
            (int) settings.bodyLimit().toBytes());
  }

  public List<Dialect> dialects() {
    return List.of(new TokenDialect(settings, tokens), faces);
  }

  private static Map<String, Call> calls(
      BaiduSettings settings, Ground ground, Shelf shelf, Groups groups, BoxPeople box) {
    Ids ids = new Ids(settings.longestId(), settings.generation().groups());
    Judge judge = judge(ground.liveness());
    Users users = new Users(ground.database(), shelf, settings, ground.clock());
    Records records = new Records(ground.database(), box);
    Recogniser recogniser = ground.recogniser();
    String engine = engine(recogniser);
    Images images =
        new Images(
            recogniser,
            new Sent(settings.pictureLimit().toBytes(), ground.urls()),
            new FaceTokens(ground.clock()),
            (app, token) -> users.withToken(app, token, engine));
    Likeness likeness = new Likeness(recogniser == null ? 0.5 : recogniser.engine().threshold());
    Copies copies = new Copies(ground.database(), shelf, settings.faces());
    UserCalls userCalls = new UserCalls(users, copies, records, images, ids, judge);
    GroupCalls groupCalls = new GroupCalls(groups, ids);
    LookCalls looks = new LookCalls(images, likeness, settings.generation(), judge);
    SearchCalls searches =
        new SearchCalls(
            new Search(shelf, groups, records, box, likeness),
            images,
            ids,
            settings.generation(),
            judge);
    return Map.ofEntries(
        entry(Interfaces.DETECT, one(looks::detect)),
        entry(Interfaces.MATCH, (app, body) -> looks.match(app, Wish.all(body))),
        entry(Interfaces.VERIFY, (app, body) -> looks.verify(app, Wish.all(body))),
        entry(Interfaces.SEARCH, one(searches::one)),
        entry(Interfaces.MULTI_SEARCH, one(searches::several)),
        entry(Interfaces.USER_ADD, one(userCalls::add)),
        entry(Interfaces.USER_UPDATE, one(userCalls::update)),
        entry(Interfaces.USER_GET, one(userCalls::get)),
        entry(Interfaces.USER_COPY, one(userCalls::copy)),
        entry(Interfaces.USER_DELETE, one(userCalls::delete)),
        entry(Interfaces.FACE_LIST, one(userCalls::faces)),
        entry(Interfaces.FACE_DELETE, one(userCalls::deleteFace)),
        entry(Interfaces.GROUP_ADD, one(groupCalls::add)),
        entry(Interfaces.GROUP_DELETE, one(groupCalls::delete)),
        entry(Interfaces.GROUP_LIST, one(groupCalls::list)),
        entry(Interfaces.GROUP_USERS, one(groupCalls::users)));
  }

  /** A call that takes one object; a list in its place asks for nothing. */
  private static Call one(BiFunction<String, Wish, @Nullable JsonNode> call) {
    return (app, body) -> call.apply(app, Wish.one(body));
  }

  private static String engine(@Nullable Recogniser recogniser) {
    return recogniser == null ? "" : recogniser.engine().id();
  }

  private static Judge judge(Liveness liveness) {
    return switch (liveness) {
      case PASS -> Judge.PASSES;
      case FAIL -> Judge.FAILS;
      case REFUSE -> Judge.REFUSES;
    };
  }
}
