"""Numbered sources: each page numbers what it cites in the order in which it cites it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wagtail.blocks import StreamValue

from core.block_values import leaves_in
from core.stored_text import stored_text
from facts.models import Source
from facts.rich_text import STORED_MARK_ID


@dataclass
class Reference:
    """A source as one page lists it."""

    number: int
    source: Source
    places: list[str] = field(default_factory=list)  # ids of the marks in the text, in reading order

    def cite(self) -> str:
        """The id for one more mark in the text: `cite-3-a`, `cite-3-b`, …"""
        place = f"cite-{self.number}-{letters(len(self.places))}"
        self.places.append(place)
        return place


class References:
    """Collects citations while a page is rendered from top to bottom; the list of sources comes last.

    Making it loads every source that the streams name, in blocks and in running
    text, with one query, and fills in the sources that the blocks hold. A
    source deleted since gets no number.

    Args:
        uncited: keys of sources to list after the cited ones.
        loaded: sources that the page has already, to be listed without being cited, before those.
        looked_up: all that the streams name, found before for several pages at once; then there is no query.
    """

    def __init__(
        self,
        *streams: StreamValue,
        uncited: list[int] = (),
        loaded: list[Source] = (),
        looked_up: dict[int, Source] | None = None,
    ):
        named = [source for stream in streams for source in sources_in(stream)]
        self._sources = {source.pk: source for source in loaded}
        if looked_up is None:
            ids = ({source.pk for source in named} | marked_sources(*streams) | set(uncited)) - set(self._sources)
            looked_up = Source.objects.in_bulk(ids) if ids else {}
        self._sources |= looked_up
        self._uncited = [*(source.pk for source in loaded), *uncited]
        self._by_source: dict[int, Reference] = {}
        for source in named:
            if source.pk in self._sources:
                source.__dict__.update(self._sources[source.pk].__dict__)

    def cite(self, source_id: int) -> tuple[int, str] | None:
        """The source's number on this page and the id of this mark; None when there is no such source any more."""
        reference = self._reference(source_id)
        return (reference.number, reference.cite()) if reference else None

    def listed(self) -> list[Reference]:
        """Every source by number: the cited ones, then those that the page names without citing them."""
        for source_id in self._uncited:
            self._reference(source_id)
        return list(self._by_source.values())

    def _reference(self, source_id: int) -> Reference | None:
        if source_id not in self._sources:
            return None
        return self._by_source.setdefault(source_id, Reference(len(self._by_source) + 1, self._sources[source_id]))


def marked_sources(*streams: StreamValue) -> set[int]:
    """Keys of the sources whose numbers stand in running text. No query, and no block is read."""
    return {int(found) for found in re.findall(STORED_MARK_ID, stored_text(*streams))}


def sources_in(value) -> Iterator[Source]:
    """Every source that a block's value holds, however deep."""
    return (leaf for leaf in leaves_in(value) if isinstance(leaf, Source))


def letters(index: int) -> str:
    """0 → a, 25 → z, 26 → aa: as a spreadsheet names its columns."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("a") + rest) + name
    return name
