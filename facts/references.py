"""Numbered sources: each page numbers what it cites in the order in which it cites it."""

from dataclasses import dataclass, field

from facts.models import Source


@dataclass
class Reference:
    """A source as one page lists it."""

    number: int
    source_id: int
    places: list[str] = field(default_factory=list)  # ids of the marks in the text, in reading order
    source: Source | None = None  # None until listed, and when the source was deleted since

    def cite(self) -> str:
        """The id for one more mark in the text: `cite-3-a`, `cite-3-b`, …"""
        place = f"cite-{self.number}-{letters(len(self.places))}"
        self.places.append(place)
        return place


class References:
    """Collects citations while a page is rendered from top to bottom; the list of sources comes last.

    Nothing is queried until `listed`, which costs one query however many
    sources there are, and none when there is none.
    """

    def __init__(self, uncited: list[int] = ()):
        self._uncited = uncited
        self._by_source: dict[int, Reference] = {}

    def cite(self, source_id: int) -> tuple[int, str]:
        """The source's number on this page and the id of this mark."""
        reference = self._reference(source_id)
        return reference.number, reference.cite()

    def listed(self) -> list[Reference]:
        """Every source by number: the cited ones, then those that the page names without citing them."""
        for source_id in self._uncited:
            self._reference(source_id)
        sources = Source.objects.in_bulk(self._by_source) if self._by_source else {}
        for reference in self._by_source.values():
            reference.source = sources.get(reference.source_id)
        return list(self._by_source.values())

    def _reference(self, source_id: int) -> Reference:
        return self._by_source.setdefault(source_id, Reference(len(self._by_source) + 1, source_id))


def letters(index: int) -> str:
    """0 → a, 25 → z, 26 → aa: as a spreadsheet names its columns."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("a") + rest) + name
    return name
