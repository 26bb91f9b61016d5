"""How the demo's manuscripts are written: one function for each block, with light marks inside the text.

    **bold**   __emphasis__ (圏点)   [[source-key]] a numbered source   [label](/path/) a link

A block is built only when it is loaded, because it then needs to know the
primary keys of the sources, entities and pictures that it names.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from articles.tables.grid_block import find_entities
from articles.tables.plain_form import from_plain
from articles.tables.stored_form import to_stored
from facts.rich_text import stored_mark

NAMESPACE = uuid.UUID("5a1d6d3c-53c4-4a7c-9b4e-7d2f2a1c9e10")


@dataclass(frozen=True)
class Library:
    """Primary keys by the names that manuscripts use."""

    sources: dict[str, int]
    entities: dict[str, int]
    images: dict[str, int]
    events: dict[str, int] = field(default_factory=dict)

    def inline(self, text: str) -> str:
        """One line of text as rich text."""
        html = escape(text, quote=False)
        html = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html)
        html = re.sub(r"__(.+?)__", r"<em>\1</em>", html)
        html = re.sub(r"\[\[([\w-]+)\]\]", lambda match: stored_mark(self.sources[match[1]]), html)
        return re.sub(r"\[([^\]]+)\]\((/[^)\s]*)\)", r'<a href="\2">\1</a>', html)

    def paragraphs(self, text: str) -> str:
        parts = (part.strip() for part in re.split(r"\n\s*\n", text.strip()))
        return "".join(f"<p>{self.inline(join_lines(part))}</p>" for part in parts)


@dataclass(frozen=True)
class Block:
    kind: str
    build: Callable[[Library], object]


def stream(blocks, library: Library, place: str) -> list[dict]:
    """The stored form of a stream; ids come from the place, so that anchors are the same on every machine."""
    return [
        {"type": block.kind, "value": block.build(library), "id": block_id(f"{place}/{position}")}
        for position, block in enumerate(blocks)
    ]


def block_id(place: str) -> str:
    return str(uuid.uuid5(NAMESPACE, place))


def join_lines(text: str) -> str:
    # Line breaks of the manuscript are for its reader; Japanese sets no space for them.
    return "".join(line.strip() for line in text.splitlines())


def section(heading, *blocks) -> Block:
    return Block(
        "section",
        lambda library: {"heading": heading, "content": stream(blocks, library, f"{heading}/{len(blocks)}")},
    )


def heading(text) -> Block:
    return Block("heading", lambda library: text)


def paragraph(text) -> Block:
    return Block("paragraph", lambda library: library.paragraphs(text))


def prose_list(*lines, ordered=False) -> Block:
    return Block("prose_list", lambda library: {"ordered": ordered, "lines": [library.inline(line) for line in lines]})


def numbered_points(*points) -> Block:
    return Block(
        "numbered_points",
        lambda library: {
            "points": [{"heading": title, "lines": [library.inline(line) for line in lines]} for title, lines in points]
        },
    )


def quote(text, *, status, wording, speaker, position="", organisation=None, source=None, said_on="") -> Block:
    return Block(
        "quote",
        lambda library: {
            "status": status,
            "wording": wording,
            "text": join_lines(text),
            "speaker": speaker,
            "position": position,
            "organisation": library.entities[organisation] if organisation else None,
            "source": library.sources[source] if source else None,
            "said_on": said_on,
            "original_text": "",
            "original_language": "",
        },
    )


def figure(key, caption, width="standard") -> Block:
    return Block(
        "figure",
        lambda library: {
            "image": library.images[key],
            "caption": caption,
            "alt": "",
            "credit": "",
            "width": width,
        },
    )


def comparison_table(
    caption, grid, *, look="text", subtitle="", as_of="", note="", sources=(), narrow="scroll"
) -> Block:
    return Block(
        "comparison_table",
        lambda library: {
            "caption": caption,
            "subtitle": subtitle,
            "grid": to_stored(from_plain(grid, find_entities)),
            "look": look,
            "narrow": narrow,
            "as_of": as_of,
            "note": note,
            "sources": [library.sources[key] for key in sources],
        },
    )


def key_points(title, *points) -> Block:
    return Block(
        "key_points",
        lambda library: {
            "title": title,
            "points": [{"heading": heading, "text": text.strip()} for heading, text in points],
        },
    )


def callout(kind, text, title="", speaker="") -> Block:
    return Block(
        "callout",
        lambda library: {"kind": kind, "title": title, "body": library.paragraphs(text), "speaker": speaker},
    )


def statistics(*figures, source=None, as_of="") -> Block:
    return Block(
        "statistics",
        lambda library: {
            "figures": [
                {"label": label, "value": value, "unit": unit, "note": note, "status": ""}
                for label, value, unit, note in figures
            ],
            "source": library.sources[source] if source else None,
            "as_of": as_of,
        },
    )


def timeline(caption, *events, look="list", note="") -> Block:
    """Events picked by hand, by their slugs."""
    return Block(
        "timeline",
        lambda library: {
            "caption": caption,
            "look": look,
            "events": [library.events[slug] for slug in events],
            "filter": {"entities": [], "kinds": [], "since": "", "until": "", "importance": "1", "most": 20},
            "note": note,
        },
    )


def dialogue(*turns) -> Block:
    speakers = list(dict.fromkeys(speaker for speaker, _ in turns))
    return Block(
        "dialogue",
        lambda library: {
            "turns": [
                {"speaker": speaker, "text": text, "side": "right" if speakers.index(speaker) % 2 else "left"}
                for speaker, text in turns
            ]
        },
    )
