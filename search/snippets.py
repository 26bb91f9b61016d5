"""Where in a text a query was found: marked, and cut out with what stands around it."""

import re
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from search.passages import Passage, Quotable
from search.synonyms import Sequence

WIDTH = 120
# So much may stand before the first mark, when the sentence begins earlier.
LEAD = 36
# Between neighbours: the particles, endings and marks that are not among the words.
GAP = r"[\W_ぁ-ん]{0,6}?"
SENTENCE_END = re.compile(r"[。！？\n]")
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Excerpt:
    """
    Attributes:
        html: escaped, with `<mark>`.
        section: the one in which the query is found, be it quoted or not; None when it is found in none.
    """

    html: SafeString
    section: Passage | None = None


class Marker:
    """Finds the ways to say each clause of a query in a text, as they are written there.

    Args:
        wanted: for each clause the sequences of words that say it.
        spellings: canonical word → further ways in which it is written.
    """

    def __init__(self, wanted: list[list[Sequence]], spellings: dict[str, list[str]]):
        self.clauses = [pattern([run(words, spellings) for words in ways]) for ways in wanted]
        self.runs = pattern([run(words, spellings) for ways in wanted for words in ways])
        lone = {word for ways in wanted for words in ways for word in words if len(word.canonical) > 1}
        self.words = pattern([forms(word, spellings) for word in lone])

    def mark(self, text: str) -> SafeString:
        found = self.runs if self.runs.search(text) else self.words
        return marked(text, found)

    def excerpt(self, quotable: Quotable) -> Excerpt:
        """From the passage in which most clauses are found, the first of equals; its beginning when none is."""
        if not quotable.passages:
            return Excerpt(mark_safe(""))
        worth = {passage: self._worth(passage) for passage in quotable.passages}
        best = max(worth, key=worth.get)
        section = max(filter(lambda passage: passage.anchor, worth), key=worth.get, default=None)
        found = self.runs.search(best.text)
        pattern = self.runs if found else self.words
        found = found or self.words.search(best.text)
        begin, end = window(best.text, found.start() if found else 0)
        html = marked(best.text[begin:end].strip().replace("\n", "　"), pattern)
        before = "" if not begin or SENTENCE_END.match(best.text[begin - 1]) else "…"
        after = "…" if end < len(best.text) else ""
        quoted = mark_safe(f"{before}{html}{after}")  # noqa: S308 - `marked` escapes
        return Excerpt(quoted, section if section and any(worth[section]) else None)

    def _worth(self, passage: Passage) -> tuple[int, bool, bool]:
        clauses = sum(bool(clause.search(passage.whole)) for clause in self.clauses)
        return clauses, bool(self.runs.search(passage.text)), bool(self.words.search(passage.text))


def window(text: str, place: int) -> tuple[int, int]:
    """From the beginning of the sentence around this place, or a little before the place."""
    begins = [0, *(end.end() for end in SENTENCE_END.finditer(text, 0, place))]
    begin = begins[-1] if place - begins[-1] <= LEAD else place - LEAD
    return begin, min(len(text), begin + WIDTH)


def marked(text: str, found: re.Pattern) -> SafeString:
    parts, end = [], 0
    for match in found.finditer(text):
        if match[0]:
            parts += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            end = match.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - every part is escaped


def pattern(alternatives: list[str]) -> re.Pattern:
    unique = sorted(filter(None, dict.fromkeys(alternatives)), key=len, reverse=True)
    return re.compile("|".join(unique), re.IGNORECASE) if unique else NOTHING


def run(words: Sequence, spellings) -> str:
    return GAP.join(forms(word, spellings) for word in words)


def forms(word, spellings) -> str:
    """Every way in which the word may be written, the longest first; AI is not found in MAIN, nor 5 in 2025."""
    known = {word.canonical, word.spelling, word.written, *spellings.get(word.canonical, ())} - {""}
    return f"(?:{'|'.join(bounded(form) for form in sorted(known, key=lambda form: (-len(form), form)))})"


def bounded(form: str) -> str:
    return f"{edge(form[0], '<!')}{re.escape(form)}{edge(form[-1], '!')}"


def edge(character: str, direction: str) -> str:
    if character.isdecimal():
        return rf"(?{direction}\d)"
    return f"(?{direction}[A-Za-zＡ-Ｚａ-ｚ])" if "a" <= character.casefold() <= "z" else ""
