"""Reference: compares the roster with the list of one box, as a script of an administrator does.

lists.py <database> <port> <directory> <pages at once> <people a page>; says how long it took and what differs.
"""
import http.client
import json
import resource
import sqlite3
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import local

database, port, directory, at_once, rows = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
begin = time.monotonic()
mine = local()


def page(index):
    if not hasattr(mine, "http"):
        mine.http = http.client.HTTPConnection("127.0.0.1", port)
    body = json.dumps({"page_index": index, "page_limit": rows})
    mine.http.request("POST", "/sophon/v2/face/getidentities", body, {"Content-Type": "application/json"})
    return json.loads(mine.http.getresponse().read())


store = sqlite3.connect(database)
wanted = dict(store.execute(
    "SELECT p.identity_id, p.version FROM person p JOIN placement s ON s.identity_id = p.identity_id"
    " WHERE s.directory = ?", (directory,)))
first = page(0)
pages = (first["pagination"]["total_count"] + rows - 1) // rows
found = {}
if at_once == 1:
    lists = [first] + [page(index) for index in range(1, pages)]
else:
    with ThreadPoolExecutor(at_once) as pool:
        lists = [first] + list(pool.map(page, range(1, pages)))
for one in lists:
    for row in one["identities"]:
        found[row["identity_id"]] = row["ext_user_info"].get("muster_version")
differing = [id for id, version in wanted.items() if id in found and found[id] != version]
missing = wanted.keys() - found.keys()
strange = found.keys() - wanted.keys()
seconds = time.monotonic() - begin
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"done seconds={seconds:.3f} peakMb={peak:.0f} changes={len(differing) + len(missing) + len(strange)}")
