package dev.muster.event.source;

import java.util.List;

/**
 * What is asked of a box for its realtime events.
 *
 * @param devices the ids, on the box, of all its devices
 * @param greeting the frame that asks for their events
 * @param trouble why the devices are not known; empty when they are
 */
public record LiveWatch(String box, List<String> devices, String greeting, String trouble) {

  public LiveWatch {
    devices = List.copyOf(devices);
  }

  public static LiveWatch of(String box) {
    return new LiveWatch(box, List.of(), "", "");
  }

  /** The name of the box, which is also the name of its lane. */
  public String lane() {
    return box;
  }

  public LiveWatch greeting(List<String> ids, String frame) {
    return new LiveWatch(box, ids, frame, "");
  }

  public LiveWatch failed(String why) {
    return new LiveWatch(box, List.of(), "", why);
  }

  @Override
  public String toString() {
    return "the realtime events of " + box;
  }
}
