package dev.muster.e2e;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A line of a personnel department's list, and the photo that goes with it. */
final class HrLine {

  /** The header of the list, in the order of {@link #cells}. */
  static final List<String> HEADER =
      List.of("工号", "姓名", "类型", "权限组", "生效日期", "失效日期", "照片", "操作", "部门");

  String id;
  String name;
  String type = "";
  String groups = "";
  String from = "";
  String to = "";
  String photo = "";
  String action = "";
  String department = "";

  /** Cells behind the last column of the header. */
  String surplus = "";

  /** Whether the name is written with a quote in its middle. */
  boolean strayQuote;

  /** The photo's file name; empty when no photo is put beside the list. */
  String file = "";

  byte[] picture = {};

  /** The reason code that is to come back; empty for a good line. */
  String expected = "";

  /** Where it stands in the file, from 1; set when the list is written. */
  int number;

  HrLine(String id, String name) {
    this.id = id;
    this.name = name;
  }

  HrLine photo(String fileName, byte[] bytes) {
    file = fileName;
    picture = bytes;
    return this;
  }

  boolean isGood() {
    return expected.isEmpty();
  }

  List<String> cells() {
    return List.of(id, name, type, groups, from, to, photo, action, department);
  }

  /** How a box is to list this person. */
  String standing() {
    return "%s %s %s %s 1 picture(s)".formatted(id, name, typeWord(), groupNames());
  }

  private String typeWord() {
    return switch (type) {
      case "", "员工", "employee" -> "employee";
      case "访客", "visitor" -> "visitor";
      case "贵宾", "VIP", "vip" -> "vip";
      case "黑名单" -> "blacklist";
      default -> throw new IllegalStateException(type);
    };
  }

  private SortedSet<String> groupNames() {
    return groups.isEmpty()
        ? new TreeSet<>(List.of("staff"))
        : new TreeSet<>(List.of(groups.split("[;；|、/]")));
  }
}
