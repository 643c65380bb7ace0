"""Reference: the vendor's sample way of enrolling, in Python with requests, without a session.

seed.py <port> <folder> <warm> <count> <threads>; one thread is the sequential script, eight is the
ten-line thread pool.
"""
import base64
import json
import pathlib
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import requests

port, folder, warm, count, threads = sys.argv[1], pathlib.Path(sys.argv[2]), *map(int, sys.argv[3:6])
url = f"http://127.0.0.1:{port}/SophonFogSys/api/users"


def add_user(path):
    with open(path, "rb") as file:
        photo = base64.b64encode(file.read()).decode("utf-8")
    body = json.dumps({
        "group_name": "default_group", "identity_id": path.stem, "reg_photo": photo,
        "create_no_exit_permission": False, "ignore_exist": False,
        "info": {"name": path.stem, "type": 1, "permission_ids": []}, "fiqa_level": "custom"})
    answer = requests.post(url, data=body, headers={"Content-Type": "application/json"}, verify=False)
    if answer.status_code != 200:
        sys.exit(f"{path.stem}: {answer.status_code} {answer.text}")


def enrol(paths):
    if threads == 1:
        for path in paths:
            add_user(path)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(add_user, paths))


enrol(sorted(folder.glob("w*.jpg"))[:warm])
urllib.request.urlopen(f"http://127.0.0.1:{port}/bench/mark").read()
before = time.process_time()
enrol(sorted(folder.glob("p*.jpg"))[:count])
print(f"done cpuMs={(time.process_time() - before) * 1000}")
