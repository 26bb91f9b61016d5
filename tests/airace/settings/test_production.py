import os
import subprocess
import sys

import pytest

from tests.production_check import ENVIRONMENT
from tests.programs import ROOT


def start(**changes):
    environment = {**os.environ, **ENVIRONMENT, **changes}
    environment = {name: value for name, value in environment.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL"])
def test_production_refuses_to_start_without_a_value_and_says_which(name):
    result = start(**{name: None})
    assert result.returncode != 0
    assert name in result.stderr


def test_production_never_starts_the_first_run_database():
    result = start(DATABASE_URL=None)
    assert result.returncode != 0
    assert "postgres" not in result.stdout


def test_production_starts_with_all_values():
    result = start()
    assert result.returncode == 0, result.stderr
