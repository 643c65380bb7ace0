package dev.muster.facebox.baidu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names that a library is addressed by ({@code contracts/baidu.md §4.1}).
 *
 * @param longest most bytes of an id
 * @param groups most groups of a search
 */
record Ids(int longest, int groups) {

  /** Stands for every group of the library. */
  static final String EVERY = "@ALL";

  private static final Pattern ALPHABET = Pattern.compile("[0-9A-Za-z_]+");
  private static final int LONGEST_INFO = 256;

  String group(Wish wish) {
    return group(wish, "group_id");
  }

  String group(Wish wish, String name) {
    return checked(wish.required(name), Fault.GROUP_FORMAT);
  }

  /** A group, or {@value #EVERY}. */
  String groupOrEvery(Wish wish) {
    String id = wish.required("group_id");
    return id.equals(EVERY) ? id : checked(id, Fault.GROUP_FORMAT);
  }

  String user(Wish wish) {
    return checked(wish.required("user_id"), Fault.USER_FORMAT);
  }

  Optional<String> optionalUser(Wish wish) {
    return wish.text("user_id")
        .filter(id -> !id.isEmpty())
        .map(id -> checked(id, Fault.USER_FORMAT));
  }

  Optional<String> info(Wish wish) {
    Optional<String> info = wish.text("user_info");
    if (info.filter(text -> bytes(text) > LONGEST_INFO).isPresent()) {
      throw Fault.USER_INFO_FORMAT.declined();
    }
    return info;
  }

  String faceToken(Wish wish) {
    String token = wish.required("face_token");
    if (!FaceTokens.SHAPE.matcher(token).matches()) {
      throw Fault.FACE_TOKEN_FORMAT.declined();
    }
    return token;
  }

  /** The groups of a search, each once, in the order of the client. */
  List<String> groupList(Wish wish) {
    String[] ids = wish.required("group_id_list").split(",", -1);
    if (ids.length > groups) {
      throw Fault.GROUP_LIST_LARGE.declined();
    }
    return Arrays.stream(ids)
        .map(String::strip)
        .map(id -> checked(id, Fault.GROUP_LIST_FORMAT))
        .distinct()
        .toList();
  }

  private String checked(String id, Fault fault) {
    if (id.length() > longest || !ALPHABET.matcher(id).matches()) {
      throw fault.declined();
    }
    return id;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
