"""The smallest app that can stand behind the edge: it answers what the test wrote down.

`ANSWERS` names a folder; the answer to /news/ is its file `news.json` with
`status`, `headers`, `body` and `sleep` (seconds), each optional. /echo/ tells
the request headers that arrived. Every request adds a line to the file `asked`.
"""

import json
import os
import time
from pathlib import Path

ANSWERS = Path(os.environ["ANSWERS"])
NEVER_KEPT = {"Cache-Control": "no-store"}


def application(environ, start_response):
    path = environ["PATH_INFO"].encode("latin-1").decode()
    with (ANSWERS / "asked").open("a") as asked:
        asked.write(f"{environ['REQUEST_METHOD']} {path}\n")
    answer = echo(environ) if path.endswith("/echo/") else written_down(path)
    time.sleep(answer.get("sleep", 0))
    headers = list(answer.get("headers", NEVER_KEPT).items())
    start_response(f"{answer.get('status', 200)} As Written", [("Content-Type", "text/html; charset=utf-8"), *headers])
    return [answer.get("body", "").encode()]


def echo(environ) -> dict:
    headers = {name: value for name, value in environ.items() if name.startswith("HTTP_")}
    received = {name.removeprefix("HTTP_").replace("_", "-").lower(): value for name, value in headers.items()}
    return {"body": json.dumps(received | {"body-length": len(environ["wsgi.input"].read())})}


def written_down(path: str) -> dict:
    file = ANSWERS / f"{path.strip('/').replace('/', '-')}.json"
    return json.loads(file.read_text()) if file.exists() else {"status": 404, "body": "no such page"}
