"""Two Japanese texts as one: what stayed, what went, what came, cut where a reader would cut."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby, pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.typography import phrase_ends

# Words of other scripts, numbers and runs of katakana, kanji or hiragana; an emoji with all that belongs to it.
TOKEN = re.compile(
    r"""
      [A-Za-z0-9\u00c0-\u024fＡ-Ｚａ-ｚ０-９]+(?:[.,'’/-][A-Za-z0-9\u00c0-\u024f]+)*
    | [\u30a1-\u30fa\u30fc]+ | [\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff]+ | [\u3041-\u3096]+
    | .(?:\u200d.|[\u0300-\u036f\u3099\u309a\ufe0e\ufe0f\U0001f3fb-\U0001f3ff])*
    """,
    re.VERBOSE | re.DOTALL,
)
# Work is bounded by the pairs of equal tokens; texts with more are told as a whole.
MAX_EQUAL_PAIRS = 40_000
MAX_CHARACTERS = 20_000
MAX_MEASURED_CHARACTERS = 1_000
SIGN_OF_SPACE = {" ": "␣", "\u3000": "□", "\n": "↵\n"}
VISIBLE_IN_EFFECT = "\n\r\t\u200d"  # the last joins emoji


class Fate(Enum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    fate: Fate
    text: str


def compare_texts(old: str, new: str) -> list[Piece]:
    """The pieces in reading order, what went before what came in its place."""
    if old == new:
        return [Piece(Fate.KEPT, old)] if old else []
    if max(len(old), len(new)) > MAX_CHARACTERS:
        return replaced(old, new)
    return tidy(compare_tokens(tokens(old), tokens(new)))


def compare_tokens(old: list[str], new: list[str]) -> list[Piece]:
    counts = Counter(old)
    if sum(counts[token] for token in new) > MAX_EQUAL_PAIRS:
        return compare_ends(old, new)
    pieces = []
    for name, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if name == "equal":
            pieces.append(Piece(Fate.KEPT, "".join(old[i:j])))
        else:
            pieces += replaced("".join(old[i:j]), "".join(new[k:m]))
    return pieces


def compare_ends(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """What both begin with and end with; all between is told as a whole."""
    shorter = min(len(old), len(new))
    begin = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - begin
    end = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    middle = replaced("".join(old[begin : len(old) - end]), "".join(new[begin : len(new) - end]))
    pieces = [Piece(Fate.KEPT, "".join(old[:begin])), *middle, Piece(Fate.KEPT, "".join(old[len(old) - end :]))]
    return [piece for piece in pieces if piece.text]


def replaced(old: str, new: str) -> list[Piece]:
    return [piece for piece in (Piece(Fate.REMOVED, old), Piece(Fate.ADDED, new)) if piece.text]


def tidy(pieces: list[Piece]) -> list[Piece]:
    """Let no scrap of kept text, such as a は between two new words, stand between changes longer than itself."""
    changes = [["", "", ""]]  # kept text, and what went and came behind it
    for piece in pieces:
        if piece.fate is Fate.KEPT:
            changes.append([piece.text, "", ""])
        else:
            changes[-1][1 if piece.fate is Fate.REMOVED else 2] += piece.text
    tidied = [changes[0]]
    for kept, removed, added in changes[1:]:
        before = max(map(len, tidied[-1][1:]))
        if len(kept) < min(before, max(len(removed), len(added))) and "\n" not in kept:
            tidied[-1][1] += kept + removed
            tidied[-1][2] += kept + added
        else:
            tidied.append([kept, removed, added])
    return merged([piece for kept, *change in tidied for piece in (Piece(Fate.KEPT, kept), *lengthened(*change))])


def lengthened(removed: str, added: str) -> list[Piece]:
    """A word that only grew or shrank at one end is kept but for that end."""
    shorter, longer = sorted((removed, added), key=len)
    if removed and added and longer.startswith(shorter):
        return [Piece(Fate.KEPT, shorter), *replaced(removed[len(shorter) :], added[len(shorter) :])]
    if removed and added and longer.endswith(shorter):
        end = len(longer) - len(shorter)
        rest = replaced(removed[: len(removed) - len(shorter)], added[: len(added) - len(shorter)])
        return [*rest, Piece(Fate.KEPT, longer[end:])]
    return replaced(removed, added)


def merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one fate as one piece, empty ones dropped."""
    groups = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.fate)
    return [Piece(fate, "".join(piece.text for piece in group)) for fate, group in groups]


def tokens(text: str) -> list[str]:
    found = []
    ends = phrase_ends(text)
    for match in TOKEN.finditer(text):
        cuts = [match.start()]
        if not match[0].isascii():
            cuts += [place for place in range(match.start() + 1, match.end()) if place in ends and len(match[0]) > 1]
        cuts.append(match.end())
        found += [text[begin:end] for begin, end in pairwise(cuts)]
    return found


def likeness(old: str, new: str) -> float:
    """0 to 1: how many pairs of neighbouring characters two texts have in common."""
    old, new = old[:MAX_MEASURED_CHARACTERS], new[:MAX_MEASURED_CHARACTERS]
    if old == new:
        return 1.0
    first, second = (Counter(map("".join, pairwise(text))) for text in (old, new))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def text_html(old: str, new: str) -> SafeString:
    """Both texts as one, with `<del>` and `<ins>`."""
    return pieces_html(compare_texts(old, new))


def pieces_html(pieces: list[Piece]) -> SafeString:
    return format_html_join("", "{}", ((piece_html(piece.fate, lines_html(shown(piece))),) for piece in pieces))


def piece_html(fate: Fate, html: SafeString) -> SafeString:
    """The words before and after are for those who hear the page."""
    if fate is Fate.KEPT:
        return html
    tag, word = ("del", "削除") if fate is Fate.REMOVED else ("ins", "追加")
    return format_html(
        "<{0}>{2}{1}{3}</{0}>",
        tag,
        html,
        quiet(f"［{word}："),
        quiet("］"),
    )


def quiet(words: str) -> SafeString:
    return format_html('<span class="w-sr-only">{}</span>', words)


def shown(piece: Piece) -> str:
    """The text of a piece; in one that changed, what nobody sees is named."""
    if piece.fate is Fate.KEPT:
        return piece.text
    signs = SIGN_OF_SPACE if piece.text.isspace() else {}
    return "".join(signs.get(character, named_if_invisible(character)) for character in piece.text)


def named_if_invisible(character: str) -> str:
    is_invisible = unicodedata.category(character) in {"Cc", "Cf"} and character not in VISIBLE_IN_EFFECT
    return f"〔U+{ord(character):04X}〕" if is_invisible else character


def lines_html(text: str) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in text.replace("\r\n", "\n").split("\n")))
