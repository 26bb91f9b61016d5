"""An article as the checks read it: walked once, every text and every block with its place."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import ChoiceBlock, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from articles.checks.finding import Place, shortened
from articles.tables.grid import ColumnKind, Grid, Row

PLAIN_FIELDS = [
    ("title", "タイトル"),
    ("dek", "リード文"),
    ("hero_caption", "扉の図の説明"),
    ("seo_title", "検索結果のタイトル"),
    ("search_description", "検索結果の説明文"),
    ("change_note", "変更の説明"),
]
STREAM_FIELDS = [("key_points", "この記事の要点"), ("body", "本文"), ("other_sources", "そのほかの出典")]
OPENING = "書き出しの節"
NAMED_BY = ("caption", "title", "heading", "speaker")
IN_ANOTHER_LANGUAGE = "original_text"

BREAKS = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")
TAGS = re.compile(r"<[^<>]*>")
# To the end of the link, but not into the next one, so that a text of open links is read in one go.
LINKS = re.compile(r"<a\b[^<>]*>(?:[^<]*(?:<(?!/?a\b)[^<]*)*</a>)?")
SOURCE_LINK = 'linktype="source"'


@dataclass(frozen=True)
class Passage:
    """A text that readers see; `markup` is how rich text is stored."""

    text: str
    place: Place
    markup: str = ""
    is_japanese: bool = True


@dataclass(frozen=True)
class Part:
    """A block in a section, such as a quote or a table."""

    kind: str
    value: Any
    place: Place


@dataclass(frozen=True)
class Section:
    heading: str
    place: Place
    parts: tuple[Part, ...]


class Manuscript:
    """Made of a page, or of anything that has the same fields; a field that is missing is empty."""

    def __init__(self, page):
        self.page = page
        self.passages = list(self._read_passages())
        self.sections = [self._section(child) for child in getattr(page, "body", None) or []]

    @property
    def parts(self) -> Iterator[Part]:
        return (part for section in self.sections for part in section.parts)

    def field(self, name: str):
        return getattr(self.page, name, None) or None

    def _read_passages(self) -> Iterator[Passage]:
        for name, label in PLAIN_FIELDS:
            if text := self.field(name):
                yield Passage(text, Place((name,), label))
        for name, label in STREAM_FIELDS:
            for child in self.field(name) or []:
                place = section_place(child) if name == "body" else Place((name, child.id or ""), label)
                yield from passages_in(child.block, child.value, place)

    def _section(self, child) -> Section:
        place = section_place(child)
        parts = (
            Part(block.block_type, block.value, block_place(place.inside("content"), block))
            for block in child.value["content"] or []
        )
        return Section(child.value["heading"] or "", place, tuple(parts))


def section_place(child) -> Place:
    heading = child.value["heading"]
    return Place(("body", child.id or ""), "", f"「{shortened(heading)}」の節" if heading else OPENING)


def block_place(place: Place, child) -> Place:
    """Where a block of a stream is, named by its kind and its own words: 比較表「三社の比較」."""
    own_name = next((child.value[name] for name in NAMED_BY if has_words(child.value, name)), "")
    return place.inside(
        child.id or "", name=f"{child.block.label}「{shortened(own_name)}」" if own_name else child.block.label
    )


def has_words(value, name: str) -> bool:
    return isinstance(value, StructValue) and isinstance(value.get(name), str) and bool(value[name])


def passages_in(block, value, place: Place) -> Iterator[Passage]:
    """Every text of a block, however deep."""
    if isinstance(value, RichText):
        yield Passage(plain_text(value.source), place, markup=value.source)
    elif isinstance(value, Grid):
        yield from cells_of(value, place)
    elif isinstance(value, StreamValue):
        for child in value:
            yield from passages_in(child.block, child.value, block_place(place, child))
    elif isinstance(value, ListValue):
        for number, child in enumerate(value.bound_blocks, start=1):
            name = f"（{number}つ目）" if len(value) > 1 else ""
            yield from passages_in(
                child.block, child.value, Place((*place.path, child.id or ""), place.name + name, place.section)
            )
    elif isinstance(value, StructValue):
        for name, child_block in block.child_blocks.items():
            label = "" if isinstance(value.get(name), StreamValue) else child_block.label
            yield from passages_in(child_block, value.get(name), place.inside(name, name=label))
    elif isinstance(value, str) and value and not isinstance(block, ChoiceBlock):
        yield Passage(value, place, is_japanese=place.path[-1] != IN_ANOTHER_LANGUAGE)


def cells_of(grid: Grid, place: Place) -> Iterator[Passage]:
    """The words of a grid as readers see them: numbers are shown half-width whatever was typed."""
    for number, column in enumerate(grid.columns, start=1):
        for text in filter(None, [column.heading, column.unit]):
            yield Passage(text, place.inside(name=f"{number}列目の見出し"))
    for number, row in enumerate(grid.rows, start=1):
        for cell in row.typed_cells:
            if cell.typed:
                shown = unicodedata.normalize("NFKC", cell.typed) if cell.kind == ColumnKind.NUMBER else cell.typed
                yield Passage(shown, place.inside(name=row_name(number, row)))


def row_name(number: int, row: Row) -> str:
    """By its heading; by its number where it has none."""
    heading = shortened(row.header.typed)
    return f"「{heading}」の行" if heading else f"{number}行目"


def source_marks(markup: str) -> list[str]:
    """The numbered sources in rich text, as they are stored."""
    return [link for link in LINKS.findall(markup) if SOURCE_LINK in link]


def plain_text(markup: str) -> str:
    """Rich text as read, a line for each paragraph, without the marks of sources."""
    unmarked = LINKS.sub(lambda found: "" if SOURCE_LINK in found[0] else found[0], markup)
    return html.unescape(TAGS.sub("", BREAKS.sub("\n", unmarked))).strip("\n")
