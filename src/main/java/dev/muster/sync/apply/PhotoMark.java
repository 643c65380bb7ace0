package dev.muster.sync.apply;

import dev.muster.sync.Sync;

/** What changes when a photo does, by the name that the source of a sync has for it. */
@FunctionalInterface
interface PhotoMark {

  String of(Sync sync, String photo);
}
