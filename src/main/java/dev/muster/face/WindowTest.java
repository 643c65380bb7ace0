package dev.muster.face;

/** A cascade made ready for one integral image. */
interface WindowTest {

  /** Every stage accepts the window. */
  int ACCEPTED = -1;

  /** The window is too even to be looked at. */
  int BLANK = -2;

  /**
   * The stage that rejects the window.
   *
   * @param base index of the window's upper left corner in the integral image
   */
  int rejectedBy(int base);

  static WindowTest of(CascadeModel model, IntegralImage image) {
    if (model.tests() instanceof NodeTests.Haar haar) {
      return new HaarWindowTest(model, haar, image);
    }
    return new PatternWindowTest(model, (NodeTests.BinaryPattern) model.tests(), image);
  }
}
