package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.roster.PhotoStore;
import dev.muster.vendor.baidu.BaiduAnswer.Failure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes groups, finds, places and removes people in a face library. Source: contracts/baidu.md
 * §4.2, §4.5.
 */
public final class BaiduPeople {

  /** Every group of the library. §4.2. */
  private static final String EVERY_GROUP = "@ALL";

  /** The faces that stand there, if there are any, are replaced by the one that is sent. §4.5.2. */
  private static final String REPLACE = "REPLACE";

  /** Whatever stands there is overwritten; nobody there is an error. §4.5.5. */
  private static final String UPDATE = "UPDATE";

  private final BaiduCalls calls;
  private final BoxSetup setup;
  private final PhotoStore photos;

  BaiduPeople(BaiduCalls calls, BoxSetup setup, PhotoStore photos) {
    this.calls = calls;
    this.setup = setup;
    this.photos = photos;
  }

  /**
   * Makes a group; one that is there already is as good, and one that another attempt has made
   * meanwhile costs no call. §4.5.7.
   */
  public BaiduEntry addGroup(BaiduEntry entry) {
    String group = entry.unknownGroup().orElseThrow();
    if (setup.find(entry.lane(), Part.PERMISSION, group).isPresent()) {
      return entry.with(entry.stand().withGroup(group));
    }
    return entry.ask(
        new Question<>(
            BaiduCalls.GROUP_ADD,
            calls.body(new BaiduWire.Group(group)),
            (now, result) -> groupStands(now, group),
            (now, failure) ->
                failure.meaning() == BaiduMeaning.GROUP_EXISTS
                    ? groupStands(now, group)
                    : now.giveUp(failure.outcome())));
  }

  /** Asks in which groups the person stands, and with what. */
  public <S extends Member<S>> S find(S member) {
    return member.ask(
        new Question<>(
            BaiduCalls.USER_GET,
            calls.body(new BaiduWire.User(EVERY_GROUP, member.userId())),
            BaiduPeople::found,
            (now, failure) ->
                failure.meaning() == BaiduMeaning.USER_ABSENT
                    ? now.with(now.stand().told(Map.of(), failure.words()))
                    : now.giveUp(failure.outcome())));
  }

  /** Sends the photo of somebody who does not stand in the next group. */
  public BaiduEntry add(BaiduEntry entry) {
    String group = entry.groupToPlace().orElseThrow();
    return entry.ask(
        new Question<>(
            BaiduCalls.USER_ADD,
            photo(entry, group, REPLACE),
            (now, result) -> placed(now, group, result),
            (now, failure) -> notPlaced(now, group, failure)));
  }

  /** Overwrites what stands in the next group; nobody there after all is sent as somebody new. */
  public BaiduEntry update(BaiduEntry entry) {
    String group = entry.groupToPlace().orElseThrow();
    return entry.ask(
        new Question<>(
            BaiduCalls.USER_UPDATE,
            photo(entry, group, UPDATE),
            (now, result) -> placed(now, group, result),
            (now, failure) ->
                failure.meaning() == BaiduMeaning.USER_ABSENT
                    ? now.with(now.stand().absentFrom(group))
                    : notPlaced(now, group, failure)));
  }

  /**
   * Copies the person from a group where this version stands instead of sending the photo again;
   * what can not be copied is sent. §4.5.7.
   */
  public BaiduEntry copy(BaiduEntry entry) {
    String group = entry.groupToPlace().orElseThrow();
    String from = entry.source(group).orElseThrow();
    return entry.ask(
        new Question<>(
            BaiduCalls.USER_COPY,
            calls.body(new BaiduWire.Copy(entry.userId(), from, group)),
            (now, result) ->
                now.with(now.stand().placedIn(group, now.info()))
                    .with(now.faces().written(group, Optional.empty())),
            (now, failure) ->
                switch (failure.meaning()) {
                  case REFUSED, USER_ABSENT, FACE_EXISTS ->
                      now.with(now.stand().withoutCopyInto(group));
                  default -> notPlaced(now, group, failure);
                }));
  }

  /** Removes the person from the next group; whether that is so is read back afterwards. */
  public <S extends Member<S>> S delete(S member) {
    String group = member.nextToLeave().orElseThrow();
    return member.ask(
        new Question<>(
            BaiduCalls.USER_DELETE,
            calls.body(new BaiduWire.User(group, member.userId())),
            (now, result) -> now.with(now.stand().withDone(group)),
            (now, failure) ->
                switch (failure.meaning()) {
                  case USER_ABSENT, GROUP_ABSENT -> now.with(now.stand().withDone(group));
                  default -> now.giveUp(failure.outcome());
                }));
  }

  private byte[] photo(BaiduEntry entry, String group, String action) {
    return calls.body(
        BaiduWire.NewFace.of(
            photos.get(entry.placing().prepared()),
            new BaiduWire.Member(group, entry.userId(), entry.info()),
            entry.cloud(),
            action));
  }

  private BaiduEntry groupStands(BaiduEntry now, String group) {
    setup.stands(now.lane(), Part.PERMISSION, group, group);
    return now.with(now.stand().withGroup(group));
  }

  /** Nobody is overwritten who has the name of another number. */
  private static <S extends Member<S>> S found(S now, JsonNode result) {
    Map<String, String> infos = new HashMap<>();
    for (JsonNode row : result.path("user_list")) {
      String info = row.path("user_info").asText("");
      infos.put(row.path("group_id").asText(""), info);
      UserInfo kept = UserInfo.read(info);
      if (now.isOfAnother(kept)) {
        return now.endWith(
            new Outcome.Refused<>(
                new Refusal(
                    Reason.BAD_ID,
                    now.number() + " has the name of " + kept.number() + " on the cloud")));
      }
    }
    return now.with(now.stand().told(infos, ""));
  }

  private static BaiduEntry placed(BaiduEntry now, String group, JsonNode result) {
    String token = result.path("face_token").asText("");
    return now.with(now.stand().placedIn(group, now.info()))
        .with(now.faces().written(group, Optional.of(token).filter(one -> !one.isEmpty())));
  }

  /**
   * The face may be there with this very version, which reading back tells, or under another name;
   * a group that is gone was deleted by somebody else and is made again.
   */
  private BaiduEntry notPlaced(BaiduEntry now, String group, Failure failure) {
    if (failure.meaning() == BaiduMeaning.FACE_EXISTS) {
      return now.with(now.stand().withFaceTaken(group, failure.words() + " in " + group));
    }
    if (failure.meaning() == BaiduMeaning.GROUP_ABSENT) {
      setup.forget(now.lane(), Part.PERMISSION, group);
      return now.endWith(
          new Outcome.OutcomeUnknown<>(failure.words() + "; the group is made again"));
    }
    return now.giveUp(failure.outcome());
  }
}
