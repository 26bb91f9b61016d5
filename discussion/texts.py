"""What may stand in a name, a comment and a passage, whatever a browser sends."""

import re
import unicodedata

from discussion.exceptions import Invalid
from discussion.models.comment import MAX_BODY, MAX_NAME

MAX_MARKS = 8
MAX_GRAPHEME_BYTES = 300
JOINER = "\u200d"
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Without an outline of their own, though Unicode calls some of them letters.
INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]+"
)
RESERVED_NAMES = ("編集部", "編集長", "運営", "管理者", "管理人", "公式", "airace")


def clean_body(text, *, field="body", most=MAX_BODY, required=True) -> str:
    """The text in NFC with plain ends of line and without white space around it.

    Raises:
        Invalid: too long, nothing to see, or characters that nobody can type.
    """
    text = clean(text, field=field)
    if len(text) > most:
        raise Invalid(f"{most:,}字までにしてください（いま{len(text):,}字）。", field=field)
    if required and not is_visible(text):
        raise Invalid("本文を入れてください。" if field == "body" else "内容を入れてください。", field=field)
    return text


def clean_name(text) -> str:
    """The name on one line, without what turns the direction of the text around it; "" for none.

    Raises:
        Invalid: too long, unreadable, or one that only the editors bear.
    """
    name = " ".join(BIDI.sub("", clean(text, field="name")).split())
    if not is_visible(name):
        return ""
    if len(name) > MAX_NAME:
        raise Invalid(f"名前は{MAX_NAME}字までにしてください。", field="name")
    if any(reserved in squeezed(name) for reserved in RESERVED_NAMES):
        raise Invalid("編集部とまぎらわしい名前は使えません。別の名前にしてください。", field="name")
    return name


def clean(text, *, field) -> str:
    if not isinstance(text, str):
        raise Invalid("文字で送ってください。", field=field)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if any(is_unusable(character) for character in text):
        raise Invalid("使えない文字（制御文字など）が入っています。取り除いてください。", field=field)
    if has_overgrown_grapheme(text):
        raise Invalid("一つの文字に記号が重なりすぎています。減らしてください。", field=field)
    return text.strip()


def is_unusable(character: str) -> bool:
    code = ord(character)
    return (
        (code < 0x20 and character not in "\n\t")
        or 0x7F <= code < 0xA0
        or 0xD800 <= code < 0xE000
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code < 0xFDF0
    )


def has_overgrown_grapheme(text: str) -> bool:
    marks = size = 0
    joined = False
    for character in text:
        is_mark = unicodedata.category(character) in ("Mn", "Me")
        goes_on = is_mark or joined or character == JOINER
        marks = marks + is_mark if goes_on else 0
        size = (size if goes_on else 0) + len(character.encode())
        joined = character == JOINER
        if marks > MAX_MARKS or size > MAX_GRAPHEME_BYTES:
            return True
    return False


def is_visible(text: str) -> bool:
    return bool(INVISIBLE.sub("", text))


def squeezed(text: str) -> str:
    """For comparison alone: one form for each width, case and kana, without spaces, marks and what cannot be seen."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    text = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN" or c in "ー")
