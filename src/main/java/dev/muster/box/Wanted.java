package dev.muster.box;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a box is to stand: what the configuration says of it, and what the people placed there need.
 *
 * @param api the generation of its API
 * @param groups the permission groups of its devices and of the people who are to be placed there
 * @param devices the devices of the configuration
 * @param eventUrl where it is to push its events
 */
public record Wanted(String api, SortedSet<String> groups, List<Device> devices, String eventUrl) {

  /** Several seconds are fine: a box may not take the one that we ask for. See {@link Drift}. */
  static final int SLOWEST_UPLOAD_SECONDS = 20;

  public Wanted {
    groups = new TreeSet<>(groups);
    devices = List.copyOf(devices);
  }

  /**
   * @param placed the permission groups of the people who are to be placed on the box
   */
  static Wanted of(Box box, SortedSet<String> placed, String eventUrl) {
    SortedSet<String> groups = new TreeSet<>(placed);
    box.devices().forEach(device -> groups.add(device.group()));
    return new Wanted(box.api(), groups, box.devices(), eventUrl);
  }
}
