"""Who may do what with the database of a first run: the application, other users of the machine, root."""

import os
import stat
from pathlib import Path

import psycopg
import pytest


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
    with os.fdopen(reading) as answer:
        return answer.read()


@pytest.mark.parametrize("flaw", ["open to all", "of another user"])
def test_a_folder_put_in_the_place_of_the_socket_is_not_used(machine, as_root, somebody, flaw):
    folder = machine.database()
    trap = Path(machine.start(folder).address["HOST"])
    real = trap.rename(machine.place / "real")
    trap.mkdir()
    if flaw == "open to all":
        trap.chmod(0o777)
        os.chown(trap, real.stat().st_uid, -1)
    else:
        trap.chmod(0o700)
        os.chown(trap, somebody.pw_uid, -1)
    (trap / ".s.PGSQL.5432").symlink_to(real / ".s.PGSQL.5432")
    assert "did not answer" in machine.program(folder).refusal()


def test_a_link_put_in_the_place_of_a_file_is_not_followed(machine):
    folder, letter = machine.database(), machine.place / "letter"
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
    machine.start(machine.database(), extra_groups=[0, 4])
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
    first, *others = [machine.program(folder) for _ in range(4)]
    first.wait_for_database().connect().execute("create table kept ()")
    first.end()
    for other in others:
        other.wait_for_database().end()
    assert not machine.wait_until_quiet(folder.resolve())
    assert machine.start(folder).query("select * from kept") == []
    assert folder.resolve().is_relative_to(machine.place / "shelter")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (closed, machine.place)] == [0o700, 0o755]


def test_a_project_whose_shelter_was_removed_gets_a_new_database(machine, as_root):
    closed = machine.place / "root"
    closed.mkdir(mode=0o700)
    (closed / "postgres").symlink_to(machine.place / "shelter/database-gone")
    assert machine.start(closed / "postgres").query("select 1") == [(1,)]


def test_programs_that_only_root_can_reach_are_copied(machine, as_root):
    closed = machine.place / "root"
    closed.mkdir(mode=0o700)
    machine.install_wheel_in(closed)
    machine.start(machine.database())
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
