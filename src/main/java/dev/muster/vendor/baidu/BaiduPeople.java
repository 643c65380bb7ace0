package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.Cloud;
import dev.muster.roster.PhotoStore;
import dev.muster.vendor.baidu.BaiduAnswer.Failure;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes groups, finds, places and removes people in a face library. Source: contracts/baidu.md
 * §4.2, §4.5.
 */
public final class BaiduPeople {

  /** Every group of the library. §4.2. */
  private static final String EVERY_GROUP = "@ALL";

  private static final String BASE64 = "BASE64";

  /** The faces that stand there are replaced by the one that is sent. §4.5.2. */
  private static final String REPLACE = "REPLACE";

  /** Of several faces the largest. §4.4. */
  private static final int LARGEST_FIRST = 0;

  private final BaiduCalls calls;
  private final BoxSetup setup;
  private final PhotoStore photos;

  BaiduPeople(BaiduCalls calls, BoxSetup setup, PhotoStore photos) {
    this.calls = calls;
    this.setup = setup;
    this.photos = photos;
  }

  /** Makes a group; one that is there already is as good. §4.5.7. */
  public BaiduEntry addGroup(BaiduEntry entry) {
    String group = entry.unknownGroup().orElseThrow();
    return entry.ask(
        new Question(
            BaiduCalls.GROUP_ADD,
            calls.body(new BaiduWire.Group(group)),
            (now, result) -> groupStands(now, group),
            (now, failure) ->
                failure.meaning() == BaiduMeaning.GROUP_EXISTS
                    ? groupStands(now, group)
                    : now.endWith(failure.outcome())));
  }

  /** Asks in which groups the person stands, and with what. */
  public BaiduEntry find(BaiduEntry entry) {
    return entry.ask(
        new Question(
            BaiduCalls.USER_GET,
            calls.body(new BaiduWire.User(EVERY_GROUP, entry.userId())),
            BaiduPeople::found,
            (now, failure) ->
                failure.meaning() == BaiduMeaning.USER_ABSENT
                    ? now.with(now.stand().told(Map.of(), failure.words()))
                    : now.endWith(failure.outcome())));
  }

  /** Places the person into the next group, in the place of whatever face stands there. */
  public BaiduEntry add(BaiduEntry entry) {
    String group = entry.groupToPlace().orElseThrow();
    String info = UserInfo.of(entry.placing()).text();
    Cloud cloud = entry.cloud();
    BaiduWire.NewFace face =
        new BaiduWire.NewFace(
            photos.get(entry.placing().prepared()),
            BASE64,
            group,
            entry.userId(),
            info,
            cloud.quality().name(),
            cloud.liveness().name(),
            REPLACE,
            LARGEST_FIRST);
    return entry.ask(
        new Question(
            BaiduCalls.USER_ADD,
            calls.body(face),
            (now, result) -> now.with(now.stand().placedIn(group, info)),
            (now, failure) -> notAdded(now, group, failure)));
  }

  /** Removes the person from the next group; whether that is so is read back afterwards. */
  public BaiduEntry delete(BaiduEntry entry) {
    String group = entry.groupToLeave().orElseThrow();
    return entry.ask(
        new Question(
            BaiduCalls.USER_DELETE,
            calls.body(new BaiduWire.User(group, entry.userId())),
            (now, result) -> now.with(now.stand().withDone(group)),
            (now, failure) ->
                switch (failure.meaning()) {
                  case USER_ABSENT, GROUP_ABSENT -> now.with(now.stand().withDone(group));
                  default -> now.endWith(failure.outcome());
                }));
  }

  private BaiduEntry groupStands(BaiduEntry now, String group) {
    setup.stands(now.lane(), Part.PERMISSION, group, group);
    return now.with(now.stand().withGroup(group));
  }

  /** Two numbers may have one name only when that is a digest; nobody is overwritten then. */
  private static BaiduEntry found(BaiduEntry now, JsonNode result) {
    Map<String, String> infos = new HashMap<>();
    String id = now.placing().person().id();
    for (JsonNode row : result.path("user_list")) {
      String info = row.path("user_info").asText("");
      infos.put(row.path("group_id").asText(""), info);
      UserInfo kept = UserInfo.read(info);
      if (UserId.isDigest(now.userId()) && kept.isOfAnother(id)) {
        return now.endWith(
            new Outcome.Refused<>(
                new Refusal(
                    Reason.BAD_ID, id + " has the name of " + kept.number() + " on the cloud")));
      }
    }
    return now.with(now.stand().told(infos, ""));
  }

  /**
   * The face may be there with this very version, which reading back tells; a group that is gone
   * was deleted by somebody else and is made again.
   */
  private BaiduEntry notAdded(BaiduEntry now, String group, Failure failure) {
    if (failure.meaning() == BaiduMeaning.FACE_EXISTS) {
      return now.with(now.stand().withDone(group));
    }
    if (failure.meaning() == BaiduMeaning.GROUP_ABSENT) {
      setup.forget(now.lane(), Part.PERMISSION, group);
      return now.endWith(
          new Outcome.OutcomeUnknown<>(failure.words() + "; the group is made again"));
    }
    return now.endWith(failure.outcome());
  }
}
