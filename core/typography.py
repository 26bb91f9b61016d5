"""Japanese typography: where a heading's line may break, its two halves, its reading time."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import budoux
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

CHARACTERS_PER_MINUTE = 500
_NOT_READ = frozenset({"Cc", "Cf", "Cs", "Mn", "Me"})  # Unicode categories

DASH = "――"
# One dash between digits is a range of numbers, not a break in a title.
_DASHES = re.compile(r"[―—─]{2,}|(?<!\d)[―—](?!\d)")
_WIDE_SPACES = re.compile("\u3000+")

# Kana, Han and their marks; every other letter belongs to a word written with spaces.
_JAPANESE = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_LETTER = rf"[^\W{_JAPANESE}]"
_SPACED_WORDS = re.compile(rf"{_LETTER}+(?:[ .,:'’&+/@_‐‑-]{{1,2}}{_LETTER}+)*[+#%]*")
_NUMBER_WITH_UNIT = re.compile(
    r"""
      \d+月\d+日 | \d+時\d+分
    | \d+ (?: (?: [,.:/，．：／〜～−–-] | [兆億万千百十]{1,2} ) \d+ )*
      [兆億万千百十]*
      (?: [かカヵヶケ箇][月国所年] | 年[度間代] | 月期 | [日時週年]間 | 世代 | 種類 | 文字 | 人月 | 分の\d+
        | [ァ-ヴー]+ | [%％℃°] | [^\W\d] )?
    """,
    re.VERBOSE,
)
_NEVER_FIRST = frozenset(
    "、。，．・：；？！…‥゛゜ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ〜～―—─％"
    "）］｝〉》」』】〕〟’”" + ",.:;?!%)]}"
)
_NEVER_LAST = frozenset("（［｛〈《「『【〔〝‘“([{約第$¥€£＄￥#＃+±−\u200d")


@lru_cache(maxsize=1024)
def phrase_html(text: str) -> SafeString:
    """The text escaped, with `<wbr>` wherever a line may break without cutting a phrase.

    A title in two halves becomes two `span.title-part`, its dash a `span.dash`.
    Markup in the text is shown as text, even in a string that is marked safe.
    """
    main, sub = split_title(text)
    if not sub:
        return _phrased(text)
    # A wide space is dropped, as the parts stand apart; a plain one keeps copied text readable.
    dash = format_html('<span class="dash">{}</span>', DASH) if _only_dash(text) else ""
    return format_html(
        '<span class="title-part">{}{}</span>{}<span class="title-part">{}</span>',
        _phrased(main), dash, "" if dash else " ", _phrased(sub),
    )  # fmt: skip


def split_title(text: str) -> tuple[str, str]:
    """Main title and subtitle of `主題――副題` or `主題　副題`; ("the title", "") if it has one half.

    A dash goes before a space. Two dashes enclose an aside and do not split.
    """
    separator = _only_dash(text) or _WIDE_SPACES.search(text.strip())
    if separator is None:
        return text.strip(), ""
    main, sub = separator.string[: separator.start()].strip(), separator.string[separator.end() :].strip()
    return (main, sub) if main and sub else (text.strip(), "")


def plain_characters(text: str) -> int:
    """How many characters there are to read: no spaces, controls or combining marks."""
    return sum(not c.isspace() and unicodedata.category(c) not in _NOT_READ for c in text)


def reading_minutes(characters: int) -> int:
    """Minutes to read so many characters, to the nearest minute, at least 1."""
    return max(1, (characters + CHARACTERS_PER_MINUTE // 2) // CHARACTERS_PER_MINUTE)


def phrase_ends(text: str) -> set[int]:
    """The offsets at which a phrase (文節) of the text ends, its very end included."""
    ends, offset = set(), 0
    for chunk in _parser().parse(text):
        offset += len(chunk)
        ends.add(offset)
    return ends


def phrases(text: str) -> list[str]:
    """The text in pieces between which a line may break."""
    return list(_pieces(text))


def _only_dash(text: str) -> re.Match | None:
    """The dash between two halves, if there is just one and something on both sides."""
    dashes = list(_DASHES.finditer(text))
    if len(dashes) != 1:
        return None
    dash = dashes[0]
    return dash if text[: dash.start()].strip() and text[dash.end() :].strip() else None


def _phrased(text: str) -> SafeString:
    return mark_safe("<wbr>".join(escape(phrase) for phrase in phrases(text)))  # noqa: S308 - each phrase is escaped


def _pieces(text: str) -> Iterator[str]:
    unbreakable = _offsets_within_names_and_numbers(text)
    begin = offset = 0
    for chunk in _parser().parse(text):
        if offset and offset not in unbreakable and not _is_unbreakable(text, offset):
            yield text[begin:offset]
            begin = offset
        offset += len(chunk)
    yield text[begin:]


def _offsets_within_names_and_numbers(text: str) -> set[int]:
    """Every offset inside 2,000億円, 10月1日, GPT-5.1 or Gemini 3 Pro."""
    return {
        offset
        for pattern in (_SPACED_WORDS, _NUMBER_WITH_UNIT)
        for match in pattern.finditer(text)
        for offset in range(match.start() + 1, match.end())
    }


def _is_unbreakable(text: str, offset: int) -> bool:
    """Whether the characters on both sides must stay on one line, whatever the words are."""
    before, after = text[offset - 1], text[offset]
    return (
        before in _NEVER_LAST
        or after in _NEVER_FIRST
        or unicodedata.category(after) in {"Mn", "Mc", "Me", "Cf", "Sk"}
        or ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff")
    )


_parser_lock = threading.Lock()


def _parser() -> budoux.Parser:
    """BudouX with its Japanese model: read from disk when first needed, and only once."""
    with _parser_lock:
        return _load_parser()


@cache
def _load_parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
