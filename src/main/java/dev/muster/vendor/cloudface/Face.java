package dev.muster.vendor.cloudface;

/** A registered picture, as the list names it; without the picture. */
record Face(long id, Remark remark) {}
