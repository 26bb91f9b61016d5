"""What a check found, and where."""

from dataclasses import dataclass, replace
from typing import Literal

SHOWN_CHARACTERS = 24


@dataclass(frozen=True)
class Place:
    """A spot of the editor: its name for a person, and its path for a script.

    `path` is Wagtail's own content path: the field, then block ids and names of
    parts, as in `body.<section>.content.<quote>.text`.
    """

    path: tuple[str, ...]
    name: str
    section: str = ""

    def __str__(self):
        return f"{self.section}、{self.name}" if self.section and self.name else self.section or self.name

    @property
    def anchor(self) -> str:
        return ".".join(self.path)

    def inside(self, *steps: str, name: str = "") -> "Place":
        """A part of this place. A name is added to the one it has."""
        return replace(self, path=(*self.path, *steps), name="の".join(filter(None, [self.name, name])))


@dataclass(frozen=True)
class Finding:
    """`what` is wrong `where`, and how to `mend` it. A blocking one keeps the article from being published."""

    code: str
    what: str
    place: Place
    mend: str
    level: Literal["warning", "blocking"] = "warning"

    @property
    def where(self) -> str:
        return str(self.place)

    @property
    def anchor(self) -> str:
        return self.place.anchor

    @property
    def message(self) -> str:
        return f"{self.where}：{self.what}"

    @property
    def blocks_publishing(self) -> bool:
        return self.level == "blocking"


def shortened(text: str) -> str:
    """The beginning of a text on one line, to name something by."""
    words = " ".join(text.split())
    return words if len(words) <= SHOWN_CHARACTERS else f"{words[: SHOWN_CHARACTERS - 1]}…"
