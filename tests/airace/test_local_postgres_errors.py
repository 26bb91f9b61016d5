"""What the person at the terminal is told when there can be no local database: sentences, never a traceback."""

import errno
import importlib.machinery
import importlib.util
import sys
from pathlib import Path

import pytest

from airace.local_postgres import LocalPostgresError, Trouble, ensure
from airace.local_postgres.binaries import PACKAGE, installed_binaries
from airace.local_postgres.errors import from_system


@pytest.mark.parametrize("trouble", Trouble)
def test_every_refusal_is_a_sentence_in_two_languages_that_names_the_way_out(trouble):
    japanese, english = str(LocalPostgresError(trouble, "/srv")).split("\n")
    assert (japanese[-1], japanese.count("。"), english[-1]) == ("。", 1, ".")
    assert english.isascii()
    for sentence in (japanese, english):
        assert "/srv" in sentence
        assert "DATABASE_URL" in sentence


def test_without_the_wheel_nothing_is_written(machine, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert refused(machine.place / "postgres") == Trouble.NO_WHEEL
    assert not list(machine.place.iterdir())


def test_on_windows_it_refuses(machine, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert refused(machine.place / "postgres") == Trouble.NO_PLATFORM


def test_programs_made_for_another_system_are_refused(machine, monkeypatch):
    install_instead(machine, monkeypatch, postgres="\x7fELF of another machine")
    assert refused(machine.place / "postgres") == Trouble.NO_PLATFORM


def test_a_full_disk_is_called_that(machine, monkeypatch):
    full = "#!/bin/sh\necho 'initdb: error: could not write file: No space left on device' >&2; exit 1"
    install_instead(machine, monkeypatch, postgres="#!/bin/sh\n", initdb=full)
    assert refused(machine.place / "postgres") == Trouble.DISK_FULL
    assert from_system(OSError(errno.ENOSPC, "No space left"), "var").trouble == Trouble.DISK_FULL


def install_instead(machine, monkeypatch, **programs: str) -> None:
    """Replace the wheel by one with these programs."""
    folder = machine.place / PACKAGE / Path(*installed_binaries().parts[-2:])
    folder.mkdir(parents=True)
    for name, text in programs.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    spec = importlib.machinery.ModuleSpec(PACKAGE, None, origin=str(machine.place / PACKAGE / "__init__.py"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: spec)


def test_a_folder_with_other_files_is_left_alone(machine):
    (machine.place / "letter").touch()
    mode = machine.place.stat().st_mode
    assert refused(machine.place) == Trouble.NOT_OURS
    assert machine.place.stat().st_mode == mode


def test_a_folder_of_somebody_else_is_named(machine, as_root, somebody, python_for_everybody):
    user = {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": [], **python_for_everybody}
    refusal = machine.program(machine.place / "postgres", **user).refusal()
    assert f'check the owner and mode of "{machine.place / "postgres"}"' in refusal
    assert "Traceback" not in refusal


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [("PG_VERSION", "17\n", "another version"), ("global/pg_control", "broken", "did not start: read the end of")],
)
def test_a_cluster_that_cannot_run_is_explained_at_once(machine, file, text, told):
    folder = machine.database()
    (folder / "cluster" / file).write_text(text)
    assert told in machine.program(folder).refusal()


def test_a_folder_never_changes_between_durable_and_throwaway(machine):
    folder = machine.database()
    machine.start(folder)
    assert "durable or throw-away" in machine.program(folder, "durable").refusal()


def refused(folder: Path) -> Trouble:
    with pytest.raises(LocalPostgresError) as refusal:
        ensure(folder)
    return refusal.value.trouble
