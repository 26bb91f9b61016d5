"""The account the server runs as: PostgreSQL refuses root, so root steps down to an ordinary user."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

try:
    import pwd
except ImportError:  # Windows: `ensure` refuses before any account is wanted
    pwd = None  # type: ignore[assignment]

from .errors import LocalPostgresError, Trouble

STAND_INS = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """`is_other`: this process is root and the server runs as somebody else."""

    name: str
    uid: int
    gid: int
    is_other: bool

    @property
    def step_down(self) -> dict:
        """Arguments of `subprocess` to run as this account: its own group, and none of root's."""
        if not self.is_other:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, file: int | Path) -> None:
        """Give the file or folder to this account, where it is not its own already."""
        if self.is_other:
            os.chown(file, self.uid, self.gid)

    def names_let_in(self) -> set[str]:
        """The users of this machine who may connect: the account and root, whom nothing keeps out."""
        root = _account(0, is_other=False)
        return {self.name, root.name if root else "root"}

    def can_work_in(self, folder: Path) -> bool:
        """Whether the account reaches the folder through all its parents and may write there."""
        question = ["/bin/sh", "-c", 'cd -- "$1" && test -w .', "sh", folder]
        answer = subprocess.run(question, cwd="/", stderr=subprocess.DEVNULL, **self.step_down)
        return answer.returncode == 0


def account_for(folder: Path) -> Account:
    """Who runs the server of this folder: whoever calls, or for root the owner of the project.

    That is the owner of the nearest folder above it which is not root's, so that a later start
    without root finds its own files; where all are root's, it is one of `STAND_INS`.
    """
    uid = os.geteuid()
    if uid != 0:
        return _account(uid, is_other=False) or _refuse(f"uid {uid}")
    owners = [place.stat().st_uid for place in (folder, *folder.parents) if place.exists()]
    for candidate in (*owners, *STAND_INS):
        account = _account(candidate, is_other=True)
        if account and account.uid != 0:
            return account
    return _refuse(", ".join(STAND_INS))


def _account(who: int | str, *, is_other: bool) -> Account | None:
    try:
        entry = pwd.getpwnam(who) if isinstance(who, str) else pwd.getpwuid(who)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, is_other)


def _refuse(wanted: str) -> Account:
    raise LocalPostgresError(Trouble.NO_ACCOUNT, wanted)
