import os
import subprocess
import sys

import pytest

from home.demo import clockwork
from tests.programs import ROOT

DEMO = """
import os, time, django
django.setup()
from home.demo import clockwork
clockwork.FIRST_JOB, clockwork.JOBS = "publish_scheduled", []
clockwork.call_command = lambda name: os.write(1, b"clockwork ")
clockwork.start_clockwork()
os.write(1, b"demo ")
time.sleep(1)
os.kill(os.getpid(), {signal})
"""


@pytest.fixture
def ended_pipe():
    reader, writer = os.pipe()
    os.close(writer)
    yield reader
    os.close(reader)


@pytest.mark.parametrize("signal", [2, 9, 15])
def test_it_runs_beside_the_demo_and_ends_with_it_however_that_ends(signal):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "airace.settings.test"}
    # What it prints ends only when nobody is left who could print.
    done = subprocess.run(
        [sys.executable, "-c", DEMO.format(signal=signal)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        timeout=60,
    )
    assert sorted(done.stdout.split()) == ["clockwork", "demo"]


def test_a_run_that_fails_is_logged_and_the_next_minute_comes(monkeypatch, caplog, ended_pipe):
    monkeypatch.setattr(clockwork, "call_command", lambda name: 1 / 0)
    monkeypatch.setattr(clockwork.connections, "close_all", lambda: None)
    clockwork.run_until_the_end_of(ended_pipe)
    assert [record.getMessage() for record in caplog.records] == [
        "make_share_images failed",
        "publish_scheduled failed",
        "process_outbox failed",
    ]
