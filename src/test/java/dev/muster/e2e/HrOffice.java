package dev.muster.e2e;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the lists of a personnel department: good lines of every sort with bad ones between them.
 */
final class HrOffice {

  private static final String[] FAMILY = {"王", "李", "张", "刘", "陈", "欧阳", "周", "赵"};
  private static final String[] GIVEN = {"伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "洋"};

  private final QuickFaces faces;

  HrOffice(QuickFaces faces) {
    this.faces = faces;
  }

  static String name(int number) {
    return FAMILY[number % FAMILY.length] + GIVEN[number / 7 % GIVEN.length] + number;
  }

  /** Somebody nobody knew before: their photo is found by number, or named by the line. */
  HrLine newcomer(String id, int number) {
    HrLine line = new HrLine(id, name(number));
    byte[] portrait = faces.portrait(number);
    switch (number % 3) {
      case 0 -> line.photo(id + ".jpg", portrait);
      case 1 -> line.photo(id + "_" + line.name + ".jpg", portrait);
      default -> {
        line.photo = "扫描件 (" + number + ").jpg";
        line.photo(line.photo, portrait);
      }
    }
    return withParticulars(line, number);
  }

  /** Somebody who was enrolled before, now with a name and particulars, and no new photo. */
  HrLine colleague(String id, int number) {
    return withParticulars(new HrLine(id, name(number)), number);
  }

  private static HrLine withParticulars(HrLine line, int number) {
    switch (number % 5) {
      case 0 -> line.type = "访客";
      case 1 -> line.type = "员工";
      case 2 -> line.type = "VIP";
      default -> line.type = "";
    }
    switch (number % 4) {
      case 0 -> line.groups = "staff；lab";
      case 1 -> line.groups = "lab";
      default -> line.groups = "staff";
    }
    switch (number % 6) {
      case 0 -> line.from = "2026-01-31";
      case 1 -> line.to = "2031/1/31";
      case 2 -> {
        line.from = "20260131";
        line.to = "2031年12月31日";
      }
      default -> line.department = number % 2 == 0 ? "研发部" : "Sales, North \"A\"";
    }
    return line;
  }

  /** Puts a bad line behind good ones at even distances, each kind as often as the others. */
  List<HrLine> spoilt(List<HrLine> good, int bad, List<BadRow> kinds) {
    List<HrLine> all = new ArrayList<>();
    int distance = good.size() / bad;
    int made = 0;
    for (int i = 0; i < good.size(); i++) {
      all.add(good.get(i));
      if (i % distance == distance - 1 && made < bad) {
        all.add(kinds.get(made % kinds.size()).line(made, good.get(i), faces));
        made++;
      }
    }
    return all;
  }
}
