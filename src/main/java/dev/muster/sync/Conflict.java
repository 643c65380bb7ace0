package dev.muster.sync;

/** Why a person has to look at an entry. The words are in {@code syncs.properties}. */
enum Conflict {
  /** The number came before in the same list. */
  TWICE,
  /** The number is another one's but for case, width or blanks. */
  ALIKE,
  /** Nobody on the roster has the number, and the target takes people of the roster only. */
  NOT_ON_ROSTER,
  /** Nobody can come onto the roster without a photo. */
  NO_PHOTO,
  /** Somebody has asked for their removal, and the source still lists them. */
  LEAVING,
  /** Somebody new has the name of somebody who is missing: perhaps only the number was changed. */
  RENUMBERED,
  /** The directory was told the same three times lately, and the person is there as before. */
  NOT_KEPT,
  /** The directory has refused the person, finally; another photo has to come. */
  REFUSED_THERE,
  /** The directory tells no person number, so nobody can be meant. */
  NO_NUMBER
}
