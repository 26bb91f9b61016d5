"""The folder of one local database: what lies in it, and how it is made safe."""

import contextlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from .account import Account, account_for
from .errors import LocalPostgresError, Trouble
from .locks import alone_in
from .shelter import private_folder, shelter


@dataclass(frozen=True)
class Home:
    """`folder` is free of links and, like all within, belongs to `account` alone (0700)."""

    folder: Path
    account: Account

    @property
    def cluster(self) -> Path:
        """What PostgreSQL calls its data directory."""
        return self.folder / "cluster"

    @property
    def gate(self) -> Path:
        """Locked by whoever starts or stops the server."""
        return self.folder / "gate"

    @property
    def users(self) -> Path:
        """Locked, shared, by every process that uses the server."""
        return self.folder / "users"

    @property
    def keeper(self) -> Path:
        """Locked by the process that will stop the server."""
        return self.folder / "keeper"

    @property
    def server(self) -> Path:
        """Locked while any process of the server is alive."""
        return self.folder / "server"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def throwaway(self) -> Path:
        """Exists in a folder whose server does not wait for the disk."""
        return self.folder / "throwaway"

    @property
    def socket(self) -> Path:
        """Link to the folder of the socket.

        That lies under /tmp because the address of a socket has room for some 100 bytes only. Each
        start makes one of a new random name: a copy of the project, or a server whose folder was
        removed under it, then never touches the socket of another.
        """
        return self.folder / "socket"

    def socket_folder(self) -> Path | None:
        """The folder of the socket, or None when it is gone or not surely ours (anyone can write to /tmp)."""
        try:
            folder = self.socket.readlink()
            found = os.lstat(folder)
        except FileNotFoundError:
            return None
        ours = stat.S_ISDIR(found.st_mode) and found.st_uid == self.account.uid
        return folder if ours and stat.S_IMODE(found.st_mode) == 0o700 else None

    def make_socket_folder(self) -> Path:
        folder = private_folder(self._socket_prefix, Path("/tmp"), self.account)  # noqa: S108
        self.socket.unlink(missing_ok=True)
        self.socket.symlink_to(folder)
        return folder

    def remove_socket_folder(self) -> None:
        """Remove what a killed server has left, but not what the original of a copied project uses."""
        folder = self.socket_folder()
        if folder and folder.name.startswith(self._socket_prefix):
            shutil.rmtree(folder)

    @property
    def _socket_prefix(self) -> str:
        return f"airace-{self.folder.stat().st_ino}-"

    def write(self, path: Path, text: str) -> Path:
        """Write a file of ours anew; whatever stood there, even a link, is replaced and not followed."""
        draft = path.with_name(f"{path.name}.new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            self.account.own(file.fileno())
        draft.rename(path)
        return path


def home_at(folder: Path) -> Home:
    """The home in this folder, made if need be; never touches the folders above it."""
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(folder.parent):
        if folder.is_symlink() and not folder.exists():
            folder.unlink()  # what it led to in the shelter was removed
        place = folder.resolve()
        account = account_for(place)
        _make(place, account)
        if account.is_other and not account.can_work_in(place):
            place = _move_to_shelter(place, account)
    return Home(place, account)


def _make(place: Path, account: Account) -> None:
    place.mkdir(mode=0o700, exist_ok=True)
    if any(place.iterdir()) and not (place / "gate").exists():
        raise LocalPostgresError(Trouble.NOT_OURS, place)
    account.own(place)
    place.chmod(0o700)


def _move_to_shelter(place: Path, account: Account) -> Path:
    """Make the folder, which its account cannot reach, a link to a new one that it can."""
    with contextlib.suppress(OSError):
        place.rmdir()
    if place.exists():  # with a database in it: its parents were closed later
        raise LocalPostgresError(Trouble.NO_PERMISSION, place)
    refuge = private_folder("database-", shelter(account), account)
    if not account.can_work_in(refuge):
        refuge.rmdir()
        raise LocalPostgresError(Trouble.NO_PERMISSION, refuge)
    place.symlink_to(refuge)
    return refuge
