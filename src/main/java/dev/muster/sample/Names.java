package dev.muster.sample;

import java.util.List;

/** Invented names, Chinese and Latin. */
final class Names {

  private static final List<String> CHINESE_FAMILY =
      List.of(
          "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭",
          "马", "罗");
  private static final List<String> CHINESE_HER =
      List.of("芳", "娜", "敏", "静", "丽", "秀英", "晓燕", "雪梅", "雨桐", "佳怡", "思雨", "海燕", "慧", "婷", "欣怡");
  private static final List<String> CHINESE_HIS =
      List.of("伟", "强", "磊", "军", "勇", "杰", "志强", "建国", "浩然", "宇轩", "子豪", "明", "海涛", "文博", "俊");
  private static final List<String> LATIN_FAMILY =
      List.of(
          "Novak",
          "Okafor",
          "Silva",
          "Lindqvist",
          "Haddad",
          "Moreau",
          "Rossi",
          "Kowalski",
          "Mensah",
          "Santos",
          "Becker",
          "Kaya",
          "Petrov",
          "Murphy",
          "Iyer",
          "Tanaka",
          "Alvarez",
          "Nguyen",
          "Berg",
          "Costa");
  private static final List<String> LATIN_HER =
      List.of(
          "Amina", "Clara", "Ines", "Leila", "Marta", "Nadia", "Priya", "Sofia", "Zuri", "Elena",
          "Hanna", "Yuki", "Carmen", "Freya", "Olivia");
  private static final List<String> LATIN_HIS =
      List.of(
          "Adam", "Bruno", "Daniel", "Emeka", "Felix", "Hassan", "Ivan", "Jonas", "Kofi", "Luca",
          "Mateo", "Omar", "Ravi", "Tomas", "Viktor");

  private Names() {}

  static String of(Dice dice, boolean feminine) {
    if (dice.chance(0.5)) {
      return dice.pick(CHINESE_FAMILY) + dice.pick(feminine ? CHINESE_HER : CHINESE_HIS);
    }
    return dice.pick(feminine ? LATIN_HER : LATIN_HIS) + " " + dice.pick(LATIN_FAMILY);
  }
}
