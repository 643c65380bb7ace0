package dev.muster.event;

/**
 * What is sent of an event.
 *
 * @param type its media type
 */
record Body(byte[] bytes, String type) {

  static final String JSON = "application/json";

  @Override
  public String toString() {
    return bytes.length + " bytes of " + type;
  }
}
