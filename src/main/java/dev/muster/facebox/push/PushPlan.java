package dev.muster.facebox.push;

import java.util.List;

/**
 * How events are uploaded ({@code contracts/sophon.md §6.1.1}).
 *
 * @param urls receivers, none for no upload
 * @param period seconds between rounds
 */
public record PushPlan(
    List<String> urls, boolean registered, boolean spot, boolean face, int period) {

  static final PushPlan NONE = new PushPlan(List.of(), true, true, true, 5);
}
