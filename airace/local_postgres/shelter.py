"""A place outside the project, for what the server's account cannot reach inside it."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from .account import Account
from .locks import alone_in


def shelter(account: Account) -> Path:
    """The place, made if need be. Root's is not under /tmp or /var/tmp: those are emptied by age."""
    named = os.environ.get("AIRACE_POSTGRES_SHELTER")
    if named:
        place = Path(named).absolute()
    elif account.is_other:
        place = Path("/var/lib" if Path("/var/lib").is_dir() else "/var/db") / "airace"
    else:
        place = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "airace"
    if not place.exists():
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o755)
    return place


def private_folder(prefix: str, place: Path, account: Account) -> Path:
    """A new folder of a name nobody can foresee, open to `account` alone."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
    account.own(folder)
    return folder


def fill_once(folder: Path, fill: Callable[[Path], None]) -> None:
    """Make the folder unless it exists; it gets its name when `fill` is done, and is readable by all."""
    with alone_in(folder.parent):
        if folder.exists():
            return
        draft = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(draft, ignore_errors=True)  # of a process that was killed here
        draft.mkdir()
        fill(draft)
        for place, _, _ in os.walk(draft):
            Path(place).chmod(0o755)
        draft.rename(folder)


def copy_readable(source: str, target: str) -> None:
    """Copy a file so that every account can read it, and run it if it is a program."""
    shutil.copyfile(source, target)
    Path(target).chmod(0o755 if os.access(source, os.X_OK) else 0o644)
