"""The database of a first run: kept alive, kept private, and never losing what it acknowledged.

All is done by programs of their own (postgres_drill.py), as their deaths are what matters.
"""

import importlib.util
import os
import random
import signal
import stat
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from airace.local_postgres.account import account_for
from airace.local_postgres.binaries import PACKAGE
from airace.local_postgres.home import Home
from airace.local_postgres.keeper import Keeper

INSTALLED = Path(importlib.util.find_spec(PACKAGE).origin).parent


# Starting


def test_the_database_knows_japanese_letters_wherever_it_runs(running):
    facts = "select datlocprovider::text, datlocale, datctype from pg_database where datname = current_database()"
    assert running.query(facts) == [("b", "C.UTF-8", "C.UTF-8")]
    assert running.query("select to_tsvector('simple', '東京 Race')::text") == [("'race':2 '東京':1",)]


def test_when_the_server_runs_a_further_call_is_quick(running):
    assert running.address["again"] < 0.3


@pytest.mark.parametrize(
    "name",
    ["with space, comma", """quo"te's $HOME `id` \\ %s""", "人工知能 競争", "/".join(["長い名前のフォルダー" * 2] * 6)],
    ids=["space", "quotes", "japanese", "long"],
)
def test_any_path_will_do(machine, name):
    assert machine.start(machine.place / name / "postgres").query("select 1") == [(1,)]


def test_programs_installed_in_a_folder_that_a_shell_would_misread_are_copied(machine):
    site = machine.place / 'quo"te $HOME'
    site.mkdir()
    for part in (INSTALLED, INSTALLED.with_name(f"{PACKAGE}.libs")):
        (site / part.name).symlink_to(part)
    machine.environment["PYTHONPATH"] = str(site)
    machine.start(machine.place / "postgres")
    assert machine.servers(machine.place / "shelter")


def test_processes_that_start_at_once_share_one_server(machine):
    folder = machine.place / "postgres"
    programs = [machine.program(folder) for _ in range(4)]
    addresses = {program.wait_for_database().address["HOST"] for program in programs}
    assert (len(addresses), len(machine.servers()), len(machine.keepers())) == (1, 1, 1)


@pytest.mark.parametrize("victims", ["program", "program initdb"])
def test_a_first_start_that_is_killed_is_made_good_by_the_next(machine, victims):
    folder = machine.place / "postgres"
    program = machine.program(folder)
    while not list(folder.glob("cluster*/PG_VERSION")):  # half made
        time.sleep(0.001)
    machine.kill(folder, *victims.split())
    assert not program.address
    assert machine.start(folder).query("select 1") == [(1,)]


def test_a_start_waits_for_what_the_server_still_does_for_one_that_was_killed(machine):
    first = machine.start(machine.place / "postgres")
    with first.connect(user="postgres", dbname="postgres") as observer:
        observer.execute("drop database airace").execute("drop role airace")
        with first.connect(user="postgres", dbname="postgres", autocommit=False) as of_the_killed:
            of_the_killed.execute("create role airace login")
            second = machine.program(machine.place / "postgres")
            while not observer.execute("select 1 from pg_stat_activity where wait_event_type = 'Lock'").fetchone():
                time.sleep(0.05)
    assert second.wait_for_database().query("select 1") == [(1,)]


def test_only_a_throwaway_server_does_not_wait_for_the_disk(machine, running):
    throwaway = machine.start(machine.place / "postgres")
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        assert running.query(f"show {setting}") == [("on",)]
        assert throwaway.query(f"show {setting}") == [("off",)]


# Dying


def test_no_acknowledged_row_is_lost_however_often_application_and_server_are_killed(machine):
    folder, chance = machine.place / "postgres", random.Random(18)
    acknowledged, broken_starts = set(), 0
    for victims in ("program", "server", "server keeper", "keeper program", "server keeper program") * 5:
        program = machine.program(folder, "durable", "write")
        if chance.random() < 0.7:
            program.wait_for_database()
        time.sleep(chance.uniform(0, 0.5))
        broken_starts += not program.address
        machine.kill(folder, *victims.split())
        acknowledged |= set(program.acknowledged())
    stored = {number for (number,) in machine.start(folder, "durable").query("select id from row")}
    assert len(acknowledged) > 1000
    assert broken_starts
    assert not acknowledged - stored


def test_the_server_ends_soon_after_its_last_user_but_not_before(machine):
    folder = machine.place / "postgres"
    first, second = machine.start(folder), machine.start(folder)
    first.end()
    time.sleep(1.5)
    assert second.query("select 1") == [(1,)]
    second.end()
    assert not machine.wait_until_quiet()
    assert not Path(first.address["HOST"]).exists()


def test_a_killed_user_does_not_keep_the_server_alive(machine):
    machine.start(machine.place / "postgres").kill()
    assert not machine.wait_until_quiet()


def test_a_server_whose_keeper_was_killed_is_cared_for_by_the_next_start(machine):
    folder = machine.place / "postgres"
    first = machine.start(folder)
    os.kill(*machine.keepers(), signal.SIGKILL)
    second = machine.start(folder)
    assert second.address["HOST"] == first.address["HOST"]
    first.end(), second.end()
    assert not machine.wait_until_quiet()


def test_a_folder_removed_under_a_running_server_can_be_made_anew(machine):
    folder = machine.place / "postgres"
    first = machine.start(folder)
    subprocess.run(["rm", "-r", folder], check=True)
    second = machine.start(folder)
    first.end()
    machine.wait_until_quiet(Path(first.address["HOST"]))
    assert second.query("select 1") == [(1,)]


def test_a_left_over_process_number_stops_nobody_and_harms_nobody(machine):
    folder = machine.place / "postgres"
    machine.start(folder).end()
    owner, leftover = folder.stat(), folder / "cluster/postmaster.pid"
    identity = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    for seconds in ("60", "0"):  # a process alive, and one dead that nobody has buried
        assert not machine.wait_until_quiet()
        innocent = subprocess.Popen(["sleep", seconds], **identity)
        time.sleep(0.1)
        leftover.write_text(f"{innocent.pid}\n{folder / 'cluster'}\n1700000000\n5432\n/tmp\n\n  123 456\nready\n")
        os.chown(leftover, owner.st_uid, owner.st_gid)
        Keeper(Home(folder, account_for(folder)), innocent.pid, child=None).stop()
        machine.start(folder).end()
        assert (innocent.poll() is None) == (seconds == "60")
        innocent.kill()
        innocent.wait()


# Who may do what


def test_the_application_is_no_superuser_but_may_create_test_databases(running):
    rights = "select rolsuper, rolcreaterole, rolreplication, rolbypassrls, rolcreatedb from pg_roles"
    assert running.query(f"{rights} where rolname = current_user") == [(False, False, False, False, True)]


def test_nothing_listens_on_the_network(running):
    assert running.query("show listen_addresses") == [("",)]
    rules = "select distinct auth_method from pg_hba_file_rules where type <> 'local'"
    assert running.query(rules, user="postgres") == [("reject",)]


@pytest.mark.parametrize("role", ["airace", "postgres"])
def test_another_user_of_the_machine_cannot_connect(running, as_root, somebody, role):
    folder = Path(running.address["HOST"])
    socket = folder / ".s.PGSQL.5432"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, socket)] == [0o700, 0o700]
    # Each guard holds without the others: the folder, the socket, and the kernel's word about who calls.
    for folder_mode, socket_mode, refusal in (
        (0o700, 0o777, "Permission denied"),
        (0o755, 0o700, "Permission denied"),
        (0o755, 0o777, "Peer authentication failed"),
    ):
        folder.chmod(folder_mode), socket.chmod(socket_mode)
        assert refusal in refusal_of(somebody, running, role)
    folder.chmod(0o700), socket.chmod(0o700)


def refusal_of(user, program, role: str) -> str:
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)
        try:
            program.connect(user=role, dbname="postgres")
            os.write(writing, b"connected")
        except psycopg.OperationalError as error:
            os.write(writing, str(error).encode())
        finally:
            os._exit(0)
    os.wait()
    os.close(writing)
    with open(reading) as answer:
        return answer.read()


@pytest.mark.parametrize("flaw", ["open to all", "of another user"])
def test_a_folder_put_in_the_place_of_the_socket_is_not_used(machine, as_root, somebody, flaw):
    folder = machine.place / "postgres"
    first = machine.start(folder)
    first.end()
    assert not machine.wait_until_quiet()
    trap = Path(first.address["HOST"])
    trap.mkdir(mode=0o700)
    if flaw == "open to all":
        trap.chmod(0o777)
        os.chown(trap, folder.stat().st_uid, -1)
    else:
        os.chown(trap, somebody.pw_uid, somebody.pw_gid)
    assert machine.start(folder).address["HOST"] != str(trap)
    trap.rmdir()


def test_a_link_put_in_the_place_of_a_file_is_not_followed(machine):
    folder, letter = machine.place / "postgres", machine.place / "letter"
    machine.start(folder).end()
    assert not machine.wait_until_quiet()
    letter.write_text("Dear Ada")
    for name in ("pg_hba.conf", "pg_hba.conf.new"):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(letter)
    machine.start(folder)
    assert letter.read_text() == "Dear Ada"
    (folder / "gate").unlink()
    (folder / "gate").symlink_to(letter)
    assert "DATABASE_URL" in machine.program(folder).refusal()


def test_for_root_the_server_runs_as_an_ordinary_user_with_nothing_of_root(machine, as_root):
    machine.start(machine.place / "postgres", extra_groups=[0, 4])
    (pid,) = machine.servers()
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    assert all(int(uid) for uid in status["Uid"].split())
    assert all(int(gid) for gid in status["Gid"].split())
    assert status["Groups"].split() == []
    assert int(status["CapEff"], 16) == 0


def test_for_root_the_owner_of_the_project_runs_the_server(machine, as_root, somebody):
    project = machine.place / "project"
    project.mkdir()
    os.chown(project, somebody.pw_uid, somebody.pw_gid)
    machine.start(project / "var/postgres")
    (pid,) = machine.servers()
    assert Path(f"/proc/{pid}").stat().st_uid == somebody.pw_uid


def test_a_project_that_only_root_can_reach_works_and_stays_closed(machine, as_root):
    closed = machine.place / "root"
    closed.mkdir(mode=0o700)
    folder = closed / "project/postgres"
    first, second = machine.program(folder), machine.program(folder)
    first.wait_for_database().connect().execute("create table kept ()")
    first.end()
    second.wait_for_database().end()
    assert not machine.wait_until_quiet(folder.resolve())
    assert machine.start(folder).query("select * from kept") == []
    assert folder.resolve().is_relative_to(machine.place / "shelter")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (closed, machine.place)] == [0o700, 0o755]


def test_programs_that_only_root_can_reach_are_copied(machine, as_root):
    closed = machine.place / "root"
    closed.mkdir(mode=0o700)
    for part in (INSTALLED, INSTALLED.with_name(f"{PACKAGE}.libs")):
        (closed / part.name).symlink_to(part)
    machine.environment["PYTHONPATH"] = str(closed)
    machine.start(machine.place / "postgres")
    assert machine.servers(machine.place / "shelter")
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_an_ordinary_user_and_root_can_take_turns(machine, as_root, somebody, python_for_everybody):
    mine = machine.place / "mine"
    mine.mkdir()
    os.chown(mine, somebody.pw_uid, somebody.pw_gid)
    user = {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": [], **python_for_everybody}
    machine.start(mine / "postgres", **user).connect().execute("create table kept ()")
    assert machine.start(mine / "postgres").query("select * from kept") == []
    for program in machine.programs:
        program.end()
    assert not machine.wait_until_quiet()
    machine.start(mine / "postgres").end()
    assert machine.start(mine / "postgres", **user).query("select * from kept") == []
