"""What a search result can quote: the text of an object by its sections, kept beside the index entry."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wagtail.blocks import StreamValue

from core.anchors import block_anchor
from facts.models import Entity
from search.words import Word
from timeline.models import Event


@dataclass(frozen=True)
class Passage:
    """
    Attributes:
        text: one line for each block.
        heading: of the section; empty outside of sections.
        anchor: of that heading; empty without one.
    """

    text: str
    heading: str = ""
    anchor: str = ""

    @property
    def whole(self) -> str:
        return f"{self.heading}\n{self.text}" if self.heading else self.text


@dataclass(frozen=True)
class Quotable:
    """
    Attributes:
        spellings: canonical word → how it is written there and in the title, where that is not the same.
    """

    passages: tuple[Passage, ...] = ()
    spellings: dict[str, list[str]] = None

    def stored(self) -> str:
        passages = [[passage.text, passage.heading, passage.anchor] for passage in self.passages]
        return json.dumps([passages, self.spellings or {}], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_stored(cls, text: str) -> "Quotable":
        """Nothing to quote, for an entry that another backend wrote."""
        try:
            passages, spellings = json.loads(text)
            return cls(tuple(Passage(*parts) for parts in passages), spellings)
        except (ValueError, TypeError):
            return cls((), {})


def other_spellings(sentences: Iterable[list[Word]]) -> dict[str, list[str]]:
    found = defaultdict(dict)
    for words in sentences:
        for word in words:
            if word.written and word.written.casefold() != word.canonical:
                found[word.canonical][word.written] = True
    return {canonical: list(written) for canonical, written in found.items()}


def stream_passages(stream: StreamValue) -> Iterator[Passage]:
    """A passage for each section, one for all that is no section. At most two queries, for the names in choosers."""
    named = names_in(stream)
    for child in stream:
        texts = [text for text in child.block.get_searchable_content(child.value) if text]
        is_section = child.block_type == "section"
        heading = child.value["heading"] if is_section else ""
        if heading and texts and texts[0] == heading:
            texts = texts[1:]
        lines = dict.fromkeys([*texts, *named[child.id]])
        yield Passage("\n".join(lines), heading, block_anchor(child.id) if heading else "")


def names_in(stream: StreamValue) -> dict:
    """Id of a child of the stream → the names of the entities and published events that its blocks choose to show."""
    chosen = defaultdict(list)
    for child in stream:
        for model, key, *_ in child.block.extract_references(child.value):
            if model in (Entity, Event):
                chosen[model, str(key)].append(child.id)
    named = defaultdict(list)
    for model, shown in ((Entity, Entity._base_manager.all()), (Event, Event.objects.published())):
        keys = [key for kind, key in chosen if kind is model]
        for thing in shown.filter(pk__in=keys) if keys else ():
            for child_id in chosen[model, str(thing.pk)]:
                named[child_id].append(str(thing))
    return named
