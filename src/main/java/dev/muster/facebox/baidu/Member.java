package dev.muster.facebox.baidu;

/**
 * A user in a group of an app's library. The same user in another group is another member, with
 * faces and information of its own.
 */
record Member(String app, String group, String user) {}
