package dev.muster.facebox.arcface;

import java.util.List;

/** The signed texts that clients are known to make, the right one first. */
final class Mistakes {

  private Mistakes() {}

  static List<Mistake> of(Canonical right) {
    JsonStyle go = right.data();
    return List.of(
        Mistake.none(right),
        Mistake.signType(Signatures.SM2, right),
        Mistake.signType(Signatures.SHA256, right),
        Mistake.without(
            "encData and extra are left out of the signed text as the document says, the service"
                + " signs them: do not send them",
            right,
            "encData",
            "extra"),
        Mistake.without("encType is left out of the signed text", right, "encType"),
        Mistake.withoutEmpty(right),
        Mistake.data(
            "< > & in data are not escaped as \\u003c \\u003e \\u0026", go.withHtml(false)),
        Mistake.data(
            "data escapes other characters than ASCII as \\uXXXX, the service keeps them as UTF-8",
            go.withAscii(true).withHtml(false)),
        Mistake.data(
            "data is written with blanks and \\uXXXX, as Python's json.dumps does by itself",
            go.withAscii(true).withHtml(false).withBlanks(true)),
        Mistake.data(
            "data is written with blanks after commas and colons",
            go.withHtml(false).withBlanks(true)),
        Mistake.data("the keys of data are not sorted", go.withSorted(false)),
        Mistake.data(
            "data is not sorted and written with blanks and \\uXXXX, as Python's json.dumps does by itself",
            go.withSorted(false).withAscii(true).withHtml(false).withBlanks(true)),
        Mistake.data(
            "the keys of data are not sorted and < > & not escaped",
            go.withSorted(false).withHtml(false)),
        Mistake.data(
            "numbers in data are signed as sent, the service signs them as float64 (5.0 as 5)",
            go.withNumbersAsSent(true)),
        Mistake.data(
            "backspace and form feed are escaped in the form of another Go (before or from 1.22);"
                + " see muster.facebox.arcface.short-controls",
            go.withShortControls(!go.shortControls())),
        Mistake.ending("the secret is not in the signed text", right, secret -> ""),
        Mistake.ending("key= is there but no secret behind it", right, secret -> "&key="),
        Mistake.ending("the secret follows without key=", right, secret -> secret),
        Mistake.ending("the secret follows without key=", right, secret -> "&" + secret),
        Mistake.keySortedIn(right),
        Mistake.ending(
            "a line break follows the secret", right, secret -> "&key=" + secret + "\n"));
  }
}
