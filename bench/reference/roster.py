"""Fills the store of a Muster that is not running with people who stand on every box.

roster.py <database> <people> <boxes>; the people are those of bench/src/bench/People.java.
"""
import hashlib
import sqlite3
import sys

database, people, boxes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
photo = "a" * 64
store = sqlite3.connect(database)
store.execute("PRAGMA synchronous = OFF")
for table in ("sync_item", "sync_part", "sync_run", "placement", "person"):
    store.execute(f"DELETE FROM {table}")
store.execute("INSERT OR IGNORE INTO photo (digest, prepared, bytes, created_at) VALUES (?, ?, 1, 0)", (photo, photo))


def person(n):
    identity, name = f"S{n:06d}", f"Person {n:06d}"
    text = "\0".join((identity, name, "EMPLOYEE", "staff", photo))
    return identity, name, hashlib.sha256(text.encode()).hexdigest()[:32]


rows = [person(n) for n in range(people)]
store.executemany(
    "INSERT INTO person (identity_id, name, type, permission_groups, extra, photo, version, updated_at)"
    " VALUES (?, ?, 'EMPLOYEE', 'staff', '{}', ?, ?, 0)",
    ((identity, name, photo, version) for identity, name, version in rows))
for box in range(1, boxes + 1):
    store.executemany(
        "INSERT INTO placement (identity_id, directory, version, placed_version, state, attempts, next_at, updated_at, claims)"
        " VALUES (?, ?, ?, ?, 'PLACED', 0, 0, 0, 0)",
        ((identity, f"box-{box}", version, version) for identity, _, version in rows))
store.commit()
store.execute("ANALYZE")
store.close()
print("done")
