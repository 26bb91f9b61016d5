"""Naughty strings in whatever an article holds: what a form sends, and what is to be kept of it."""

import json
from dataclasses import dataclass

from wagtail.test.utils.form_data import streamfield

from articles.tables.grid import UNUSABLE
from articles.tables.plain_form import escape
from tests.programs import NAUGHTY_STRINGS, SCRIPT_PAYLOADS

NULL = "a\x00b"  # what no database keeps


def naughty_strings() -> list[str]:
    return json.loads(NAUGHTY_STRINGS.read_text())


def corpora() -> list[str]:
    """Every line of the corpora once: naughty strings, and payloads that try to run."""
    payloads = SCRIPT_PAYLOADS.read_text(errors="replace").split("\n")
    return list(dict.fromkeys([*naughty_strings(), *payloads]))


def packed(strings, limit, between=" ") -> list[str]:
    """The strings in as few texts of this length as their order allows; a longer one is cut."""
    packs = [""]
    for text in strings:
        if packs[-1] and len(packs[-1] + between + text) > limit:
            packs.append("")
        packs[-1] += (between if packs[-1] else "") + text[:limit]
    return packs


@dataclass
class Text:
    """A text field, with the length that it takes. White space around a text is never kept."""

    limit: int = 1000

    def sent(self, text):
        return text[: self.limit] if text[: self.limit].strip() else "空"

    def kept(self, text):
        return self.sent(text).strip()


class Prose:
    """A rich text, as the browser sends it. Lines are paragraphs there."""

    def sent(self, text):
        block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
        return json.dumps({"blocks": [block], "entityMap": {}})

    def kept(self, text):
        return text


class Cells:
    """A table of one column whose heading and only cell are the text."""

    def sent(self, text):
        cell = escape(self.kept(text)) or "\\"
        return f"{cell}\n{cell}"

    def kept(self, text):
        return UNUSABLE.sub("", text).strip()


SHAPES = {
    "paragraph": Prose(),
    "numbered_points": {"points": [{"heading": Text(60), "lines": [Prose()]}]},
    "prose_list": {"ordered": "", "lines": [Prose()]},
    "quote": {
        "status": "reported",
        "wording": "verbatim",
        "text": Text(),
        "speaker": Text(80),
        "position": Text(80),
        "organisation": "",
        "source": "",
        "said_on": "",
        "original_text": Text(),
        "original_language": "en",
    },
    "comparison_table": {
        "caption": Text(120),
        "subtitle": Text(160),
        "grid": Cells(),
        "look": "text",
        "narrow": "scroll",
        "as_of": "",
        "note": Text(300),
        "sources": [],
    },
    "figure": {"image": "IMAGE", "caption": Text(200), "alt": Text(200), "credit": Text(120), "width": "standard"},
    "statistics": {
        "figures": [{"label": Text(60), "value": Text(12), "unit": Text(12), "note": Text(80), "status": ""}],
        "source": "",
        "as_of": "",
    },
    "key_points": {"title": Text(40), "points": [{"heading": Text(60), "text": Text(200)}]},
    "callout": {"kind": "note", "title": Text(40), "body": Prose(), "speaker": Text(80)},
    "dialogue": {"turns": [{"speaker": Text(40), "text": Text(400), "side": "left"}] * 2},
}


def sent(shape, text, image):
    """The form's part for a block of this shape, the text in each of its fields."""
    if isinstance(shape, dict):
        return {name: sent(child, text, image) for name, child in shape.items()}
    if isinstance(shape, list):
        items = [sent(child, text, image) for child in shape]
        return {str(n): {"value": item, "deleted": "", "order": str(n)} for n, item in enumerate(items)} | {
            "count": str(len(items))
        }
    if isinstance(shape, str):
        return str(image) if shape == "IMAGE" else shape
    return shape.sent(text)


def sections(strings, image) -> dict:
    """One section for each string: it stands in the heading and in every text of every kind of block."""
    blocks = [[(kind, sent(shape, text, image)) for kind, shape in SHAPES.items()] for text in strings]
    return streamfield(
        [
            ("section", {"heading": Text(60).sent(text), "content": streamfield(content)})
            for text, content in zip(strings, blocks, strict=True)
        ]
    )


def kept(shape, text):
    """The texts that such a block holds afterwards, in the order of its fields."""
    if isinstance(shape, dict):
        return [found for child in shape.values() for found in kept(child, text)]
    if isinstance(shape, list):
        return [found for child in shape for found in kept(child, text)]
    if isinstance(shape, str):
        return []
    return [shape.kept(text)] * (2 if isinstance(shape, Cells) else 1)
