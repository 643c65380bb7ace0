package dev.muster.box;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A turnstile or camera registered on a box. A face that it sees is compared only with the people
 * of its permission group. Source: contracts/sophon.md §1, §4.5.
 *
 * @param address its IP address, for devices that send photos
 * @param group the permission group it is bound to
 */
public record Device(
    String name, String address, String group, @DefaultValue("photo") String type) {

  public Device {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(
          "muster.boxes[].devices[].name is missing; give each device a name");
    }
    if (address == null || address.isBlank()) {
      throw new IllegalArgumentException(
          "muster.boxes[].devices[" + name + "].address is missing; give its IP address");
    }
    if (group == null || group.isBlank() || group.contains(",")) {
      throw new IllegalArgumentException(
          "muster.boxes[].devices["
              + name
              + "].group is \""
              + group
              + "\"; allowed is the name of a permission group, without a comma");
    }
  }
}
