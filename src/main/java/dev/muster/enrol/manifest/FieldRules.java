package dev.muster.enrol.manifest;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.roster.GroupName;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each cell of a line may hold. A cell that may not ends in {@link Unusable}. */
final class FieldRules {

  /** Why a line cannot be used; never leaves this package. */
  static final class Unusable extends Exception {
    private final transient Refusal refusal;

    Unusable(Reason reason, String detail) {
      super(detail, null, false, false);
      this.refusal = new Refusal(reason, detail);
    }

    Refusal refusal() {
      return refusal;
    }
  }

  private static final Pattern ID =
      Pattern.compile("(?=[A-Za-z._-]*[0-9])[A-Za-z0-9][A-Za-z0-9._-]*");

  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:[.,]\\d+)?[Ee]\\+\\d+");

  /** A name in quotation marks is one name, whatever it holds. */
  private static final Pattern GROUP =
      Pattern.compile("\\s*\"((?:[^\"]|\"\")*+)\"\\s*(?=[;；|｜、/,，\\n\\r]|$)|[^;；|｜、/,，\\n\\r]+");

  private static final int MOST_GROUPS = 100;

  private static final int SHOWN = 80;

  private static final Map<String, PersonType> TYPES =
      Map.ofEntries(
          Map.entry("employee", PersonType.EMPLOYEE),
          Map.entry("staff", PersonType.EMPLOYEE),
          Map.entry("员工", PersonType.EMPLOYEE),
          Map.entry("visitor", PersonType.VISITOR),
          Map.entry("访客", PersonType.VISITOR),
          Map.entry("blacklist", PersonType.BLACKLIST),
          Map.entry("黑名单", PersonType.BLACKLIST),
          Map.entry("stranger", PersonType.STRANGER),
          Map.entry("陌生人", PersonType.STRANGER),
          Map.entry("vip", PersonType.VIP),
          Map.entry("贵宾", PersonType.VIP));

  private static final Map<String, Action> ACTIONS =
      Map.of(
          "add", Action.ADD,
          "新增", Action.ADD,
          "添加", Action.ADD,
          "remove", Action.REMOVE,
          "delete", Action.REMOVE,
          "删除", Action.REMOVE,
          "移除", Action.REMOVE,
          "离职", Action.REMOVE);

  private FieldRules() {}

  static String id(String cell) throws Unusable {
    String id = CellText.plain(cell);
    if (id.isEmpty()) {
      throw new Unusable(Reason.BAD_ID, "the person number is missing");
    }
    if (SCIENTIFIC.matcher(id).matches()) {
      throw new Unusable(
          Reason.BAD_ID,
          "a spreadsheet made "
              + shown(id)
              + " of it; format the column as text and enter it again");
    }
    if (id.length() > Person.MAX_ID) {
      throw new Unusable(Reason.BAD_ID, "more than " + Person.MAX_ID + " characters: " + shown(id));
    }
    if (!ID.matcher(id).matches()) {
      throw new Unusable(Reason.BAD_ID, "person number: " + shown(id));
    }
    return id;
  }

  static String name(String cell) throws Unusable {
    String name = CellText.clean(cell);
    if (name.codePointCount(0, name.length()) > Person.MAX_NAME || hasControls(name)) {
      throw new Unusable(Reason.BAD_NAME, "name: " + shown(name));
    }
    return name;
  }

  static Optional<PersonType> type(String cell) throws Unusable {
    String word = CellText.word(cell);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    PersonType type = TYPES.get(word);
    if (type == null) {
      throw new Unusable(Reason.BAD_TYPE, "type: " + shown(cell));
    }
    return Optional.of(type);
  }

  static Optional<Action> action(String cell) throws Unusable {
    String word = CellText.word(cell);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Action action = ACTIONS.get(word);
    if (action == null) {
      throw new Unusable(Reason.BAD_ACTION, "action: " + shown(cell));
    }
    return Optional.of(action);
  }

  static SortedSet<String> groups(String cell) throws Unusable {
    SortedSet<String> groups = new TreeSet<>();
    Matcher names = GROUP.matcher(CellText.clean(cell));
    while (names.find()) {
      String quoted = names.group(1);
      String group = CellText.clean(quoted == null ? names.group() : quoted.replace("\"\"", "\""));
      if (group.isEmpty()) {
        continue;
      }
      if (!GroupName.usable(group)) {
        throw new Unusable(Reason.NO_GROUP, "permission group: " + shown(group));
      }
      groups.add(group);
    }
    if (groups.size() > MOST_GROUPS) {
      throw new Unusable(Reason.NO_GROUP, "more than " + MOST_GROUPS + " permission groups");
    }
    return groups;
  }

  static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  static String shown(String text) {
    String one = CellText.oneLine(text).replaceAll("\\p{Cntrl}", "?");
    return "\"" + CellText.shortened(one, SHOWN) + "\"";
  }

  static String word(Column column) {
    return column.name().toLowerCase(Locale.ROOT);
  }
}
