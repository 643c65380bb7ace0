package dev.muster.facebox.baidu;

import java.util.List;

/** What the calls are named after {@code /rest/2.0/face/v3/} ({@code contracts/baidu.md §4.2}). */
final class Interfaces {

  static final String DETECT = "detect";
  static final String MATCH = "match";
  static final String SEARCH = "search";
  static final String MULTI_SEARCH = "multi-search";
  static final String VERIFY = "faceverify";
  static final String USER_ADD = "faceset/user/add";
  static final String USER_UPDATE = "faceset/user/update";
  static final String USER_GET = "faceset/user/get";
  static final String USER_COPY = "faceset/user/copy";
  static final String USER_DELETE = "faceset/user/delete";
  static final String FACE_LIST = "faceset/face/getlist";
  static final String FACE_DELETE = "faceset/face/delete";
  static final String GROUP_ADD = "faceset/group/add";
  static final String GROUP_DELETE = "faceset/group/delete";
  static final String GROUP_LIST = "faceset/group/getlist";
  static final String GROUP_USERS = "faceset/group/getusers";

  static final List<String> NAMES =
      List.of(
          DETECT,
          MATCH,
          SEARCH,
          MULTI_SEARCH,
          VERIFY,
          USER_ADD,
          USER_UPDATE,
          USER_GET,
          USER_COPY,
          USER_DELETE,
          FACE_LIST,
          FACE_DELETE,
          GROUP_ADD,
          GROUP_DELETE,
          GROUP_LIST,
          GROUP_USERS);

  private Interfaces() {}
}
