"""The keeper: a detached process that runs the server and stops it when its last user is gone.

`python -m airace.local_postgres.keeper FOLDER start LOCK COMMAND…` starts a server, which inherits the
locked file descriptor LOCK; `… FOLDER adopt PID` cares for a server whose own keeper was killed.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from .account import account_for
from .binaries import environment
from .home import Home
from .locks import POLL_SECONDS, is_free, open_lock, release, take
from .server import serves

WATCH_SECONDS = 0.5
# A fast shutdown; if that hangs, an immediate one: the next start then recovers.
SHUTDOWNS = ((signal.SIGINT, 60), (signal.SIGQUIT, 10))


def linger_seconds() -> float:
    """How long the server outlives its last user: a reloading development server is back sooner."""
    try:
        return max(0.0, float(os.environ["AIRACE_POSTGRES_LINGER_SECONDS"]))
    except (KeyError, ValueError):
        return 2.0


def main(arguments: list[str]) -> None:
    folder, task, number, *command = arguments
    if os.fork():
        os._exit(0)  # the caller waits for this process, and so gets no child that it does not know of
    os.setsid()
    os.chdir("/")
    home = Home(Path(folder), account_for(Path(folder)))
    if task == "start":
        lock = int(number)
        child = _start(home, command, lock)
        os.close(lock)  # from here on the server alone holds it
        Keeper(home, child.pid, child).watch()
    else:
        Keeper(home, int(number), child=None).watch()


def _start(home: Home, command: list[str], lock: int) -> subprocess.Popen:
    return subprocess.Popen(
        command, cwd="/", env=environment(), umask=0o077, stdin=subprocess.DEVNULL,
        start_new_session=True, pass_fds=(lock,), **home.account.step_down,
    )  # fmt: skip


class Keeper:
    def __init__(self, home: Home, pid: int, child: subprocess.Popen | None) -> None:
        self.cluster, self.pid, self.child = home.cluster, pid, child
        self.socket_folder = home.socket_folder()
        # Opened once: should the folder be removed and made again, these still mean this server.
        self.gate = open_lock(home.gate, home.account)
        self.users = open_lock(home.users, home.account)
        self.server = open_lock(home.server, home.account)

    def watch(self) -> None:
        """Return when the server is gone, by itself or because nobody uses it."""
        while self.is_running():
            if not is_free(self.users):
                time.sleep(WATCH_SECONDS)
                continue
            time.sleep(linger_seconds())
            # Not waiting for the gate: its holder may be waiting for us to see that the server died.
            if not take(self.gate):
                continue
            if is_free(self.users):
                self.stop()
            else:
                release(self.gate)

    def is_running(self) -> bool:
        return not is_free(self.server)

    def stop(self) -> None:
        for shutdown, patience_seconds in SHUTDOWNS:
            self._signal(shutdown)
            if self._ends_within(patience_seconds):
                break
        if self.socket_folder:
            with contextlib.suppress(OSError):
                self.socket_folder.rmdir()

    def _signal(self, shutdown: signal.Signals) -> None:
        """Signal the server, never a process that has got its number since."""
        if self.child:
            self.child.send_signal(shutdown)
        elif serves(self.pid, self.cluster):
            os.kill(self.pid, shutdown)

    def _ends_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while self.is_running():
            if time.monotonic() > deadline:
                return False
            time.sleep(POLL_SECONDS)
        return True


if __name__ == "__main__":
    main(sys.argv[1:])
