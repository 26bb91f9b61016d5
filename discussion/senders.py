"""Who sends something, and what of it may be kept."""

import hashlib
from dataclasses import dataclass, field

from django.utils.crypto import salted_hmac

from discussion.models import HashKey


@dataclass(frozen=True)
class Sender:
    """What a request tells of its sender. Only hashes of it are ever stored.

    `author_token` comes out of the signed cookie of an earlier post; `user` is set for signed-in staff alone.
    """

    address: str | None = None
    network: str | None = None
    agent: str = ""
    author_token: str = ""
    user: object = None

    @property
    def author_key(self) -> bytes | None:
        return key_of(self.author_token) if self.author_token else None

    def voter_key(self, key: HashKey) -> bytes:
        """One reader, as well as that can be told without an account: many share an address, few also the browser."""
        return key.hash("voter", f"{self.address}|{self.agent}")


@dataclass(frozen=True)
class Draft:
    """What a person wrote; unchecked. `passage` is {block, text} or empty."""

    body: str
    name: str = ""
    email: str = ""
    kind: str = "opinion"
    parent: int | None = None
    passage: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Signals:
    """What only a program gives away: the field no person sees, and milliseconds since the first key (None unknown)."""

    trap: str = ""
    elapsed: int | None = None


def key_of(token: str) -> bytes:
    """Tokens are random and long: a plain hash of one cannot be turned back. What is no token has a key as well."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).digest()


def token_of(purpose: str, submission_id) -> str:
    """The author's or the edit token of a post: the same when its answer was lost and it is sent again."""
    return salted_hmac(f"discussion.{purpose}", str(submission_id), algorithm="sha256").hexdigest()[:43]
