package dev.muster.recogniser;

/** What a recogniser can do; its verb begins the name of the route. */
public enum Skill {
  /** Where the faces of a picture are. */
  LOCATE("locate-faces"),
  /** Whether two pictures show one person, 1:1. */
  VERIFY("verify-faces"),
  /** Who of the people it knows is in a picture, 1:N. */
  IDENTIFY("identify-face"),
  /** Who is in a picture with several people, M:N. */
  IDENTIFY_ALL("identify-faces"),
  /** The numbers that describe a face. */
  DESCRIBE("describe-face"),
  /** Whether pictures show somebody who is there and not a picture of one. */
  LIVENESS("check-liveness");

  private final String verb;

  Skill(String verb) {
    this.verb = verb;
  }

  public String verb() {
    return verb;
  }
}
