package dev.muster.call;

/**
 * Why something was finally refused.
 *
 * @param detail the particulars: the file, the id, the vendor's own words; never a picture
 */
public record Refusal(Reason reason, String detail) {}
