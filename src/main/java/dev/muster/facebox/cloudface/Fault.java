package dev.muster.facebox.cloudface;

/** The service's errors; all come with HTTP 200 ({@code contracts/cloud-face.md §3}). */
enum Fault {
  /** The misspelling is the service's. */
  UNKNOWN(999, "unknow_error"),
  URI(1000, "uri_not_found"),
  ARGUMENTS(1001, "missing_args"),
  DEVICE(1003, "bad_device_id"),
  REGISTRATION(1004, "registration_failed"),
  RECOGNITION(1005, "recognition_failed");

  private final int code;
  private final String word;

  Fault(int code, String word) {
    this.code = code;
    this.word = word;
  }

  int code() {
    return code;
  }

  String word() {
    return word;
  }

  Declined because(String detail) {
    return new Declined(this, detail);
  }
}
