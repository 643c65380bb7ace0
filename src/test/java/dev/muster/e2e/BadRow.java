package dev.muster.e2e;

import java.nio.charset.StandardCharsets;

/**
 * Everything that is wrong with such lists: how each kind is made, and what is to be said of it.
 */
enum BadRow {
  NO_NUMBER("the number's cell is empty", "BAD_ID"),
  NUMBER_IS_A_WORD("a number without any digit", "BAD_ID"),
  NUMBER_WITH_SLASH("a number with a slash", "BAD_ID"),
  NUMBER_TOO_LONG("a number of 65 digits", "BAD_ID"),
  NUMBER_SHORTENED("a number that a spreadsheet has made 4.2E+11", "BAD_ID"),
  NAME_TOO_LONG("a name of 101 characters", "BAD_NAME"),
  NAME_WITH_CONTROL("a control character in the name", "BAD_NAME"),
  TYPE_UNKNOWN("type 合同工", "BAD_TYPE"),
  DATE_IMPOSSIBLE("valid from the 45th of the 13th month", "BAD_DATE"),
  DATE_IN_WORDS("valid until 长期有效期至退休", "BAD_DATE"),
  VALIDITY_TURNED("valid until before it begins", "BAD_VALIDITY"),
  VALIDITY_OVER("valid until 2020", "EXPIRED"),
  ACTION_UNKNOWN("action 调岗", "BAD_ACTION"),
  EXTRA_TOO_LONG("a department of 201 characters", "BAD_EXTRA"),
  GROUP_TOO_LONG("a permission group of 61 characters", "NO_GROUP"),
  REPEATED_NUMBER("the number of the line above", "TWO_ROWS_ONE_ID"),
  REPEATED_PHOTO("the photo of the line above under another number", "ONE_PHOTO_TWO_IDS"),
  PHOTO_NOT_THERE("names a photo that is not there", "PHOTO_MISSING"),
  NO_PHOTO_AT_ALL("somebody new, and no photo of theirs", "PHOTO_MISSING"),
  PHOTO_ELSEWHERE("names ../secret.jpg", "BAD_PHOTO_NAME"),
  PHOTO_ABSOLUTE("names /etc/passwd", "BAD_PHOTO_NAME"),
  STRAY_QUOTE("a quote in the middle of a quoted cell", "BROKEN_LINE"),
  TOO_MANY_CELLS("300 cells more than the header", "BROKEN_LINE"),
  LEAVES_UNKNOWN("the removal of somebody unknown", "NOT_ON_ROSTER"),
  EMPTY("the photo has no bytes", "EMPTY_FILE"),
  LETTER("the photo is a letter", "NOT_AN_IMAGE"),
  HEIC("the photo is HEIC", "UNSUPPORTED_FORMAT"),
  HUGE("the photo has 900 megapixels", "TOO_MANY_PIXELS"),
  HEAVY("the photo has more bytes than allowed", "TOO_MANY_BYTES"),
  TRUNCATED("half of the photo's file", "TRUNCATED_PHOTO"),
  DAMAGED("an impossible marker in the photo", "BROKEN_PHOTO"),
  LANDSCAPE("a photo of a landscape", "NO_FACE"),
  PAIR("a photo of two", "SEVERAL_FACES"),
  TINY("a face 33 pixels wide", "FACE_TOO_SMALL"),
  BLURRED("out of focus", "BLURRED"),
  DARK("taken at night", "TOO_DARK"),
  BRIGHT("taken against the light", "TOO_BRIGHT"),
  TILTED("the head is tilted by more than allowed", "FACE_TURNED"),
  CUT_OFF("a part of the face is outside", "FACE_CUT_OFF");

  /** The largest photo in the configuration of the test, in bytes. */
  static final int HEAVIEST = 300_000;

  final String made;
  final String reason;

  BadRow(String made, String reason) {
    this.made = made;
    this.reason = reason;
  }

  /** Can be written in a sheet, too. */
  boolean fitsSheet() {
    return this != STRAY_QUOTE && this != TOO_MANY_CELLS && this != NAME_WITH_CONTROL;
  }

  /**
   * A line of this kind. All that is wrong with it is that one thing.
   *
   * @param above the good line before it
   */
  HrLine line(int number, HrLine above, QuickFaces faces) {
    HrLine line = new HrLine("B%05d".formatted(number), "坏行" + number);
    line.expected = reason;
    spoil(line, number, above, faces);
    if (line.photo.isEmpty() && line.action.isEmpty() && !isWithoutPhoto()) {
      line.photo = "bad-%05d.jpg".formatted(number);
      line.photo(line.photo, picture(number, faces));
    }
    return line;
  }

  /** Of a line that cannot be taken apart nobody knows which photo is its own. */
  private boolean isWithoutPhoto() {
    return this == NO_PHOTO_AT_ALL || this == REPEATED_NUMBER || this == STRAY_QUOTE;
  }

  private void spoil(HrLine line, int number, HrLine above, QuickFaces faces) {
    switch (this) {
      case NO_NUMBER -> line.id = "";
      case NUMBER_IS_A_WORD -> line.id = "ABC";
      case NUMBER_WITH_SLASH -> line.id = "B/%05d".formatted(number);
      case NUMBER_TOO_LONG -> line.id = "7".repeat(60) + "%05d".formatted(number);
      case NUMBER_SHORTENED -> line.id = "4.2%03dE+11".formatted(number % 1000);
      case NAME_TOO_LONG -> line.name = "名".repeat(101);
      case NAME_WITH_CONTROL -> line.name = "坏\u0007行";
      case TYPE_UNKNOWN -> line.type = "合同工";
      case DATE_IMPOSSIBLE -> line.from = "2026-13-45";
      case DATE_IN_WORDS -> line.to = "长期有效期至退休";
      case VALIDITY_TURNED -> validity(line, "2028-05-01", "2028-04-01");
      case VALIDITY_OVER -> validity(line, "2019-01-01", "2020-12-31");
      case ACTION_UNKNOWN -> line.action = "调岗";
      case EXTRA_TOO_LONG -> line.department = "部".repeat(201);
      case GROUP_TOO_LONG -> line.groups = "g".repeat(61);
      case REPEATED_NUMBER -> line.id = above.id;
      case REPEATED_PHOTO -> {
        if (above.file.isEmpty()) {
          above.photo("shared-%05d.jpg".formatted(number), faces.portrait(100_000 + number));
        }
        above.photo = above.file;
        line.photo = above.file;
      }
      case PHOTO_NOT_THERE -> line.photo = "not-there-%05d.jpg".formatted(number);
      case PHOTO_ELSEWHERE -> line.photo = "../secret.jpg";
      case PHOTO_ABSOLUTE -> line.photo = "/etc/passwd";
      case STRAY_QUOTE -> line.strayQuote = true;
      case TOO_MANY_CELLS -> line.surplus = ",x".repeat(300);
      case LEAVES_UNKNOWN -> line.action = "删除";
      default -> line.department = made;
    }
  }

  private static void validity(HrLine line, String from, String to) {
    line.from = from;
    line.to = to;
  }

  private byte[] picture(int number, QuickFaces faces) {
    return switch (this) {
      case EMPTY -> new byte[0];
      case LETTER -> ("尊敬的同事 " + number).getBytes(StandardCharsets.UTF_8);
      case HEIC ->
          ("\0\0\0\u0018ftypheic\0\0\0\0mif1heic" + number).getBytes(StandardCharsets.ISO_8859_1);
      case HUGE -> Pictures.pngHeader(30_000, 30_000 - number % 1000);
      case HEAVY -> java.util.Arrays.copyOf(faces.portrait(number), HEAVIEST + 1 + number);
      case TRUNCATED -> faces.truncated(number);
      case DAMAGED -> faces.damaged(number);
      case LANDSCAPE -> faces.landscape(number);
      case PAIR -> faces.pair(number);
      case TINY -> faces.tiny(number);
      case BLURRED -> faces.blurred(number);
      case DARK -> faces.dark(number);
      case BRIGHT -> faces.bright(number);
      case TILTED -> faces.tilted(number);
      case CUT_OFF -> faces.cutOff(number);
      default -> faces.portrait(number);
    };
  }
}
