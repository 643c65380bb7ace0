package dev.muster.facebox.cloudface;

/**
 * A registered picture.
 *
 * @param imageId the kept picture
 */
record Entry(long id, String remark, String imageId) {}
