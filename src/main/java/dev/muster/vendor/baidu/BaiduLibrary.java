package dev.muster.vendor.baidu;

import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.DeleteGroup;
import dev.muster.directory.DeletedGroup;
import java.util.List;

/**
 * Lists the groups of a face library and deletes one of them with everybody in it. Source:
 * contracts/baidu.md §4.2, §4.5.7, §4.5.8.
 */
public final class BaiduLibrary {

  private final BaiduCalls calls;
  private final BoxSetup setup;
  private final int length;

  /**
   * @param length names on a page of the service, at most
   */
  BaiduLibrary(BaiduCalls calls, BoxSetup setup, int length) {
    this.calls = calls;
    this.setup = setup;
    this.length = length;
  }

  /** Asks for the next page of the groups. */
  public <T> BaiduGroups<T> page(BaiduGroups<T> groups) {
    return groups.ask(
        new Question<>(
            BaiduCalls.GROUP_LIST,
            calls.body(new BaiduWire.Groups(groups.page().start(), length)),
            (now, result) ->
                read(
                    now, now.page().told(BaiduLists.names(result.path("group_id_list")), length))));
  }

  public BaiduGroups<List<String>> listed(BaiduGroups<List<String>> groups) {
    return groups.endWith(new Outcome.Answered<>(List.copyOf(groups.page().found())));
  }

  /** Asks for the next page of the people in the group that is to go. */
  public BaiduGroups<DeletedGroup> count(BaiduGroups<DeletedGroup> groups) {
    return groups.ask(
        new Question<>(
            BaiduCalls.GROUP_USERS,
            calls.body(new BaiduWire.Users(wish(groups).group(), groups.page().start(), length)),
            (now, result) ->
                read(now, now.page().told(BaiduLists.names(result.path("user_id_list")), length)),
            BaiduLibrary::notThere));
  }

  /** Goes on when there are as many people in it as whoever asks believes. */
  public BaiduGroups<DeletedGroup> compare(BaiduGroups<DeletedGroup> groups) {
    DeleteGroup wish = wish(groups);
    int found = groups.page().found().size();
    return found == wish.people()
        ? groups.counted(found)
        : groups.endWith(
            new Outcome.Answered<>(new DeletedGroup(wish.group(), found, false, false)));
  }

  /** Deletes the group; whether it is gone is read back afterwards. */
  public BaiduGroups<DeletedGroup> delete(BaiduGroups<DeletedGroup> groups) {
    String group = wish(groups).group();
    setup.forget(groups.cloudName(), Part.PERMISSION, group);
    return groups.ask(
        new Question<>(
            BaiduCalls.GROUP_DELETE,
            calls.body(new BaiduWire.Group(group)),
            (now, result) -> now,
            BaiduLibrary::notThere));
  }

  public BaiduGroups<DeletedGroup> deleted(BaiduGroups<DeletedGroup> groups) {
    String group = wish(groups).group();
    Integer people = groups.people();
    return groups.endWith(
        new Outcome.Answered<>(
            new DeletedGroup(
                group, people == null ? 0 : people, true, !groups.page().found().contains(group))));
  }

  private static <T> BaiduGroups<T> read(BaiduGroups<T> now, Paging next) {
    return next.isEndless() ? now.giveUp(BaiduLists.endless("groups", next)) : now.read(next);
  }

  private static BaiduGroups<DeletedGroup> notThere(
      BaiduGroups<DeletedGroup> now, BaiduAnswer.Failure failure) {
    return failure.meaning() == BaiduMeaning.GROUP_ABSENT
        ? now.endWith(new Outcome.Refused<>(new Refusal(Reason.NO_SUCH_GROUP, failure.words())))
        : now.giveUp(failure.outcome());
  }

  private static DeleteGroup wish(BaiduGroups<DeletedGroup> groups) {
    return (DeleteGroup) groups.wish();
  }
}
