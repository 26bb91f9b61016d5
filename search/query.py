"""What somebody typed into a search field, taken apart."""

import re
from dataclasses import dataclass
from functools import cached_property

MOST_CHARACTERS = 100
MOST_CLAUSES = 10
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]")
# A minus before a word excludes it; within one (GPT-5) it is a mark. A quotation that is never closed quotes the rest.
CLAUSE = re.compile(
    r"""(?P<minus>[-－−])?
    (?: "(?P<q1>[^"]*)(?:"|$) | ＂(?P<q2>[^＂]*)(?:＂|$) | “(?P<q3>[^”]*)(?:”|$)
      | 「(?P<q4>[^」]*)(?:」|$) | 『(?P<q5>[^』]*)(?:』|$)
      | (?P<word>[^\s"＂“「『]+) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Clause:
    """Something that a text must have, or must not.

    Attributes:
        text: words that stand side by side.
        is_phrase: it was in quotation marks, so that their order counts to the letter.
    """

    text: str
    is_phrase: bool = False
    is_excluded: bool = False


@dataclass(frozen=True)
class Query:
    """A text of any length and content; no part of it raises an error."""

    typed: str

    @cached_property
    def text(self) -> str:
        """In one line, at most MOST_CHARACTERS, without what cannot be seen."""
        return self._printable[:MOST_CHARACTERS].rstrip()

    @property
    def is_cut(self) -> bool:
        """Whether only the beginning is looked for."""
        return len(self._printable) > MOST_CHARACTERS or len(self._all_clauses) > MOST_CLAUSES

    @property
    def clauses(self) -> list[Clause]:
        return self._all_clauses[:MOST_CLAUSES]

    @property
    def wanted(self) -> list[Clause]:
        return [clause for clause in self.clauses if not clause.is_excluded]

    @cached_property
    def _printable(self) -> str:
        return " ".join(UNPRINTABLE.sub(" ", self.typed).split())

    @cached_property
    def _all_clauses(self) -> list[Clause]:
        found = []
        for match in CLAUSE.finditer(self.text):
            quoted = next((match[name] for name in ("q1", "q2", "q3", "q4", "q5") if match[name] is not None), None)
            text = (match["word"] if quoted is None else quoted).strip()
            # ２０２５ー「…」 and a-"b" are no exclusions: something stands before the minus.
            starts_word = match.start() == 0 or self.text[match.start() - 1].isspace()
            if text:
                found.append(Clause(text, quoted is not None, bool(match["minus"]) and starts_word))
        return found
