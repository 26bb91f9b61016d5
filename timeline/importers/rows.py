"""What a line or a row of a file says, before anything is looked up."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.dates import PartialDate, PartialDateError
from facts.status import Status
from timeline.importers.exceptions import RefusedRow
from timeline.trail import problem_of
from timeline.vocabulary import EventKind, Track

UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
NOT_AMONG = "{name}の「{typed}」はありません。{known}のどれかにしてください。"


@dataclass(frozen=True)
class Word:
    """One word of a trail. `source` is an address, or names a source that is registered without one."""

    status: str
    on: PartialDate | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Gist:
    """What a trail comes to: the word that holds, and all its sources without which of them said what."""

    status: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One event as a file gives it.

    Attributes:
        values: fields of `Event` by name; what the file does not speak of is missing, and is left alone.
        entities: names or addresses; None where the file does not speak of them.
        trail: all words in order, None where the file does not speak of them.
        gist: what a file without the words themselves tells of them.
        news: a word that comes at the end of the trail unless the trail has it.
        refusal: why nothing can be made of it; "" for a good row.
    """

    line: int
    values: Mapping = field(default_factory=dict)
    entities: tuple[str, ...] | None = None
    leader: str | None = None
    fulfilled_by: str | None = None
    trail: tuple[Word, ...] | None = None
    gist: Gist | None = None
    news: Word | None = None
    refusal: str = ""

    @property
    def title(self) -> str:
        return self.values.get("title", "")

    @property
    def sources(self) -> set[str]:
        words = [*(self.trail or ()), *([self.news] if self.news else ())]
        return {word.source for word in words if word.source} | set(self.gist.sources if self.gist else ())


def plain(text: str) -> str:
    """Without spaces around and without characters that no database keeps."""
    return UNUSABLE.sub("", text).strip()


def folded(text: str) -> str:
    """For comparing names: the same whatever the width of its letters, their case and the spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def as_date(text: str, name: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except PartialDateError as error:
        raise RefusedRow(f"{name}：{error}") from error


def as_choice(text: str, choices: type[Status | EventKind | Track], name: str) -> str:
    """The value of what was typed, itself or its Japanese label; "" for nothing."""
    if not text:
        return ""
    known = {folded(typed): value for value, label in choices.choices for typed in (value, label)}
    try:
        return str(known[folded(text)])
    except KeyError:
        labels = "・".join(str(label) for label in choices.labels)
        raise RefusedRow(NOT_AMONG.format(name=name, typed=text[:30], known=labels)) from None


def checked(words: tuple[Word, ...]) -> tuple[Word, ...]:
    if problem := problem_of([word.on for word in words]):
        raise RefusedRow(problem)
    return words
