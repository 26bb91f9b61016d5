"""The database of a first run: kept alive, kept private, and never losing what it acknowledged.

All is done by programs of their own (postgres_drill.py), as their deaths are what matters.
"""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from airace.local_postgres.account import account_for
from airace.local_postgres.home import Home
from airace.local_postgres.keeper import Keeper

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
    machine.install_wheel_in(site)
    machine.start(machine.database())
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


def test_a_start_waits_for_the_initdb_of_one_that_was_killed(machine):
    folder = machine.place / "postgres"
    program = machine.program(folder)
    while not list(folder.glob("cluster*/PG_VERSION")):
        time.sleep(0.001)
    initdb = min(machine.initdbs(folder))  # at times it forks for a moment
    os.kill(initdb, signal.SIGSTOP)
    program.kill()
    second = machine.program(folder)
    time.sleep(2)
    assert not (folder / "cluster").exists()
    os.kill(initdb, signal.SIGCONT)
    assert second.wait_for_database().query("select 1") == [(1,)]


def test_a_start_waits_for_what_the_server_still_does_for_one_that_was_killed(machine):
    first = machine.start(machine.database())
    with first.connect(user="postgres", dbname="postgres") as observer:
        observer.execute("drop database airace").execute("drop role airace")
        with first.connect(user="postgres", dbname="postgres", autocommit=False) as of_the_killed:
            of_the_killed.execute("create role airace login")
            second = machine.program(machine.place / "postgres")
            while not observer.execute("select 1 from pg_stat_activity where wait_event_type = 'Lock'").fetchone():
                time.sleep(0.05)
    assert second.wait_for_database().query("select 1") == [(1,)]


def test_only_a_throwaway_server_does_not_wait_for_the_disk(machine, running):
    throwaway = machine.start(machine.database())
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
    folder = machine.database()
    first, second = machine.start(folder), machine.start(folder)
    first.end()
    time.sleep(1.5)
    assert second.query("select 1") == [(1,)]
    second.end()
    assert not machine.wait_until_quiet()
    assert not Path(first.address["HOST"]).exists()


def test_a_killed_user_does_not_keep_the_server_alive(machine):
    machine.start(machine.database()).kill()
    assert not machine.wait_until_quiet()


def test_a_server_whose_keeper_was_killed_is_cared_for_by_the_next_start(machine):
    folder = machine.database()
    first = machine.start(folder)
    os.kill(*machine.keepers(), signal.SIGKILL)
    second = machine.start(folder)
    assert second.address["HOST"] == first.address["HOST"]
    first.end(), second.end()
    assert not machine.wait_until_quiet()


def test_a_folder_removed_under_a_running_server_can_be_made_anew(machine):
    folder = machine.database()
    first = machine.start(folder)
    subprocess.run(["rm", "-r", folder], check=True)
    second = machine.start(folder)
    first.end()
    machine.wait_until_quiet(Path(first.address["HOST"]))
    assert second.query("select 1") == [(1,)]


def test_a_copy_of_a_running_project_is_a_database_of_its_own(machine):
    folder, copy = machine.database(), machine.place / "copy"
    original = machine.start(folder)
    subprocess.run(["cp", "-a", folder, copy], check=True)
    machine.start(copy).end()
    assert not machine.wait_until_quiet(copy / "cluster")
    assert original.query("show data_directory", user="postgres") == [(str(folder / "cluster"),)]


def test_a_killed_server_leaves_no_folder_of_its_socket_behind(machine):
    folder = machine.database()
    first = machine.start(folder)
    machine.kill(folder, "server", "keeper", "program")
    machine.start(folder)
    assert not Path(first.address["HOST"]).exists()


def test_a_left_over_process_number_stops_nobody_and_harms_nobody(machine):
    folder = machine.database()
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
