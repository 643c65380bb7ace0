package dev.muster.sync;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One change of a plan.
 *
 * @param id 0 for one that is not written down yet
 * @param target the roster or a directory
 * @param key as the source, or the directory, names the person; the item for a part of a set-up
 * @param identityId the person number; null when nobody of the roster is meant
 * @param fields what differs
 * @param reason why it is a conflict, or the part and the problem of a set-up; null when the change
 *     says it all
 * @param detail the particulars, readable by {@code call.Particulars}
 * @param found the person before, as JSON of a {@code roster.Person}, or what a directory tells of
 *     them, as JSON of a {@code directory.ListedPerson}; null when nobody was there
 * @param foundPhoto the digest of the photo before, which is kept as long as the item
 * @param wanted the person as they are to be, as JSON of an {@code enrol.manifest.Entry}; of
 *     somebody who differs on a directory of a {@code directory.ListedPerson}
 * @param wantedPhoto the source's own name of the photo: a file, an address, or a digest of the
 *     photo store
 * @param lane whose lane carries it out; null when nobody has to be asked for anything
 */
public record SyncItem(
    long id,
    long run,
    String sync,
    String target,
    Change change,
    String key,
    @Nullable String identityId,
    String name,
    Set<Field> fields,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable String found,
    @Nullable String foundPhoto,
    @Nullable String wanted,
    @Nullable String wantedPhoto,
    ItemState state,
    @Nullable Long batchRow,
    @Nullable String lane) {

  public SyncItem {
    fields = Set.copyOf(fields);
  }
}
