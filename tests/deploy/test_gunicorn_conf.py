"""deploy/gunicorn.conf.py: how it reads the environment, and what the processes do not share."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORKED_WITH_A_CONNECTION = """
import runpy, sys, django
from django.conf import settings
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}})
django.setup()
from django.db import connection
connection.ensure_connection()
runpy.run_path("deploy/gunicorn.conf.py")["pre_fork"](None, None)
print("open" if connection.connection else "closed")
"""


def check_config(**environment):
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "deploy/gunicorn.conf.py",
        "--print-config",
        "edge_app:none",
    ]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tests/deploy"), "ANSWERS": "."} | environment
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)


def settings(**environment) -> dict[str, str]:
    lines = check_config(**environment).stdout.splitlines()
    return {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}


def test_it_listens_on_this_machine_alone_unless_told_otherwise():
    assert settings(BIND="")["bind"] == "['127.0.0.1:8000']"
    assert settings(BIND="0.0.0.0:9000")["bind"] == "['0.0.0.0:9000']"


def test_its_size_comes_from_the_environment():
    told = settings(WEB_PROCESSES="3", WEB_THREADS="5", WEB_MAX_REQUESTS="0", WEB_ACCESS_LOG="true")
    assert [told[name] for name in ("workers", "threads", "max_requests", "accesslog")] == ["3", "5", "0", "-"]


def test_it_keeps_no_log_of_readers_unless_told_to():
    assert settings()["accesslog"] == "None"


@pytest.mark.parametrize(("name", "value"), [
    ("WEB_PROCESSES", "two"), ("WEB_PROCESSES", "0"), ("WEB_THREADS", "-4"), ("WEB_THREADS", "４"),
    ("WEB_MAX_REQUESTS", "1.5"), ("WEB_ACCESS_LOG", "flase"),
])  # fmt: skip
def test_a_malformed_value_stops_the_start_and_is_named(name, value):
    stopped = check_config(**{name: value})
    assert stopped.returncode != 0
    assert name in stopped.stderr
    assert "Traceback" not in stopped.stderr


def test_no_database_connection_is_shared_by_the_processes(tmp_path):
    command = [sys.executable, "-c", FORKED_WITH_A_CONNECTION, tmp_path / "database"]
    assert subprocess.check_output(command, cwd=ROOT, text=True).strip() == "closed"
