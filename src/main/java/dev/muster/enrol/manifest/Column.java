package dev.muster.enrol.manifest;

import java.util.Optional;
import java.util.Set;

/** What a column of a manifest may be, by the words that stand above it. */
enum Column {
  ID(
      "id",
      "identityid",
      "personid",
      "employeenumber",
      "employeeno",
      "employeeid",
      "personnumber",
      "staffid",
      "工号",
      "编号",
      "人员编号",
      "人员工号",
      "员工编号",
      "学号",
      "员工号",
      "no",
      "number"),
  NAME("name", "fullname", "姓名", "名字", "人员姓名", "员工姓名"),
  TYPE("type", "persontype", "类型", "人员类型"),
  GROUPS("group", "groups", "permissiongroup", "permissiongroups", "权限组", "权限", "组", "部门权限"),
  VALID_FROM("validfrom", "from", "start", "生效日期", "开始时间", "有效期起"),
  VALID_TO("validto", "to", "until", "end", "失效日期", "结束时间", "有效期止"),
  PHOTO("photo", "picture", "file", "image", "照片", "图片", "照片文件"),
  ACTION("action", "operation", "操作", "动作");

  /** Words that also stand above a running number, when another column names the person. */
  private static final Set<String> WEAK = Set.of("no", "number", "编号", "id");

  private final Set<String> words;

  Column(String... words) {
    this.words = Set.of(words);
  }

  static Optional<Column> of(String word) {
    for (Column column : values()) {
      if (column.words.contains(word)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  static boolean isWeak(String word) {
    return WEAK.contains(word);
  }
}
