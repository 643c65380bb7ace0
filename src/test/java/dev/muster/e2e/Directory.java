package dev.muster.e2e;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/** A box or cloud by its own words, and what others do there behind the bridge's back. */
interface Directory {

  /**
   * How somebody of the roster is to stand on a directory.
   *
   * @param picture the number of the portrait
   * @param version what Muster notes there
   */
  record Wanted(String id, String name, int picture, String version) {}

  String name();

  RecordingProxy proxy();

  ListLies lies();

  /**
   * Everybody by number, each with all that the directory tells of them; fails when somebody stands
   * there twice. The list must not lie meanwhile.
   */
  Map<String, String> everybody();

  /** What {@link #everybody} says of somebody who stands there as wanted. */
  String line(Wanted wanted);

  /** Deletes somebody who stands there, perhaps. */
  void takeOff(String id);

  /** Enrols somebody whom the roster does not know. */
  void enrol(String stranger, byte[] photo);

  /**
   * Spoils what stands there of somebody, so that the directory lists them otherwise; does nothing
   * where a list has numbers only.
   */
  void spoil(String id);

  /** Whom this call of the bridge takes off the directory. Others stand there afterwards, too. */
  Set<String> takenOffBy(String method, URI uri, byte[] body);
}
