"""Words that stay words: what Markdown would take for a mark is escaped, and only that."""

import re
import unicodedata
from collections.abc import Iterable

BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# A dollar is mathematics to some programs. At its ends a run may meet a mark: ! before a link, ( or : after a footnote.
INLINE_MARKS = re.compile(r"[\\`*_\[\]<>~|&$]|!\Z|\A[(:]")
# What makes a line a heading, a list, a quote's rule or an underline of the line before.
LINE_START = re.compile(r"^(?P<digits>\d{1,9})(?P<after>[.)])(?=\s|$)|^(?P<mark>[#+=-])")
BREAK_IN_CELL = "<br>"
HARD_BREAK = "\\\n"
UNUSABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff]")


def inline(text: str) -> str:
    """One run of words inside a line; what stands at the beginning of a line also needs `at_line_start`."""
    return INLINE_MARKS.sub(r"\\\g<0>", UNUSABLE.sub("", BREAKS.sub(" ", text)))


def at_line_start(markdown: str) -> str:
    """The same, now also safe as the beginning of a line: no heading, list or block of code."""
    markdown = markdown.lstrip(" \t")
    return LINE_START.sub(lambda m: f"{m['digits']}\\{m['after']}" if m["digits"] else f"\\{m['mark']}", markdown)


def lines_of(text: str) -> list[str]:
    """The lines of a plain text that have words, without the spaces around them."""
    return [line for line in (line.strip() for line in BREAKS.split(text or "")) if line]


def line(text: str) -> str:
    """A plain text as one line."""
    return at_line_start(inline(" ".join(lines_of(text))))


def lines(text: str) -> str:
    """A plain text whose line breaks are kept."""
    return HARD_BREAK.join(at_line_start(inline(part)) for part in lines_of(text))


def heading(level: int, text: str) -> str:
    # A # at the end would count as decoration.
    words = inline(" ".join(lines_of(text))).replace("#", "\\#")
    return f"{'#' * level} {words}"


def cell(text: str) -> str:
    """A plain text in a table's cell: never a second cell, never a second row."""
    return BREAK_IN_CELL.join(map(inline, lines_of(text)))


def link(words: str, url: str | None) -> str:
    """`words` is Markdown already; without an address they stand alone."""
    return f"[{words}]({destination(url)})" if url else words


def destination(url: str) -> str:
    """An address between the brackets of a link; in <> where it has brackets itself."""
    url = re.sub(r"&(?=#?\w+;)", "&amp;", UNUSABLE.sub("", url))
    url = re.sub(r"[\s<>\\`|]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
    return f"<{url}>" if re.search(r"[()]", url) else url


def marked(mark: str, element: str, words: str, *, is_nested: bool = False) -> str:
    """`words` (Markdown already) made strong or stressed.

    Japanese has no spaces around 「…」, and a mark between a word and a bracket
    is none in Markdown. There, and inside another mark, the element stands for it.
    """
    if not words.strip():
        return words
    if is_nested or not (is_word(words[0]) and is_word(words[-1])):
        return f"<{element}>{words}</{element}>"
    return f"{mark}{words}{mark}"


def is_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


def blocks(parts: Iterable[str]) -> str:
    """One under the other, with an empty line between; empty ones are left out."""
    return "\n\n".join(part for part in parts if part)


def quoted(markdown: str) -> str:
    return "\n".join(f"> {part}".rstrip() for part in markdown.split("\n"))


def item(mark: str, markdown: str) -> str:
    """One of a list; its further lines stand under its first."""
    first, *rest = markdown.split("\n")
    return "\n".join([f"{mark} {first}", *(f"{' ' * (len(mark) + 1)}{part}" if part else "" for part in rest)])
