"""Japanese text cut into words, as both the index and a query have them."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sudachipy import Dictionary, SplitMode

# Particles, endings and marks bind words together and are in every text; nobody looks for them.
UNSPOKEN = frozenset({"助詞", "助動詞", "補助記号", "空白"})
# Where no phrase runs on.
SENTENCE = re.compile(r"[^。！？\n]+")
# Sudachi reads at most 49,149 bytes at once, and no character has more than four.
LONGEST_READ = 12_000
LONGEST_WORD = 100
LONGEST_TERM = 16
PIECE = re.compile(r"[^\W_]+")
KATAKANA_WITH_LONG_END = re.compile(r"[ァ-ヺー]{3,}ー")
V_SOUNDS = str.maketrans({"ァ": "バ", "ィ": "ビ", "ェ": "ベ", "ォ": "ボ"})
HIRAGANA = re.compile(r"[ぁ-ゖー]+")
TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}

_dictionary_lock = threading.Lock()
_of_thread = threading.local()


@dataclass(frozen=True, slots=True)
class Word:
    """One place in a sentence.

    Attributes:
        canonical: the one form that all spellings and inflections share.
        spelling: as it was written, but folded; often the same.
        written: as it was written, letter for letter; empty when that is unknown.
    """

    canonical: str
    spelling: str
    written: str = ""


def sentences(text: str) -> Iterator[list[Word]]:
    """The words of each sentence or line that has any, in order."""
    tokenizer = own_tokenizer()
    for found in SENTENCE.finditer(text):
        sentence = found[0]
        for start in range(0, len(sentence), LONGEST_READ):
            words = [
                word
                for token in tokenizer.tokenize(sentence[start : start + LONGEST_READ])
                if token.part_of_speech()[0] not in UNSPOKEN
                for word in words_of(token.surface(), token.normalized_form())
            ]
            if words:
                yield words


def words_of(surface: str, normalized: str) -> list[Word]:
    """One token as words: most are one, GPT-4 is two, a lone sign is none."""
    canonical, spelling = fold(normalized), fold(surface)
    if canonical.isalnum() and spelling.isalnum():
        return [Word(canonical, spelling, surface)]
    pieces, spellings = PIECE.findall(canonical), PIECE.findall(spelling)
    if len(pieces) == 1:
        return [Word(pieces[0], spellings[0] if len(spellings) == 1 else pieces[0], surface)]
    written = PIECE.findall(surface)
    if len(written) != len(spellings):
        written = [""] * len(spellings)
    return [Word(piece, piece, as_written) for piece, as_written in zip(spellings, written, strict=True)]


def fold(text: str) -> str:
    """The same letters whatever their width and case; サーバー as サーバ, ヴァ as バ."""
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    folded = folded.casefold()[:LONGEST_WORD]
    if "ヴ" in folded:
        folded = re.sub("ヴ([ァィェォ]?)", lambda found: found[1].translate(V_SOUNDS) or "ブ", folded)
    return folded[:-1] if folded.endswith("ー") and KATAKANA_WITH_LONG_END.fullmatch(folded) else folded


def in_katakana(text: str) -> str:
    """A text in hiragana alone as katakana; empty for any other, and for one so short that it could mean anything."""
    return text.translate(TO_KATAKANA) if len(text) > 2 and HIRAGANA.fullmatch(text) else ""


def own_tokenizer():
    """This thread's tokenizer: they are no good for two at once, while the dictionary under them is."""
    if not hasattr(_of_thread, "tokenizer"):
        with _dictionary_lock:
            dictionary = load_dictionary()
        _of_thread.tokenizer = dictionary.tokenizer(mode=SplitMode.A)
    return _of_thread.tokenizer


@cache
def load_dictionary() -> Dictionary:
    """Read when first needed, once in a process; about 0.1 s."""
    return Dictionary(dict="core")


def terms(text: str) -> list[str]:
    """Nouns as they are written, neighbours also joined to one (事前, 学習, 事前学習), each once."""
    found = {}
    for line in text.splitlines():
        joined = []
        for token in [*own_tokenizer().tokenize(line[:LONGEST_READ]), None]:
            if token is not None and token.part_of_speech()[0] == "名詞":
                joined.append(token.surface())
                continue
            found |= dict.fromkeys(["".join(joined), *joined])
            joined = []
    return [word for word in found if 1 < len(word) <= LONGEST_TERM and not word.isdecimal()]


def reading_of(text: str) -> str:
    """How a text is read, in katakana."""
    return "".join(token.reading_form() for token in own_tokenizer().tokenize(text[:LONGEST_READ]))
