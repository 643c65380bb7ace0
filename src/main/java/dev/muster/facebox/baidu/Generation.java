package dev.muster.facebox.baidu;

/** Which of the service's documents hold where they differ ({@code contracts/baidu.md §4.3}). */
enum Generation {
  /** Those of 2026. */
  CURRENT(10, 0, 20, 20, 20, "chin_contour"),
  /** Those of 2018. */
  Y2018(20, 80, 50, 10, Integer.MAX_VALUE, "chin");

  private final int groups;
  private final double threshold;
  private final int usersOfEachFace;
  private final int detected;
  private final int facesOfUser;
  private final String chin;

  Generation(
      int groups,
      double threshold,
      int usersOfEachFace,
      int detected,
      int facesOfUser,
      String chin) {
    this.groups = groups;
    this.threshold = threshold;
    this.usersOfEachFace = usersOfEachFace;
    this.detected = detected;
    this.facesOfUser = facesOfUser;
    this.chin = chin;
  }

  /** Most groups of a search. */
  int groups() {
    return groups;
  }

  /** The threshold of a search that names none. */
  double threshold() {
    return threshold;
  }

  /** Most users for each face of a search with several. */
  int usersOfEachFace() {
    return usersOfEachFace;
  }

  /** Most faces that are described in a picture. */
  int detected() {
    return detected;
  }

  /** Most faces of a user in a group. */
  int facesOfUser() {
    return facesOfUser;
  }

  /** What the chin is called among the covered parts. */
  String chin() {
    return chin;
  }
}
