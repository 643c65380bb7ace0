package dev.muster.console;

import dev.muster.box.Box;
import dev.muster.box.BoxSetup;
import dev.muster.box.Boxes;
import dev.muster.box.Device;
import dev.muster.call.Outcome;
import dev.muster.call.Refusal;
import dev.muster.call.Told;
import dev.muster.console.MatchView.Result;
import dev.muster.event.PictureMatch;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Shows a picture to a configured box, as if one of its devices had taken it. */
final class MatchForm {

  private static final int LARGEST = 20 * 1024 * 1024;

  /** A device to choose from. */
  record Choice(String box, String name, String address, String group) {}

  private final Boxes boxes;
  private final BoxSetup setup;
  private final PictureMatch.Desk desk;

  MatchForm(Boxes boxes, BoxSetup setup, PictureMatch.Desk desk) {
    this.boxes = boxes;
    this.setup = setup;
    this.desk = desk;
  }

  /** Whether the box that answers recognises photos rather than people, and must say so. */
  boolean isDemonstration() {
    return boxes.embedded();
  }

  List<Choice> choices() {
    return boxes.all().stream()
        .flatMap(
            box ->
                box.devices().stream()
                    .map(d -> new Choice(box.name(), d.name(), d.address(), d.group())))
        .toList();
  }

  /**
   * The permission group of a device that is not on its box yet: it is registered with the first
   * person of the group.
   */
  Optional<String> awaited(MatchView match) {
    return boxes.find(match.box()).stream()
        .flatMap(box -> box.devices().stream())
        .filter(device -> device.address().equals(match.device()))
        .map(Device::group)
        .filter(group -> setup.find(match.box(), BoxSetup.Part.DEVICE, group).isEmpty())
        .findFirst();
  }

  /** The bytes of a picture that was sent. */
  static byte[] bytes(MultipartFile picture) throws IOException {
    if (picture.getSize() > LARGEST) {
      throw new BadParameter("picture", "picture is larger than 20 MB; send a smaller one");
    }
    return picture.getBytes();
  }

  /**
   * @param device its name or address
   */
  MatchView show(String boxName, String device, byte[] picture, Locale locale) {
    BadParameter.choice("box", boxes.names(), boxName);
    Box box = boxes.find(boxName).orElseThrow(() -> new BadParameter("box", "box is missing"));
    if (picture.length == 0) {
      throw new BadParameter("picture", "picture is empty; send a photo");
    }
    String address = address(box, device);
    Outcome<PictureMatch.Result> outcome =
        desk.show(PictureMatch.of(box.name(), address, picture)).outcome();
    if (outcome == null) {
      throw new IllegalStateException("the route match-picture ended without an outcome");
    }
    return view(box.name(), address, outcome, locale);
  }

  private static String address(Box box, String device) {
    return box.devices().stream()
        .filter(one -> one.name().equals(device) || one.address().equals(device))
        .findFirst()
        .map(Device::address)
        .orElseThrow(
            () ->
                new BadParameter(
                    "device",
                    "device is \"%s\"; allowed are the devices of %s: %s"
                        .formatted(
                            device,
                            box.name(),
                            box.devices().stream()
                                .map(Device::name)
                                .collect(Collectors.joining(", ")))));
  }

  private static MatchView view(
      String box, String device, Outcome<PictureMatch.Result> outcome, Locale locale) {
    return outcome.fold(
        answer -> answered(box, device, answer),
        refusal -> refused(box, device, refusal, locale),
        why -> failed(box, device, Result.NOT_REACHED, Told.in(why, locale)),
        why -> failed(box, device, Result.UNKNOWN, Told.in(why, locale)));
  }

  private static MatchView answered(String box, String device, PictureMatch.Result answer) {
    return new MatchView(
        box,
        device,
        answer.passed() ? Result.MATCHED : Result.NOT_MATCHED,
        blankIsNull(answer.identityId()),
        blankIsNull(answer.name()),
        answer.score(),
        null,
        null,
        null,
        null);
  }

  private static MatchView refused(String box, String device, Refusal refusal, Locale locale) {
    ReasonText text = ReasonText.of(refusal.reason().name(), locale);
    return new MatchView(
        box,
        device,
        Result.REFUSED,
        null,
        null,
        null,
        text.code(),
        text.words(),
        text.advice(),
        Told.in(refusal.detail(), locale));
  }

  private static MatchView failed(String box, String device, Result result, String why) {
    return new MatchView(box, device, result, null, null, null, null, null, null, why);
  }

  private static @Nullable String blankIsNull(String text) {
    return text.isBlank() ? null : text;
  }
}
