package dev.muster.directory;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How good a photo has to be before it is put into a cloud, by what the cloud itself measures. The
 * defaults are what the vendor recommends (contracts/baidu.md §4.6).
 *
 * @param eyes share of an eye that may be covered, 0 to 1
 * @param nose likewise
 * @param mouth likewise
 * @param cheeks share of a cheek, likewise
 * @param chin likewise
 * @param blur from here on it is blurred, 0 to 1
 * @param light up to here it is too dark, 0 to 255
 * @param turn from so many degrees on the head is turned, in any of the three directions
 * @param whole least share of the face inside the picture, 0 to 1; 0 lets a cut face pass
 * @param side least width and height of the face in pixels
 */
public record QualityLimits(
    @DefaultValue("0.6") double eyes,
    @DefaultValue("0.7") double nose,
    @DefaultValue("0.7") double mouth,
    @DefaultValue("0.8") double cheeks,
    @DefaultValue("0.6") double chin,
    @DefaultValue("0.7") double blur,
    @DefaultValue("40") double light,
    @DefaultValue("20") double turn,
    @DefaultValue("1") double whole,
    @DefaultValue("100") int side) {

  public QualityLimits {
    share("eyes", eyes);
    share("nose", nose);
    share("mouth", mouth);
    share("cheeks", cheeks);
    share("chin", chin);
    share("blur", blur);
    share("whole", whole);
    within("light", light, 255);
    within("turn", turn, 180);
    within("side", side, 10_000);
  }

  private static void share(String key, double value) {
    within(key, value, 1);
  }

  private static void within(String key, double value, int most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(
          "muster.clouds[].limits.%s is %s; allowed are 0 to %d".formatted(key, value, most));
    }
  }
}
