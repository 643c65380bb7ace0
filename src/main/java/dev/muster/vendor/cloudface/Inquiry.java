package dev.muster.vendor.cloudface;

/**
 * How much somebody knows of a library, and how much they have to.
 *
 * @param listing the newest that they were told
 * @param least the first listing that shows what they need to see
 * @param leading whether they are the one who asks for all who wait
 * @param repeated whether they have asked twice
 * @param delay how long they wait before they ask, in milliseconds
 */
record Inquiry(Listing listing, long least, boolean leading, boolean repeated, long delay) {

  static Inquiry from(long least) {
    return new Inquiry(Listing.NONE, least, false, false, 0);
  }

  boolean isSatisfied() {
    return listing.number() >= least;
  }

  Inquiry told(Listing now) {
    return new Inquiry(now, least, false, false, 0);
  }

  Inquiry need(long number) {
    return new Inquiry(listing, number, false, false, 0);
  }

  Inquiry lead(long millis) {
    return new Inquiry(listing, least, true, false, millis);
  }

  Inquiry again() {
    return new Inquiry(listing, least, true, true, 0);
  }
}
