"""Comments while the server's processes are killed: nothing acknowledged may be lost, nothing may be there twice.

    VAR_DIR=/tmp/kill/var var/venv/bin/python drills/kill_workers.py --port 8130

Starts a database and a gunicorn of its own, posts with retries from several clients (each post keeps its submission
id until it is acknowledged), kills a worker with SIGKILL again and again, and compares the table with what was
acknowledged. Exit code 1 when anything is lost or double, or the 99th percentile of accepted retries is over 1 s.
"""

import argparse
import http.client
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = "drills.kill_settings"
GIVE_UP_SECONDS = 60
SLOWEST_SECONDS = 1.0
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8130)
    parser.add_argument("--posts", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--clients", type=int, default=6)
    parser.add_argument("--workers", type=int, default=3)
    options = parser.parse_args()

    page_id = prepare()
    server = start(options)
    try:
        drill = Drill(options, page_id, server.pid)
        drill.run()
    finally:
        server.terminate()
        server.wait(30)
    sys.exit(drill.judge())


def prepare() -> int:
    """An empty database with one article whose comments are published at once."""
    import django

    django.setup()
    from django.core.management import call_command

    from discussion.models import Discussion, SiteDiscussionSettings
    from tests.factories.pages import article

    call_command("migrate", verbosity=0)
    SiteDiscussionSettings.objects.update_or_create(pk=1, defaults={"mode": "open"})
    return Discussion.ensure(article(slug=f"drill-{uuid.uuid4().hex[:8]}")).page_id


def start(options) -> subprocess.Popen:
    environment = {
        **os.environ,
        "BIND": f"127.0.0.1:{options.port}",
        "WEB_PROCESSES": str(options.workers),
        "SITE_URL": f"http://localhost:{options.port}",
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--log-level", "error"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    for _ in range(240):
        if request(options.port, "GET", "/health/ready")[0] == 200:
            return server
        time.sleep(0.5)
    server.kill()
    sys.exit("the server did not start")


def request(port, method, path, body=None) -> tuple[int, bytes]:
    """(status, body); status 0 when the connection broke."""
    origin = f"http://127.0.0.1:{port}"
    headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin", "Origin": origin}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()


class Drill:
    def __init__(self, options, page_id, server_pid):
        self.options, self.page_id, self.server_pid = options, page_id, server_pid
        texts = (f"{number}番目の感想です。表が分かりやすかったです。" for number in range(options.posts))
        self.waiting = [(uuid.uuid4(), text) for text in texts]
        self.total = dict(self.waiting)
        self.acknowledged, self.retried, self.given_up = {}, [], []
        self.kills = self.attempts = 0
        self.is_over = threading.Event()

    def run(self):
        clients = [threading.Thread(target=self.post_all) for _ in range(self.options.clients)]
        killer = threading.Thread(target=self.kill_workers)
        for thread in [*clients, killer]:
            thread.start()
        for client in clients:
            client.join()
        self.is_over.set()
        killer.join()

    def post_all(self):
        # Goes on, with posts of its own, until both the posts and the kills are done.
        while self.waiting or self.kills < self.options.kills:
            try:
                number, text = self.waiting.pop()
            except IndexError:
                number, text = uuid.uuid4(), f"さらに{uuid.uuid4()}です。"
                self.total[number] = text
            self.post(number, text)

    def post(self, number, text):
        body = json.dumps({"submission_id": str(number), "body": text})
        started, tries = time.monotonic(), 0
        while time.monotonic() - started < GIVE_UP_SECONDS:
            tries += 1
            self.attempts += 1
            asked = time.monotonic()
            status, answer = request(self.options.port, "POST", f"/discussion/{self.page_id}/comments/", body)
            if status in (200, 201):
                self.acknowledged[number] = json.loads(answer)["id"]
                if tries > 1:
                    self.retried.append(time.monotonic() - asked)
                return
            time.sleep(min(0.05 * 2**tries, 1) * random.random())
        self.given_up.append((number, status))

    def kill_workers(self):
        while not self.is_over.is_set():
            children = Path(f"/proc/{self.server_pid}/task/{self.server_pid}/children").read_text().split()
            if children:
                try:
                    os.kill(int(random.choice(children)), signal.SIGKILL)
                    self.kills += 1
                except ProcessLookupError:
                    continue
            time.sleep(random.uniform(0.3, 1.2))

    def judge(self) -> int:
        from discussion.models import Comment
        from discussion.reconciliation import differences

        stored = Comment.objects.filter(discussion__page_id=self.page_id)
        rows = {row.submission_id: row for row in stored}
        lost = [n for n, pk in self.acknowledged.items() if n not in rows or rows[n].pk != pk]
        changed = [n for n, row in rows.items() if row.body != self.total.get(n)]
        double = stored.count() - len({row.body for row in rows.values()})
        slowest = statistics.quantiles(self.retried, n=100)[98] if len(self.retried) > 1 else 0.0
        drift = differences()
        print(f"posts acknowledged {len(self.acknowledged)}, attempts {self.attempts}, kills {self.kills}")
        print(f"lost {len(lost)}, double {double}, changed {len(changed)}, given up {len(self.given_up)}")
        print(f"accepted retries {len(self.retried)}, p99 {slowest:.3f} s; counters wrong {len(drift)}")
        failed = lost or double or changed or self.given_up or drift or slowest > SLOWEST_SECONDS
        return 1 if failed else 0


if __name__ == "__main__":
    main()
