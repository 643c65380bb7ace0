package dev.muster.recogniser;

/** Where a face is in its picture, in pixels; parts of it may lie outside. */
public record Place(double left, double top, double width, double height) {}
