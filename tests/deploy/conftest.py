"""Starts the edge as it is deployed: gunicorn by deploy/gunicorn.conf.py behind nginx by deploy/nginx.conf."""

import http.client
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.frontend_cache import NginxRefreshBackend

ROOT = Path(__file__).resolve().parents[2]
SECRET = "Sesame-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789"
KEPT = {"Cache-Control": "public, max-age=0, s-maxage=600"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fill(template: str, values: dict[str, str]) -> str:
    """What the official nginx image's start script does; a placeholder without a value is an error here."""
    return re.sub(r"\$\{(EDGE_\w+)\}", lambda found: values[found[1]], template)


class Edge:
    """nginx and gunicorn on free ports of 127.0.0.1, with all their files in `folder`."""

    host = "airace.example"
    secret = SECRET

    def __init__(self, folder: Path, app: str = "edge_app:application", environment=None, **values):
        self.folder, self.app, self.environment, self.values = folder, app, environment or {}, values
        self.media, self.answers, self.state = folder / "media", folder / "answers", folder / "state"
        for place in (self.media, self.answers, self.state):
            place.mkdir()
        self.port, self.app_port = free_port(), free_port()
        self.settings = {
            "EDGE_LISTEN": f"127.0.0.1:{self.port}",
            "EDGE_APP": f"127.0.0.1:{self.app_port}",
            "EDGE_DROP_PORT": str(free_port()),
            "EDGE_PUBLIC_SCHEME": "https",
            "EDGE_CACHE_REFRESH_SECRET": SECRET,
            "EDGE_TRUSTED_PROXIES": "",
            "EDGE_STATE_DIR": str(self.state),
            "EDGE_PID_FILE": str(folder / "nginx.pid"),
            "EDGE_MEDIA_DIR": str(self.media),
            "EDGE_PAGES_DIR": str(ROOT / "deploy"),
        } | values
        self.running = {}

    def start(self):
        self.start_app()
        self.start_nginx()
        return self

    def start_app(self):
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", self.app]
        environment = {
            "PYTHONPATH": str(Path(__file__).parent),
            "ANSWERS": str(self.answers),
            "BIND": f"127.0.0.1:{self.app_port}",
        }
        self._run("app", command, self.app_port, os.environ | environment | self.environment)

    def start_nginx(self):
        filled = self.folder / "nginx.conf"
        filled.write_text(fill((ROOT / "deploy/nginx.conf").read_text(), self.settings))
        user = pwd.getpwuid(os.getuid()).pw_name
        command = [nginx(), "-e", "stderr", "-p", self.folder, "-c", filled, "-g", f"daemon off; user {user};"]
        self._run("nginx", command, self.port)

    def _run(self, name, command, port, environment=None):
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self.running[name] = process
        deadline = time.monotonic() + 30
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"{name} did not start:\n{self.log(name)}")
            time.sleep(0.02)

    def kill(self, name):
        """End it and its children as a power cut would."""
        process = self.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self):
        """End what still runs; each in its own quick way, so that it takes its children along."""
        for name, way in (("nginx", signal.SIGTERM), ("app", signal.SIGQUIT)):
            if name in self.running:
                self.running[name].send_signal(way)
                try:
                    self.running[name].wait(timeout=5)
                except subprocess.TimeoutExpired:
                    self.kill(name)
        self.running.clear()

    @staticmethod
    def until(claim, seconds=10):
        """Wait for a claim about the running edge to come true; fail when it does not."""
        deadline = time.monotonic() + seconds
        while not claim():
            assert time.monotonic() < deadline, "did not come true in time"
            time.sleep(0.05)

    def log(self, name) -> str:
        return (self.folder / f"{name}.log").read_text()

    def write(self, path: str, body: str = "", **answer):
        """What the app is to answer from now on; kept for ten minutes unless `headers` says otherwise."""
        answer = {"headers": KEPT, "body": body} | answer
        draft = self.answers / "draft"
        draft.write_text(json.dumps(answer))
        draft.rename(self.answers / f"{path.strip('/').replace('/', '-')}.json")

    def times_asked(self, path: str, method: str = "GET") -> int:
        asked = self.answers / "asked"
        return asked.read_text().splitlines().count(f"{method} {path}") if asked.exists() else 0

    def get(self, path: str, *, method: str = "GET", body: bytes | None = None, **headers):
        """The answer as a reader sees it; a header is named like X_Cache_Refresh."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body=body, headers={"Host": self.host} | sent)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        return SimpleNamespace(
            status=answer.status,
            headers=answer.headers,
            content=content,
            text=content.decode(errors="replace"),
            cache=answer.headers.get("X-Cache-Status"),
        )


def nginx() -> str:
    # Debian keeps it where only root's PATH looks.
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin") or "nginx"


@pytest.fixture(scope="session")
def edge_in(tmp_path_factory):
    """Starts an edge of its own for a test that breaks it or sets it up otherwise."""
    started = []

    def start(**options) -> Edge:
        edge = Edge(tmp_path_factory.mktemp("edge"), **options)
        started.append(edge)
        return edge.start()

    yield start
    for edge in started:
        edge.stop()


@pytest.fixture(scope="session")
def edge(edge_in):
    """One edge for all tests that leave it as it was; each test uses paths of its own."""
    return edge_in()


@pytest.fixture
def refresh(edge):
    """Purges paths of the edge as a publication does."""
    backend = NginxRefreshBackend({"LOCATION": f"http://127.0.0.1:{edge.port}", "SECRET": edge.secret})
    return lambda *paths: backend.purge_batch([f"https://{edge.host}{path}" for path in paths])
