package dev.muster.facebox.arcface;

/**
 * How a signer writes the JSON of {@code data}. The service has one of the two {@code GO} styles;
 * the others are what clients are known to write instead.
 *
 * @param sorted keys in byte order, not as sent
 * @param html {@code < > &} and U+2028, U+2029 escaped
 * @param shortControls backspace and form feed as {@code \b} and {@code \f}
 * @param ascii everything beyond ASCII escaped
 * @param blanks a blank after each comma and colon
 * @param numbersAsSent not the form of a float64
 */
record JsonStyle(
    boolean sorted,
    boolean html,
    boolean shortControls,
    boolean ascii,
    boolean blanks,
    boolean numbersAsSent) {

  /** Go 1.22 and later. */
  static final JsonStyle GO = new JsonStyle(true, true, true, false, false, false);

  static final JsonStyle GO_BEFORE_1_22 = new JsonStyle(true, true, false, false, false, false);

  JsonStyle withSorted(boolean on) {
    return new JsonStyle(on, html, shortControls, ascii, blanks, numbersAsSent);
  }

  JsonStyle withHtml(boolean on) {
    return new JsonStyle(sorted, on, shortControls, ascii, blanks, numbersAsSent);
  }

  JsonStyle withShortControls(boolean on) {
    return new JsonStyle(sorted, html, on, ascii, blanks, numbersAsSent);
  }

  JsonStyle withAscii(boolean on) {
    return new JsonStyle(sorted, html, shortControls, on, blanks, numbersAsSent);
  }

  JsonStyle withBlanks(boolean on) {
    return new JsonStyle(sorted, html, shortControls, ascii, on, numbersAsSent);
  }

  JsonStyle withNumbersAsSent(boolean on) {
    return new JsonStyle(sorted, html, shortControls, ascii, blanks, on);
  }
}
