"""The demo as a newcomer starts it, in processes and folders of its own."""

import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.programs import ROOT

START_SECONDS = 240
STOP_SECONDS = 30
LINGER_SECONDS = 1


@dataclass(frozen=True)
class RunningDemo:
    """Where it is, what its start said, and the surroundings that its commands need."""

    address: str
    output: str
    environment: dict[str, str]


@contextlib.contextmanager
def running_demo(folder: Path):
    """Start it with `folder` for its files and what it says; it is over, its database too, when the block ends."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "BIND")}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "airace.settings.dev",
        "VAR_DIR": str(folder / "var"),
        "AIRACE_POSTGRES_LINGER_SECONDS": str(LINGER_SECONDS),
        "SITE_URL": f"http://127.0.0.1:{port}",
    }
    command = [sys.executable, "manage.py", "demo", "--port", str(port)]
    log = folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_until(lambda: "Ctrl-C" in log.read_text() or process.poll() is not None, START_SECONDS)
        assert process.poll() is None, log.read_text()
        yield RunningDemo(environment["SITE_URL"], log.read_text(), environment)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(STOP_SECONDS)
        wait_until(lambda: not (folder / "var" / "postgres" / "cluster" / "postmaster.pid").exists(), STOP_SECONDS)


@contextlib.contextmanager
def copied_demo(folder: Path, run: str):
    """As `running_demo`, but not made anew: all processes of a test run copy one that the first to ask has made.

    Its `output` ends with what the making said, the passwords above all.
    """
    made = Path(tempfile.gettempdir()) / f"airace-demo-{run}"
    gate = made.with_suffix(".lock")
    with alone(gate):
        is_maker = not made.exists()
        if is_maker:
            with new_folder(made), running_demo(made) as demo:
                draw_share_images(demo)
        copy(made / "var", folder / "var")
        told = (made / "log").read_text()
    try:
        with running_demo(folder) as demo:
            yield RunningDemo(demo.address, demo.output + told, demo.environment)
    finally:
        if is_maker:
            subprocess.run(["rm", "-rf", made, gate], check=True)


@contextlib.contextmanager
def new_folder(folder: Path):
    """Removed again if making what is to be in it fails."""
    folder.mkdir(mode=0o755)
    try:
        yield
    except BaseException:
        subprocess.run(["rm", "-rf", folder], check=True)
        raise


def draw_share_images(demo: RunningDemo):
    """Else each copy would begin by drawing them, beside the first tests."""
    subprocess.run([sys.executable, "manage.py", "make_share_images"], cwd=ROOT, env=demo.environment, check=True)


def copy(source: Path, target: Path):
    """With owners and rights, and sharing the disk where it can."""
    subprocess.run(["cp", "-a", "--reflink=auto", source, target], check=True)


@contextlib.contextmanager
def alone(path: Path):
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(holds, seconds):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
