"""From a folder to a database that answers."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg

from . import server
from .binaries import binaries_for, environment, installed_binaries
from .errors import LocalPostgresError, Trouble, from_output, from_system
from .home import Home, home_at
from .locks import POLL_SECONDS, hold, opened, take

START_SECONDS = 120  # recovery after a crash, or a slow machine
GATE_SECONDS = 180  # another process is starting the server: making the cluster, and then the above
PROJECT = Path(__file__).resolve().parents[2]


def ensure(folder: Path, *, durable: bool = True) -> dict[str, str]:
    """Start the database in `folder` unless it runs, and keep it running until this process ends.

    Takes some 3 seconds the first time, half a second later on and 20 ms when the server is up.

    Args:
        folder: private to the database; made if need be. It may become a link, see the package.
        durable: False for a server whose databases may be lost in a power cut, which makes tests
            faster. A folder keeps the choice made when it was new.

    Returns:
        HOST (the folder of the socket), PORT, USER and NAME for Django's `DATABASES`. The role may
        create databases, as a test run does, and is no superuser.

    Raises:
        LocalPostgresError: with a sentence to show instead of a traceback.
    """
    try:
        installed_binaries()  # the commonest trouble, told before anything is written
        home = home_at(Path(folder))
        with opened(home.gate, home.account) as gate:
            if not take(gate, within_seconds=GATE_SECONDS):
                raise LocalPostgresError(Trouble.NO_ANSWER, home.log)
            hold(home.users, home.account)
            _settle_durability(home, durable=durable)
            _bring_up(home, durable=durable)
        return server.address(home)
    except OSError as error:
        raise from_system(error, folder) from error
    except (psycopg.Error, subprocess.SubprocessError) as error:
        raise LocalPostgresError(Trouble.UNEXPECTED, str(error).strip()) from error


def _settle_durability(home: Home, *, durable: bool) -> None:
    if not home.cluster.exists():
        home.throwaway.unlink(missing_ok=True)
        if not durable:
            home.write(home.throwaway, "This server does not wait for the disk.\n")
    elif home.throwaway.exists() == durable:
        raise LocalPostgresError(Trouble.OTHER_DURABILITY, home.folder)


def _bring_up(home: Home, *, durable: bool) -> None:
    """Return when the server answers and has a keeper.

    Each round looks anew, so that whatever was killed, and when, leads to the same end. A lock taken
    here is passed on to the process started; else it ends with the round.
    """
    started = False
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with opened(home.keeper, home.account) as keeper_lock, opened(home.server, home.account) as server_lock:
            has_keeper, is_alive = not take(keeper_lock), not take(server_lock)
            if has_keeper and is_alive:
                if home.socket_folder() is None:  # swept out of /tmp: nobody can reach this server again
                    break
                if server.answers(home):
                    return
            elif is_alive:
                _adopt(home, keeper_lock)
            elif not has_keeper:
                if started:
                    raise from_output(_last_words(home), Trouble.NO_START, home.log)
                _start(home, keeper_lock, server_lock, durable=durable)
                started = True
        time.sleep(POLL_SECONDS)
    raise LocalPostgresError(Trouble.NO_ANSWER, home.log)


def _start(home: Home, keeper_lock: int, server_lock: int, *, durable: bool) -> None:
    programs = binaries_for(home.account)
    if not home.cluster.exists():
        server.create_cluster(home, programs, server_lock, durable=durable)
    server.check_version(home)
    server.clear_leftovers(home)
    if home.log.exists():
        home.log.replace(home.folder / "log.old")
    command = server.command(home, programs, durable=durable)
    _run_keeper(home, "start", str(server_lock), *command, locks=(keeper_lock, server_lock))


def _adopt(home: Home, keeper_lock: int) -> None:
    """Give a server whose keeper was killed a new one; a server that is only dying is left to it."""
    pid = server.recorded_pid(home)
    if server.serves(pid, home.cluster):
        _run_keeper(home, "adopt", str(pid), locks=(keeper_lock,))


def _run_keeper(home: Home, *arguments: str, locks: tuple[int, ...]) -> None:
    with opened(home.log, home.account) as log:
        subprocess.run(
            [sys.executable, "-m", f"{__package__}.keeper", home.folder, *arguments],
            cwd=PROJECT, env=environment() | {"PYTHONSAFEPATH": ""}, stdin=subprocess.DEVNULL,
            stdout=log, stderr=log, pass_fds=locks, timeout=START_SECONDS,
        )  # fmt: skip


def _last_words(home: Home) -> str:
    return home.log.read_text(errors="replace")[-2000:]
