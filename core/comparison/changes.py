"""What a comparison tells: places of the page, and in each the parts that changed."""

from dataclasses import dataclass, field, replace
from enum import Enum

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

MAX_SUMMARY = 28


class Kind(Enum):
    """What happened to a place or a part, and the word for it."""

    SAME = ("same", "")
    CHANGED = ("changed", "変更")
    ADDED = ("added", "追加")
    REMOVED = ("removed", "削除")
    MOVED = ("moved", "移動")

    def __init__(self, code, word):
        self.code, self.word = code, word


@dataclass(frozen=True)
class Part:
    """One labelled piece of a block: either HTML of its own, or parts."""

    label: str = ""
    html: str = ""  # safe
    parts: tuple["Part", ...] = ()
    kind: Kind = Kind.CHANGED
    note: str = ""  # how it moved
    is_wide: bool = False  # a table, which needs the whole width


@dataclass(frozen=True)
class Place:
    """What an approver looks at in one go; `trail` names it from the outside in."""

    trail: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    kind: Kind = Kind.CHANGED
    note: str = ""
    item: object = field(default=None, compare=False)  # of a whole block: to find it again elsewhere

    @property
    def name(self) -> str:
        return " › ".join(self.trail)

    def below(self, name: str) -> "Place":
        return replace(self, trail=(name, *self.trail))


def named(label: str, summary: str) -> str:
    """節「見出し」; brackets inside become the inner kind."""
    words = " ".join(summary.split()).translate(str.maketrans("「」", "『』"))
    words = f"{words[:MAX_SUMMARY]}…" if len(words) > MAX_SUMMARY + 1 else words
    return f"{label}「{words}」" if words else label


def moved_note(old: int, new: int) -> str:
    return f"{old + 1}番目から{new + 1}番目へ移しました。"


def parts_html(parts) -> SafeString:
    return render_to_string("core/comparison/parts.html", {"parts": parts})
