"""The image's contents and its clockwork, as far as they can be seen without building it."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def let_in() -> set[str]:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in lines, "whatever is not let in by name must stay out"
    return {line.removeprefix("!").rstrip("/") for line in lines if line.startswith("!")}


def test_every_app_of_the_project_is_let_into_the_image():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    packages = set(project["tool"]["importlinter"]["root_packages"])
    assert packages | {"templates", "static", "manage.py"} <= let_in()


def test_every_file_that_the_image_runs_is_let_in():
    recipe = (ROOT / "Dockerfile").read_text() + (ROOT / "docker-compose.yml").read_text()
    mounted = set(re.findall(r"- \./(\S+?):", recipe))
    used = set(re.findall(r"(?:deploy|requirements)/[\w.-]+", recipe)) - mounted
    assert used <= let_in()
    assert all((ROOT / path).exists() for path in used)


def test_no_secret_test_or_local_file_is_let_in():
    assert not let_in() & {".env", ".git", "var", "tests", "drills", "docs"}


def test_the_image_holds_only_reviewed_packages_and_does_not_run_as_root():
    recipe = (ROOT / "Dockerfile").read_text()
    assert "--require-hashes" in recipe
    assert "dev.txt" not in recipe
    assert re.search(r"^USER airace$", recipe, re.MULTILINE)


def test_the_clockwork_goes_on_after_a_failed_job_and_tidies_up_once_a_day(tmp_path):
    programs = {
        "python": 'echo "$2" >> jobs; exit 1',
        # Ends the third minute by ending the clockwork.
        "sleep": 'echo "$1" >> slept; [ $(wc -l < slept) -lt 3 ] || kill $PPID',
    }
    for name, lines in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{lines}\n")
        (tmp_path / name).chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    subprocess.run(["sh", ROOT / "deploy/schedule.sh"], cwd=tmp_path, env=environment, timeout=30)
    jobs = (tmp_path / "jobs").read_text().split()
    assert jobs == [
        "publish_scheduled",
        "process_outbox",
        "prune_db_task_results",
        "clearsessions",
        "prune_sign_in_records",
        "expire_discussion_records",
        "make_share_images",
        "publish_scheduled",
        "process_outbox",
        "publish_scheduled",
        "process_outbox",
    ]
    assert set((tmp_path / "slept").read_text().split()) == {"60"}
