package dev.muster.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.muster.box.Drift.Fix;
import dev.muster.box.Drift.Item;
import dev.muster.box.Drift.Part;
import dev.muster.box.Found.FoundDevice;
import dev.muster.box.Found.Group;
import dev.muster.box.Found.Setting;
import dev.muster.box.Found.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is called a difference between a wanted and a found box, and what would mend it. */
class DriftTest {

  private static final String HERE = "http://muster:8080/events/gate";
  private static final String THERE = "http://elsewhere/hook";
  private static final Wanted WANTED =
      new Wanted(
          "v1",
          new TreeSet<>(List.of("staff", "visitors")),
          List.of(
              new Device("front", "192.168.1.63", "staff", "photo"),
              new Device("back", "192.168.1.64", "visitors", "photo")),
          HERE);
  private static final Found RIGHT =
      new Found(
          "v1",
          List.of(new Group("p1", "staff"), new Group("p2", "visitors"), new Group("p9", "cooks")),
          "faces",
          List.of(
              device("d1", "front", "192.168.1.63", "photo", "p1", "faces"),
              device("d2", "back", "192.168.1.64", "photo", "p2", "faces")),
          new Upload(List.of(HERE), 1, true),
          List.of(new Setting("WORK_MODE", "local", "local")));

  @Test
  void aBoxThatIsAsWantedHasNotDrifted() {
    assertThat(Drift.between(WANTED, RIGHT)).isEmpty();
  }

  @Test
  void whatABoxDoesNotTellIsNoDifference() {
    Found silent = new Found("v1", RIGHT.groups(), null, RIGHT.devices(), null, List.of());
    assertThat(Drift.between(WANTED, silent)).isEmpty();
  }

  @Test
  void anotherApiIsTheOnlyThingThatIsSaid() {
    assertThat(Drift.between(WANTED, Found.nothing("v2")))
        .containsExactly(new Item(Part.API, "", "v1", "v2", DriftProblem.OTHER_API, null));
  }

  @Test
  void eventsThatGoElsewhereOrNowhereArePointedHere() {
    assertThat(Drift.between(WANTED, pushing(1, true, THERE)))
        .containsExactly(
            new Item(
                Part.EVENT_URL, "", HERE, THERE, DriftProblem.EVENT_URL_ELSEWHERE, Fix.POINT_HERE));
    assertThat(Drift.between(WANTED, pushing(1, true)))
        .containsExactly(
            new Item(Part.EVENT_URL, "", HERE, "", DriftProblem.EVENT_URL_MISSING, Fix.POINT_HERE));
    assertThat(Drift.between(WANTED, pushing(1, true, THERE, THERE + "2")))
        .extracting(Item::problem)
        .containsExactly(DriftProblem.EVENT_URL_ELSEWHERE);
  }

  @Test
  void othersWhoGetTheEventsTooAreShownAndLeftAlone() {
    List<Item> items = Drift.between(WANTED, pushing(60, false, THERE, HERE));
    assertThat(items)
        .extracting(Item::problem)
        .containsExactly(
            DriftProblem.EVENT_URL_SEVERAL,
            DriftProblem.UPLOAD_WITHOUT_FACE,
            DriftProblem.UPLOAD_SLOW);
    assertThat(items).extracting(Item::fix).containsOnlyNulls();
    assertThat(items.get(0).problem().isDrift()).isFalse();
  }

  @Test
  void eventsWithoutTheFaceAreMended() {
    assertThat(Drift.between(WANTED, pushing(1, false, HERE)))
        .extracting(Item::problem, Item::fix)
        .containsExactly(tuple(DriftProblem.UPLOAD_WITHOUT_FACE, Fix.POINT_HERE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 20})
  void aBoxThatDoesNotTakeTheShortestPeriodHasNotDrifted(int seconds) {
    assertThat(Drift.between(WANTED, pushing(seconds, true, HERE))).isEmpty();
    assertThat(Drift.between(WANTED, pushing(21, true, HERE)))
        .extracting(Item::found)
        .containsExactly("21 s");
  }

  @Test
  void aGroupThatIsMissingIsCreatedAndItsDevicesAreBoundAgain() {
    Found found = RIGHT.withGroups(List.of(new Group("p2", "visitors")));
    assertThat(Drift.between(WANTED, found))
        .containsExactly(
            new Item(Part.PERMISSION, "staff", "staff", "", DriftProblem.GROUP_MISSING, Fix.CREATE),
            new Item(
                Part.DEVICE, "front", "staff", "p1", DriftProblem.DEVICE_OTHER_GROUP, Fix.CHANGE));
  }

  @Test
  void aGroupThatIsThereTwiceIsForAPersonToDecide() {
    List<Group> groups = new ArrayList<>(RIGHT.groups());
    groups.add(new Group("p3", "staff"));
    assertThat(Drift.between(WANTED, RIGHT.withGroups(groups)))
        .containsExactly(
            new Item(Part.PERMISSION, "staff", "staff", "p1, p3", DriftProblem.GROUP_TWICE, null));
  }

  @Test
  void aBoxThatNamesNoIdsOfItsGroupsIsNotJudgedByThem() {
    List<Group> groups = List.of(new Group("", "staff"), new Group("", "visitors"));
    assertThat(Drift.between(WANTED, RIGHT.withGroups(groups))).isEmpty();
  }

  @Test
  void aMissingFaceGroupIsShown() {
    assertThat(Drift.between(WANTED, RIGHT.withFaceGroup("")))
        .extracting(Item::problem)
        .containsExactly(DriftProblem.FACE_GROUP_MISSING);
  }

  @Test
  void eachWayInWhichADeviceDiffersIsSaid() {
    Found found =
        RIGHT.withDevices(
            List.of(
                device("d1", "Tor", "192.168.1.63", "rtsp", "p9", "other"),
                RIGHT.devices().get(1)));
    assertThat(Drift.between(WANTED, found))
        .extracting(Item::item, Item::wanted, Item::found, Item::problem, Item::fix)
        .containsExactly(
            row("front", "staff", "cooks", DriftProblem.DEVICE_OTHER_GROUP, Fix.CHANGE),
            row("front", "faces", "other", DriftProblem.DEVICE_OTHER_FACE_GROUP, Fix.CHANGE),
            row("front", "front", "Tor", DriftProblem.DEVICE_OTHER_NAME, Fix.CHANGE),
            row("front", "photo", "rtsp", DriftProblem.DEVICE_OTHER_TYPE, Fix.CHANGE));
  }

  @Test
  void aMissingDeviceIsAddedAndAnUnknownOneOnlyShown() {
    Found found =
        RIGHT.withDevices(
            List.of(
                RIGHT.devices().get(0),
                device("d7", "kitchen", "192.168.1.99", "photo", "p9", "faces")));
    List<Item> items = Drift.between(WANTED, found);
    assertThat(items)
        .containsExactly(
            new Item(Part.DEVICE, "back", "192.168.1.64", "", DriftProblem.DEVICE_MISSING, Fix.ADD),
            new Item(
                Part.DEVICE,
                "192.168.1.99",
                "",
                "kitchen (cooks)",
                DriftProblem.DEVICE_UNKNOWN,
                null));
    assertThat(items.get(1).problem().isDrift()).isFalse();
  }

  @Test
  void twoDevicesAtOneAddressAreForAPersonToDecide() {
    List<FoundDevice> devices = new ArrayList<>(RIGHT.devices());
    devices.add(device("d3", "front", "192.168.1.63", "photo", "p1", "faces"));
    assertThat(Drift.between(WANTED, RIGHT.withDevices(devices)))
        .extracting(Item::found, Item::problem, Item::fix)
        .containsExactly(tuple("d1, d3", DriftProblem.DEVICE_TWICE, null));
  }

  @Test
  void aSettingThatIsInTheWayIsShownAndNeverChanged() {
    assertThat(
            Drift.between(
                WANTED, RIGHT.withSetting(new Setting("APPLY_MODE", "recognize", "grab"))))
        .containsExactly(
            new Item(
                Part.SETTING, "APPLY_MODE", "recognize", "grab", DriftProblem.OTHER_SETTING, null));
  }

  private static Tuple row(Object... values) {
    return tuple(values);
  }

  private static Found pushing(int seconds, boolean face, String... addresses) {
    return RIGHT.withUpload(new Upload(List.of(addresses), seconds, face));
  }

  private static FoundDevice device(
      String id, String name, String address, String type, String group, String faces) {
    return new FoundDevice(id, name, address, type, group, faces, Map.of("device_id", id));
  }
}
