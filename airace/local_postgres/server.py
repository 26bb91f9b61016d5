"""One PostgreSQL server: made, told how to run, recognised, and its leftovers cleared."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.errors import DuplicateDatabase, DuplicateObject, UniqueViolation

from .binaries import MAJOR_VERSION, environment
from .errors import LocalPostgresError, Trouble, from_output
from .home import Home

ROLE = DATABASE = "airace"
SUPERUSER = "postgres"
PORT = 5432  # only the end of the socket's name
# The order of words is PostgreSQL's own everywhere; the system only says which characters are letters.
SYSTEM_LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"

RULES = f"""# Who may connect: root and the account of the server, as the kernel knows them (pg_ident.conf).
local all {SUPERUSER} peer map=ours
local all {ROLE} peer map=ours
local all all reject
host all all all reject
"""


def address(home: Home) -> dict[str, str]:
    """Where Django finds the database."""
    return {"HOST": str(home.socket_folder()), "PORT": str(PORT), "USER": ROLE, "NAME": DATABASE}


def create_cluster(home: Home, programs: Path, server_lock: int, *, durable: bool) -> None:
    """Make the empty database; one that was cut short is made anew. Takes about a second."""
    draft = home.cluster.with_name("cluster.new")
    if draft.exists():
        shutil.rmtree(draft)
    made = subprocess.run(
        [programs / "initdb", "-D", draft, "-U", SUPERUSER, "--encoding=UTF8", "--locale-provider=builtin",
         "--builtin-locale=C.UTF-8", f"--locale={SYSTEM_LOCALE}", "--auth-local=peer", "--auth-host=reject",
         *([] if durable else ["--no-sync"])],
        cwd="/", env=environment(), umask=0o077, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        errors="replace", pass_fds=(server_lock,), **home.account.step_down,
    )  # fmt: skip
    if made.returncode:
        home.write(home.log, made.stdout + made.stderr)
        raise from_output(made.stderr, Trouble.NO_START, home.log)
    draft.rename(home.cluster)


def check_version(home: Home) -> None:
    if (home.cluster / "PG_VERSION").read_text().strip() != MAJOR_VERSION:
        raise LocalPostgresError(Trouble.OTHER_VERSION, home.cluster)


def command(home: Home, programs: Path, *, durable: bool) -> list[str]:
    """The command line of the server. Everything that guards it is here, out of reach of ALTER SYSTEM."""
    names = [name.replace('"', '""') for name in home.account.names_let_in()]
    identities = "".join(f'ours "{name}" {role}\n' for name in names for role in (SUPERUSER, ROLE))
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": home.make_socket_folder(),
        "unix_socket_permissions": "0700",
        "port": PORT,
        "hba_file": home.write(home.folder / "pg_hba.conf", RULES),
        "ident_file": home.write(home.folder / "pg_ident.conf", identities),
        "shared_buffers": "64MB",
        "fsync": "on" if durable else "off",
        "full_page_writes": "on" if durable else "off",
        "synchronous_commit": "on" if durable else "off",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [str(programs / "postgres"), "-D", str(home.cluster), *options]


def clear_leftovers(home: Home) -> None:
    """Remove the pid file of a dead server, which PostgreSQL believes when the number is in use again, and its socket.

    Only for the holder of the lock `server`: then no process of a server started here is alive. One
    started by hand would be: its file stays, and PostgreSQL will refuse with good reason.
    """
    if not serves(recorded_pid(home), home.cluster):
        (home.cluster / "postmaster.pid").unlink(missing_ok=True)
    home.remove_socket_folder()


def recorded_pid(home: Home) -> int:
    """The process number a server of this home wrote down, dead or alive; 0 if none."""
    try:
        return int((home.cluster / "postmaster.pid").read_text().partition("\n")[0])
    except (OSError, ValueError):
        return 0


def serves(pid: int, cluster: Path) -> bool:
    """Whether this very process is alive (not a zombie) and is the PostgreSQL server of the cluster."""
    if pid <= 0:
        return False
    if sys.platform != "linux":
        shown = subprocess.run(["/bin/ps", "-ww", "-o", "stat=,command=", "-p", str(pid)], capture_output=True).stdout
        return not shown.startswith(b"Z") and b"postgres" in shown and os.fsencode(cluster) in shown
    process = Path(f"/proc/{pid}")
    try:
        arguments = (process / "cmdline").read_bytes().split(b"\0")  # empty for a zombie
    except OSError:
        return False
    if Path(os.fsdecode(arguments[0])).name != "postgres":
        return False
    try:
        return (process / "cwd").samefile(cluster)
    except OSError:  # not ours to look into (root without all rights, in a container)
        return os.fsencode(cluster) in arguments


def answers(home: Home) -> bool:
    """Whether the application can connect; makes its role and database where they are missing."""
    folder = home.socket_folder()
    try:
        psycopg.connect(host=str(folder), port=PORT, user=ROLE, dbname=DATABASE, connect_timeout=5).close()
    except psycopg.OperationalError:
        return _provide(folder)
    return True


def _provide(socket_folder: Path | None) -> bool:
    """Whether it could be done. No, while the server starts or still works for a process killed at this very point."""
    try:
        with psycopg.connect(
            host=str(socket_folder), port=PORT, user=SUPERUSER, dbname="postgres", connect_timeout=5, autocommit=True
        ) as connection:
            if not connection.execute("select 1 from pg_roles where rolname = %s", [ROLE]).fetchone():
                # Not a superuser; databases of its own are what a test run needs.
                connection.execute(sql.SQL("create role {} login createdb").format(sql.Identifier(ROLE)))
            if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
                create = sql.SQL("create database {} owner {}")
                connection.execute(create.format(sql.Identifier(DATABASE), sql.Identifier(ROLE)))
    except (psycopg.OperationalError, DuplicateObject, DuplicateDatabase, UniqueViolation):
        return False
    return True
