"""Lock files: the kernel frees them when the last holder is gone, however it went."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: `ensure` refuses before any lock is wanted
    fcntl = None  # type: ignore[assignment]

from .account import Account

POLL_SECONDS = 0.05


_held: dict[Path, int] = {}


def open_lock(path: Path, account: Account) -> int:
    """Open the lock file, made if need be and owned by `account`; a link in its place is refused."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
    account.own(lock)
    return lock


def take(lock: int, *, within_seconds: float = 0) -> bool:
    """Take the lock for this process alone; whether that succeeded in time."""
    deadline = time.monotonic() + within_seconds
    while True:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        if time.monotonic() >= deadline:
            return False
        time.sleep(POLL_SECONDS)


def release(lock: int) -> None:
    fcntl.flock(lock, fcntl.LOCK_UN)


def hold(path: Path, account: Account) -> None:
    """Share the lock with others until this process and those it forked have ended.

    Opened anew each time, as the file may not be the one held before.
    """
    lock = open_lock(path, account)
    fcntl.flock(lock, fcntl.LOCK_SH)
    before = _held.get(path)
    _held[path] = lock
    if before is not None:
        os.close(before)


def is_free(lock: int) -> bool:
    """Whether nobody holds the lock (seen through another opening of the file than the holder's)."""
    if not take(lock):
        return False
    release(lock)
    return True


@contextlib.contextmanager
def opened(path: Path, account: Account) -> Iterator[int]:
    """A lock file for a moment. Closing frees the lock, unless another process has inherited it."""
    lock = open_lock(path, account)
    try:
        yield lock
    finally:
        os.close(lock)


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Exclusive use of a folder's contents, where no lock file can exist yet."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
