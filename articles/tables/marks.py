"""Verdicts and levels: what an editor types as ○ 成功 or 高（品質）, read as a mark and words."""

import re
from dataclasses import dataclass
from enum import Enum

VARIATION_SELECTORS = re.compile("[\ufe0e\ufe0f]")
BRACKETED = re.compile(r"^(?P<word>[^（(]*?)\s*[（(](?P<note>.*)[)）]$", re.DOTALL)


class Verdict(Enum):
    """A judgement in a table cell: its value, the mark of plain text, and its word."""

    BEST = ("best", "◎", "最良")
    YES = ("yes", "○", "対応")
    PARTIAL = ("partial", "△", "一部")
    NO = ("no", "×", "未対応")
    UNDISCLOSED = ("undisclosed", "？", "非公表")
    NOT_APPLICABLE = ("na", "－", "対象外")

    def __new__(cls, value, mark, word):
        verdict = object.__new__(cls)
        verdict._value_, verdict.mark, verdict.word = value, mark, word
        return verdict

    @property
    def rank(self) -> int:
        """For sorting: best 5 … no 2; undisclosed 1, not applicable 0."""
        return len(Verdict) - 1 - list(Verdict).index(self)


TYPED_MARKS = {
    Verdict.BEST: "◎",
    Verdict.YES: "○〇◯⭕✅✔✓☑",
    Verdict.PARTIAL: "△▲⚠🔺",
    Verdict.NO: "×✕✖❌✗✘",
    Verdict.UNDISCLOSED: "？?",
    Verdict.NOT_APPLICABLE: "－-—–―ー",
}
VERDICT_OF_MARK = {mark: verdict for verdict, marks in TYPED_MARKS.items() for mark in marks}
VERDICT_OF_WORD = {"非公表": Verdict.UNDISCLOSED, "対象外": Verdict.NOT_APPLICABLE}
# A hyphen or question mark is a verdict only alone: "-5%" and "？の件" are words.
LONE_VERDICTS = (Verdict.UNDISCLOSED, Verdict.NOT_APPLICABLE)

LEVEL_OF_WORD = {
    **dict.fromkeys(["最高", "最大", "極めて高い", "極めて大きい", "特大", "巨大", "革命的"], 4),
    **dict.fromkeys(["高", "高い", "大", "大きい"], 3),
    **dict.fromkeys(["中", "中くらい", "中程度"], 2),
    **dict.fromkeys(["低", "低い", "小", "小さい"], 1),
}
HIGHEST_LEVEL = 4


@dataclass(frozen=True)
class ReadVerdict:
    verdict: Verdict
    word: str  # what is shown beside the mark: the typed words, else the verdict's own
    note: str


@dataclass(frozen=True)
class ReadLevel:
    level: int  # 1 (low) to 4 (highest)
    word: str
    note: str


def read_verdict(text: str) -> ReadVerdict | None:
    """`✅ 成功（初回）` → yes, 成功, 初回; None when the text begins with no mark and is no verdict's word."""
    text = VARIATION_SELECTORS.sub("", text).strip()
    word, note = split_note(text)
    if word in VERDICT_OF_WORD:
        return ReadVerdict(VERDICT_OF_WORD[word], word, note)
    verdict = VERDICT_OF_MARK.get(text[:1])
    if verdict is None:
        return None
    rest = text[1:]
    if verdict in LONE_VERDICTS and rest and not rest[0].isspace():
        return None
    word, note = split_note(rest.strip())
    return ReadVerdict(verdict, word or verdict.word, note)


def read_level(text: str) -> ReadLevel | None:
    """`高（品質）` → 3, 高, 品質; None when the word before the bracket names no level."""
    word, note = split_note(text.strip())
    level = LEVEL_OF_WORD.get(word)
    return ReadLevel(level, word, note) if level else None


def split_note(text: str) -> tuple[str, str]:
    """`成功（一部）` → (成功, 一部); a text without a closing bracket at its end has no note."""
    found = BRACKETED.match(text)
    return (found["word"].strip(), found["note"].strip()) if found else (text, "")
