package dev.muster.box;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a box stands by its own word, whichever API it speaks.
 *
 * @param api the generation of the API in which it answered
 * @param groups its permission groups
 * @param faceGroup the id of the face group that devices are to compare with; null when the API has
 *     none or the box does not tell
 * @param devices its devices
 * @param upload where it pushes its events; null when it does not tell
 * @param settings settings without which it does not do its work for us, as far as it tells them
 */
public record Found(
    String api,
    List<Group> groups,
    @Nullable String faceGroup,
    List<FoundDevice> devices,
    @Nullable Upload upload,
    List<Setting> settings) {

  /**
   * A permission group.
   *
   * @param id empty when the box did not name it
   */
  public record Group(String id, String name) {}

  /**
   * A device.
   *
   * @param groupId the permission group it is bound to
   * @param faceGroup the face group it compares with; null when the API has none
   * @param asSent everything that the box told of it, to be sent back with a change: what we do not
   *     know of is kept
   */
  public record FoundDevice(
      String id,
      String name,
      String address,
      String type,
      String groupId,
      @Nullable String faceGroup,
      Map<String, Object> asSent) {}

  /**
   * The push of events.
   *
   * @param seconds between two pushes; 0 when the box does not tell
   * @param face whether the face is pushed with the event
   */
  public record Upload(List<String> addresses, int seconds, boolean face) {

    public Upload {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A setting of the box.
   *
   * @param name as the vendor calls it
   * @param wanted the only value with which the box works for us
   */
  public record Setting(String name, String wanted, String value) {}

  public Found {
    groups = List.copyOf(groups);
    devices = List.copyOf(devices);
    settings = List.copyOf(settings);
  }

  /** Nothing is known yet. */
  static Found nothing(String api) {
    return new Found(api, List.of(), null, List.of(), null, List.of());
  }

  /** The groups of exactly this name. */
  Stream<Group> named(String name) {
    return groups.stream().filter(group -> group.name().equals(name));
  }

  public Found withApi(String now) {
    return new Found(now, groups, faceGroup, devices, upload, settings);
  }

  public Found withGroups(List<Group> now) {
    return new Found(api, now, faceGroup, devices, upload, settings);
  }

  public Found withFaceGroup(String id) {
    return new Found(api, groups, id, devices, upload, settings);
  }

  public Found withDevices(List<FoundDevice> now) {
    return new Found(api, groups, faceGroup, now, upload, settings);
  }

  public Found withUpload(Upload now) {
    return new Found(api, groups, faceGroup, devices, now, settings);
  }

  public Found withSetting(Setting one) {
    List<Setting> more = new ArrayList<>(settings);
    more.add(one);
    return new Found(api, groups, faceGroup, devices, upload, more);
  }
}
