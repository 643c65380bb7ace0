package bench;

/** What the simulated box answers; {@code photoBytes} is the length of the photo it took. */
record Reply(int status, String json, long photoBytes) {
  static Reply data(String json) {
    return new Reply(200, "{\"data\":" + json + "}", 0);
  }

  /** A failure as in contracts/sophon.md §2.1: the status is the first three digits of the code. */
  static Reply error(int code, String status, String message) {
    String json = "{\"error\":{\"code\":%d,\"status\":\"%s\",\"message\":\"%s\"}}";
    return new Reply(code / 100, json.formatted(code, status, message), 0);
  }
}
