"""Letters: width, brackets and spaces, as the style of the publication wants them."""

import re
import unicodedata
from collections.abc import Iterator

from articles.checks.finding import Finding, shortened
from articles.checks.manuscript import Manuscript, Passage

SHOWN_WORDS = 3
FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．，－＋％]*[０-９Ａ-Ｚａ-ｚ％])?")
HALF_WIDTH_KANA = re.compile("[\uff66-\uff9f]+")
# Between words only: what stands at the beginning or end of a line is no gap.
DOUBLE_SPACE = re.compile(r"(?<=\S)[ \u00a0\u3000]{2,}(?=\S)")

CLOSED_BY = dict(zip("（(「『【〔〈《［[｛{“", "）)」』】〕〉》］]｝}”", strict=True))
OPENED_BY = {closing: opening for opening, closing in CLOSED_BY.items()}
BRACKETS = re.compile("[" + re.escape("".join([*CLOSED_BY, *OPENED_BY])) + "]")
# 1) and (a) of a typed list: the first has no opening bracket and needs none.
LIST_NUMBER = re.compile(r"^\s*[0-9０-９a-zA-Zａ-ｚア-ン]{1,2}[)）]", re.MULTILINE)


def letter_findings(manuscript: Manuscript) -> Iterator[Finding]:
    for passage in manuscript.passages:
        if passage.is_japanese:
            yield from full_width(passage)
            yield from half_width_kana(passage)
            yield from brackets(passage)
            yield from double_spaces(passage)


def full_width(passage: Passage) -> Iterator[Finding]:
    if words := distinct(FULL_WIDTH, passage.text):
        yield Finding(
            "full_width",
            f"全角の英数字があります：{'、'.join(words)}",
            passage.place,
            f"半角にします：{half_width(words)}",
        )


def half_width_kana(passage: Passage) -> Iterator[Finding]:
    if words := distinct(HALF_WIDTH_KANA, passage.text):
        yield Finding(
            "half_width_kana",
            f"半角のカナがあります：{'、'.join(words)}",
            passage.place,
            f"全角にします：{half_width(words)}",
        )


def double_spaces(passage: Passage) -> Iterator[Finding]:
    if found := DOUBLE_SPACE.search(passage.text):
        before, after = passage.text[: found.start()][-8:], passage.text[found.end() :][:8]
        kind = "全角の空白" if "\u3000" in found[0] else "空白"
        yield Finding(
            "double_space",
            f"{kind}が続いています：「{' '.join(f'{before} {after}'.split())}」のあいだ",
            passage.place,
            "一つにするか、消します。",
        )


def brackets(passage: Passage) -> Iterator[Finding]:
    """The first bracket without its like: closed by another kind, never closed, or closed and never opened."""
    text = LIST_NUMBER.sub(lambda found: " " * len(found[0]), passage.text)
    open_ones: list[re.Match] = []
    for found in BRACKETS.finditer(text):
        if found[0] in CLOSED_BY:
            open_ones.append(found)
        elif not open_ones:
            yield unbalanced(passage, found, f"「{found[0]}」に対になる「{OPENED_BY[found[0]]}」がありません")
            return
        elif (opening := open_ones.pop())[0] != OPENED_BY[found[0]]:
            wanted = CLOSED_BY[opening[0]]
            yield unbalanced(passage, opening, f"「{opening[0]}」が「{wanted}」でなく「{found[0]}」で閉じられています")
            return
    if open_ones:
        opening = open_ones[-1]
        yield unbalanced(passage, opening, f"「{opening[0]}」が閉じられていません")


def unbalanced(passage: Passage, bracket: re.Match, what: str) -> Finding:
    context = shortened(passage.text[max(0, bracket.start() - 4) : bracket.start() + 16])
    return Finding("brackets", f"{what}：{context}", passage.place, "括弧の種類と数をそろえます。")


def distinct(pattern: re.Pattern, text: str) -> list[str]:
    """The first few different words that a pattern finds."""
    return list(dict.fromkeys(pattern.findall(text)))[:SHOWN_WORDS]


def half_width(words: list[str]) -> str:
    return "、".join(unicodedata.normalize("NFKC", word) for word in words)
